package dev.assay.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Severity;
import dev.assay.core.policy.PolicyReader.Problem;
import dev.assay.core.policy.PolicyReader.Reading;
import dev.assay.core.version.PackageName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final Set<String> RULES = Set.of("typosquat-name", "extra-index", "vulnerable");

  @Test
  void everyKeyIsRead() {
    Policy policy =
        policy(
            "assay.toml",
            """
            fail-on = "critical"
            unknown-severity = "warn"
            internal = ["acme-*", "secret"]
            max-advisory-age = 14

            [rules]
            typosquat-name = "deny"
            extra-index = "off"

            [[allow]]
            rule = "vulnerable"
            package = "Py_YAML"
            version = "5.3"
            path = "acme/**/*.py"
            sha256 = "%s"
            reason = "never parses untrusted input"
            owner = "anna@example.invalid"
            expires = 2026-12-31
            """
                .formatted("00FF".repeat(16)));
    assertThat(policy)
        .isEqualTo(
            new Policy(
                "`assay.toml`",
                Severity.CRITICAL,
                Action.WARN,
                Map.of("typosquat-name", Action.DENY, "extra-index", Action.OFF),
                List.of("acme-*", "secret"),
                OptionalInt.of(14),
                List.of(
                    new Allowance(
                        "vulnerable",
                        PackageName.parse("py-yaml"),
                        Optional.of("5.3"),
                        Optional.of("acme/**/*.py"),
                        Optional.of("00ff".repeat(16)),
                        "never parses untrusted input",
                        "anna@example.invalid",
                        LocalDate.of(2026, 12, 31),
                        new Location("assay.toml", 10))),
                IndexPolicy.BUILT_IN));
  }

  @Test
  void whatAnIndexAsksForIsRead() {
    Policy policy =
        policy(
            "assay.toml",
            """
            [index]
            minimum-age = 7
            exempt-fixes = false
            freeze = 2026-11-01
            deny = ["evil", "acme-*", "widget>=2,<3"]
            allow = ["six"]
            deny-licences = ["AGPL-3.0-only"]
            allow-licences = ["MIT"]
            most-score = 0.75
            patience = 5
            large-megabytes = 200
            large-files = "admit"
            attested = {acme = "github:acme/*"}
            """);
    assertThat(policy.index())
        .isEqualTo(
            new IndexPolicy(
                Duration.ofDays(7),
                false,
                Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
                List.of(pattern("evil"), pattern("acme-*"), pattern("widget>=2,<3")),
                List.of(pattern("six")),
                List.of("AGPL-3.0-only"),
                List.of("MIT"),
                List.of(new IndexPolicy.Attested(pattern("acme"), "github:acme/*")),
                OptionalDouble.of(0.75),
                Duration.ofSeconds(5),
                200L << 20,
                IndexPolicy.LargeFiles.ADMIT));
  }

  @Test
  void aTeamHasWhatItSaysAndEverybodysOtherwise() {
    Policy policy =
        policy(
            "assay.toml",
            """
            fail-on = "medium"
            internal = ["acme-*"]
            rules = {typosquat-name = "hold", extra-index = "warn"}

            [index]
            minimum-age = 7
            freeze = 2026-11-01
            deny = ["evil"]

            [team.research]
            fail-on = "critical"
            rules = {extra-index = "off"}
            index = {freeze = false, deny = [], most-score = 0.5}

            [[team.research.allow]]
            rule = "vulnerable"
            package = "six"
            reason = "r"
            owner = "o"
            expires = 2026-12-31
            """);
    Policy research = policy.heldBy(Set.of("other", "research")).policy();
    assertThat(research.failOn()).isEqualTo(Severity.CRITICAL);
    assertThat(research.internal()).containsExactly("acme-*");
    assertThat(research.rules())
        .isEqualTo(Map.of("typosquat-name", Action.HOLD, "extra-index", Action.OFF));
    assertThat(research.index().minimumAge()).isEqualTo(Duration.ofDays(7));
    assertThat(research.index().freeze()).isEmpty();
    assertThat(research.index().deny()).isEmpty();
    assertThat(research.index().mostScore()).hasValue(0.5);
    assertThat(research.allow()).hasSize(1);
    assertThat(policy.allow()).isEmpty();
    assertThat(policy.heldBy(Set.of("other")).policy()).isSameAs(policy);
    assertThat(policy.heldBy(Set.of()).holder()).isEmpty();
  }

  @Test
  void teamsThatSayTheSameHoldOnePolicy() {
    Policy policy =
        policy(
            "assay.toml",
            "[team.b]\nfail-on = 'low'\n[team.a]\nfail-on = 'low'\n[team.c]\nfail-on = 'high'\n");
    assertThat(policy.teams())
        .extracting(Policy.Team::name, Policy.Team::holder)
        .containsExactly(tuple("b", "b"), tuple("a", "b"), tuple("c", ""));
    assertThat(policy.heldBy(Set.of("a", "b", "c")).name()).isEqualTo("b");
  }

  @Test
  void aHostileDocumentCannotMultiplyItself() {
    StringBuilder text = new StringBuilder("# many\n");
    for (int i = 0; i <= 100; i++) {
      text.append("[team.t").append(i).append("]\n");
    }
    assertThat(problems(text.toString()))
        .extracting(Problem::message)
        .containsExactly("a policy has 100 teams at most");
  }

  private static NamePattern pattern(String text) {
    return NamePattern.parse(text).orElseThrow();
  }

  @Test
  void whatIsNotSaidIsBuiltIn() {
    Policy policy = policy("assay.toml", "internal = ['acme']");
    assertThat(policy.failOn()).isEqualTo(Policy.BUILT_IN.failOn());
    assertThat(policy.unknownSeverity()).isEqualTo(Policy.BUILT_IN.unknownSeverity());
    assertThat(policy.advisoryAgeLimit()).isEmpty();
    assertThat(policy.allow()).isEmpty();
  }

  @Test
  void aPyprojectHoldsItUnderItsTool() {
    assertThat(policy("a/pyproject.toml", "[project]\nname = 'x'\n[tool.assay]\nfail-on = 'low'"))
        .extracting(Policy::origin, Policy::failOn)
        .containsExactly("`a/pyproject.toml`", Severity.LOW);
    assertThat(read("a/pyproject.toml", "[project]\nname = 'x'")).isEqualTo(new Reading.None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'fail-on = "grave"'            | a severity is `none`, `low`, `medium`, `high` or `critical`
          'fail-on = "HIGH"'             | a severity is `none`, `low`, `medium`, `high` or `critical`
          'fail-on = "unknown"'          | a severity is `none`, `low`, `medium`, `high` or `critical`
          'fail-on = 7'                  | a severity is `none`, `low`, `medium`, `high` or `critical`
          'unknown-severity = "ignore"'  | an action is `off`, `warn`, `hold` or `deny`
          'rules = {vulnerable = "Hold"}'| an action is `off`, `warn`, `hold` or `deny`
          'max-advisory-age = -1'        | `max-advisory-age` is a number of days
          'max-advisory-age = 1.5'       | `max-advisory-age` is a number of days
          'max-advisory-age = 99999'     | `max-advisory-age` is a number of days
          'fail_on = "high"'             | `fail_on` is not a key of a policy
          '[extra]'                      | `extra` is not a key of a policy
          'internal = "acme-*"'          | `internal` is a list of names
          'internal = [1]'               | `internal` is a list of names
          'rules = "hold"'               | `rules` is a table of actions
          'allow = "all"'                | `allow` is a list of entries (`[[allow]]`)
          'index = 3'                    | `index` is a table
          'index = {min-age = 3}'        | `min-age` is not a key of `index`
          'index = {minimum-age = -1}'   | `minimum-age` is a whole number from 0 to 3650
          'index = {exempt-fixes = 1}'   | `exempt-fixes` is true or false
          'index = {freeze = "soon"}'    | `freeze` is a day (2026-01-31) or a moment (2026-01-31T12:00:00Z)
          'index = {deny = ["-"]}'       | `-` is neither a name, a prefix (`acme-*`) nor a release (`acme>=2`)
          'index = {deny-licences = "x"}'| `deny-licences` is a list of texts
          'index = {allow = [1]}'        | `allow` is a list of texts
          'index = {most-score = 2}'     | `most-score` is a number from 0 to 1
          'index = {large-files = "x"}'  | `large-files` is `wait`, `admit` or `hold`
          'index = {attested = "a"}'     | `attested` is a table of publishers
          'team = "research"'            | `team` is a table of teams (`[team.NAME]`)
          'team = {research = 3}'        | `team.research` is a table of what differs for a team
          'team = {"a b" = {}}'          | `a b` is no name of a team
          'team = {a = {internal = []}}' | `internal` is not a key of the policy of a team
          'team = {a = {fail-on = "x"}}' | a severity is `none`, `low`, `medium`, `high` or `critical`
          'team = {a.index = {deny = 1}}'| `deny` is a list of texts
          'team = {a.rules = {no = "off"}}'| `no` is not a rule
          'index = {attested = {a = 1}}' | an entry of `attested` is `name = "github:owner/repository"`
          'fail-on = '                   | the document ends where a value is expected
          """)
  void aMistakeIsNamedWithItsLine(String line, String message) {
    assertThat(problems("# a policy\n\n" + line))
        .containsExactly(new Problem(new Location("assay.toml", 3), message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule", "package", "reason", "owner", "expires"})
  void anAllowEntryWithoutOneOfItsKeysIsAMistake(String left) {
    StringBuilder entry = new StringBuilder("[[allow]]\n");
    Map.of(
            "rule", "'vulnerable'",
            "package", "'six'",
            "reason", "'unused'",
            "owner", "'anna'",
            "expires", "2026-12-31")
        .forEach((key, value) -> entry.append(key.equals(left) ? "" : key + "=" + value + "\n"));
    assertThat(problems("\n" + entry)).containsExactly(allowProblem(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expires = '31.12.2026'",
        "expires = '2026-02-30'",
        "expires = 2026-12-31T00:00:00Z",
        "expires = ''"
      })
  void aDayIsAFullDate(String expires) {
    String entry = "[[allow]]\nrule='vulnerable'\npackage='six'\nreason='y'\nowner='z'\n";
    assertThat(problems(entry + expires)).containsExactly(allowProblem(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "versoin = '1.0'|`versoin` is not a key of an allow entry",
        "version = 1.0|`version` is a text in quotes",
        "sha256 = ['00']|`sha256` is a text in quotes",
        "sha256 = '00'|`sha256` is 64 hexadecimal digits",
        "path = '/etc/*'|`path` is a path in an artifact",
        "path = 'a/../b'|`path` is a path in an artifact",
        "path = ''|`path` is a path in an artifact",
        "path = 3|`path` is a text in quotes"
      })
  void anAllowEntryIsNotWidenedByAMistake(String line, String message) {
    String entry = "[[allow]]\nrule='vulnerable'\npackage='six'\nreason='y'\nowner='z'\n";
    assertThat(problems(entry + "expires=2026-12-31\n" + line))
        .containsExactly(new Problem(new Location("assay.toml", 7), message));
  }

  @Test
  void anAllowEntryMayNameBytesInPlaceOfAPackage() {
    String entry = "[[allow]]\nrule='vulnerable'\nreason='y'\nowner='z'\nexpires=2026-12-31\n";
    assertThat(policy("assay.toml", entry + "sha256='" + "a".repeat(64) + "'").allow())
        .extracting(Allowance::about)
        .containsExactly(Optional.empty());
    assertThat(problems(entry + "path='**'")).containsExactly(allowProblem(1));
  }

  @Test
  void anAllowEntryForARuleThatIsNoneIsRefused() {
    String entry = "[[allow]]\npackage='six'\nreason='y'\nowner='z'\nexpires=2026-12-31\n";
    assertThat(problems(entry + "rule='vulnerabel'"))
        .containsExactly(
            new Problem(new Location("assay.toml", 6), "`rule` is neither a rule nor an advisory"));
    assertThat(policy("assay.toml", entry + "rule='PYSEC-2021-66'").allow()).hasSize(1);
  }

  @Test
  void aBlankReasonIsNone() {
    assertThat(
            problems(
                "[[allow]]\nrule='vulnerable'\npackage='six'\nreason=' '\nowner='z'\nexpires=2026-12-31"))
        .containsExactly(allowProblem(1));
  }

  @Test
  void aRuleThatIsNoneIsRefusedWithItsLine() {
    assertThat(problems("[rules]\nvulnerable = \"hold\"\nvulnerabel = \"deny\"\n"))
        .containsExactly(new Problem(new Location("assay.toml", 3), "`vulnerabel` is not a rule"));
  }

  @Test
  void aProjectFileThatDoesNotParseHoldsAPolicyOnlyWhenItNamesAssay() {
    assertThat(read("pyproject.toml", "[project\n")).isInstanceOf(Reading.None.class);
    assertThat(read("pyproject.toml", "[tool.assay]\nx = [\n")).isInstanceOf(Reading.Broken.class);
  }

  @Test
  void everyMistakeIsNamed() {
    assertThat(problems("a = 1\nfail-on = 2\n[rules]\nvulnerable = 3\n[[allow]]\n"))
        .extracting(problem -> problem.location().line())
        .containsExactlyInAnyOrder(1, 2, 4, 5);
  }

  private static Problem allowProblem(int line) {
    return new Problem(
        new Location("assay.toml", line),
        "an allow entry needs `rule`, `reason`, `owner`, `expires` (a date), and `package` or"
            + " `sha256`");
  }

  private static Reading read(String shown, String text) {
    return PolicyReader.read(text.getBytes(StandardCharsets.UTF_8), shown, RULES);
  }

  private static Policy policy(String shown, String text) {
    return switch (read(shown, text)) {
      case Reading.Parsed(Policy policy) -> policy;
      case Reading.None none -> throw new AssertionError(none);
      case Reading.Broken broken -> throw new AssertionError(broken);
    };
  }

  private static List<Problem> problems(String text) {
    return switch (read("assay.toml", text)) {
      case Reading.Parsed parsed -> throw new AssertionError(parsed);
      case Reading.None none -> throw new AssertionError(none);
      case Reading.Broken(List<Problem> problems) -> problems;
    };
  }
}
