package dev.assay.core.policy;

import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.fact.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// Reads a policy from `assay.toml`, or from `[tool.assay]` of a `pyproject.toml`. A policy with a
/// mistake in it is no policy: what it meant to forbid cannot be guessed.
public final class PolicyReader {
  private static final Set<String> KEYS =
      Set.of(
          "fail-on",
          "unknown-severity",
          "rules",
          "internal",
          "max-advisory-age",
          "allow",
          "index",
          "team");

  /// What is of the index as a whole, or of audits, cannot differ by team.
  private static final Set<String> TEAM_KEYS =
      Set.of("fail-on", "unknown-severity", "rules", "allow", "index");

  /// What holds for everybody is part of each: a hostile document must not multiply itself.
  private static final int MOST_TEAMS = 100;

  private final String shown;
  private final Set<String> known;
  private final List<Problem> problems = new ArrayList<>();

  private PolicyReader(String shown, Set<String> known) {
    this.shown = shown;
    this.known = known;
  }

  /// What reading gave.
  public sealed interface Reading {
    /// A policy.
    record Parsed(Policy policy) implements Reading {}

    /// The document holds none (a `pyproject.toml` without `[tool.assay]`).
    record None() implements Reading {}

    /// What is wrong, and where.
    record Broken(List<Problem> problems) implements Reading {
      public Broken {
        problems = List.copyOf(problems);
      }
    }
  }

  /// One mistake, as a lower-case phrase.
  public record Problem(Location location, String message) {}

  /// Reads a document.
  ///
  /// @param shown its path as the user would name it
  /// @param known the ids of all rules: an action for another would be obeyed by nobody
  public static Reading read(byte[] bytes, String shown, Set<String> known) {
    return switch (Documents.toml(bytes)) {
      case Documents.Reading.Broken(String reason, int line) ->
          isPyproject(shown) && !mentionsAssay(bytes)
              ? new Reading.None()
              : new Reading.Broken(List.of(new Problem(new Location(shown, line), reason)));
      case Documents.Reading.Parsed(Node root) -> new PolicyReader(shown, known).read(root);
    };
  }

  private static boolean isPyproject(String shown) {
    return shown.endsWith("pyproject.toml");
  }

  /// A project file that does not parse holds a policy only when it names Assay at all; otherwise
  /// the audit goes on and tells of the file as of any other that cannot be read.
  private static boolean mentionsAssay(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("assay");
  }

  private Reading read(Node root) {
    boolean pyproject = isPyproject(shown);
    Optional<Node> node = pyproject ? root.at("tool", "assay") : Optional.of(root);
    if (node.isEmpty()) {
      return new Reading.None();
    }
    Policy policy = policy(node.get());
    return problems.isEmpty() ? new Reading.Parsed(policy) : new Reading.Broken(problems);
  }

  private Policy policy(Node node) {
    refuseUnknownKeys(node, KEYS, "a policy");
    Policy everybody = over(Policy.BUILT_IN, node);
    refuseUnless(Node.Table.class, node.at("team"), "`team` is a table of teams (`[team.NAME]`)");
    Map<String, Node> tables = node.table("team");
    if (tables.size() > MOST_TEAMS) {
      problem(node.at("team").orElse(node), "a policy has %d teams at most".formatted(MOST_TEAMS));
      return everybody;
    }
    SequencedMap<String, Policy> teams = new LinkedHashMap<>();
    tables.forEach((name, table) -> teams.put(name, team(everybody, name, table)));
    return everybody.withTeams(teams);
  }

  private Policy team(Policy everybody, String name, Node table) {
    if (!Policy.Team.isName(name)) {
      problem(table, "`" + name + "` is no name of a team");
    }
    refuseUnless(
        Node.Table.class,
        Optional.of(table),
        "`team." + name + "` is a table of what differs for a team");
    refuseUnknownKeys(table, TEAM_KEYS, "the policy of a team");
    return over(everybody, table);
  }

  /// What a table says, and where it says nothing, what holds without it.
  private Policy over(Policy base, Node node) {
    return new Policy(
        "`" + shown + "`",
        node.at("fail-on").map(this::severity).orElse(base.failOn()),
        node.at("unknown-severity").map(this::action).orElse(base.unknownSeverity()),
        rules(base.rules(), node),
        node.at("internal").isPresent() ? names(node) : base.internal(),
        node.at("max-advisory-age").isPresent()
            ? days(node.at("max-advisory-age"))
            : base.advisoryAgeLimit(),
        Stream.concat(base.allow().stream(), allowances(node).stream()).toList(),
        index(base.index(), node));
  }

  private void refuseUnknownKeys(Node table, Set<String> keys, String what) {
    table
        .members()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                problem(value, "`" + key + "` is not a key of " + what);
              }
            });
  }

  private Map<String, Action> rules(Map<String, Action> base, Node node) {
    refuseUnless(Node.Table.class, node.at("rules"), "`rules` is a table of actions");
    Map<String, Action> rules = new HashMap<>(base);
    node.table("rules")
        .forEach(
            (id, value) -> {
              if (known.contains(id)) {
                rules.put(id, action(value));
              } else {
                problem(value, "`" + id + "` is not a rule");
              }
            });
    return rules;
  }

  private List<String> names(Node node) {
    String message = "`internal` is a list of names";
    refuseUnless(Node.Array.class, node.at("internal"), message);
    node.array("internal")
        .forEach(name -> refuseUnless(Node.Text.class, Optional.of(name), message));
    return node.array("internal").stream().flatMap(name -> name.asText().stream()).toList();
  }

  private void refuseUnless(Class<? extends Node> kind, Optional<Node> node, String message) {
    node.filter(value -> !kind.isInstance(value)).ifPresent(value -> problem(value, message));
  }

  private Severity severity(Node node) {
    String text = node.asText().orElse("");
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(text) && severity != Severity.UNKNOWN) {
        return severity;
      }
    }
    problem(node, "a severity is `none`, `low`, `medium`, `high` or `critical`");
    return Policy.BUILT_IN.failOn();
  }

  private Action action(Node node) {
    Optional<Action> action = node.asText().flatMap(Action::parse);
    if (action.isEmpty()) {
      problem(node, "an action is `off`, `warn`, `hold` or `deny`");
    }
    return action.orElse(Action.HOLD);
  }

  private OptionalInt days(Optional<Node> node) {
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    long days = node.get().asLong().orElse(-1);
    if (days < 0 || days > 36_500) {
      problem(node.get(), "`max-advisory-age` is a number of days");
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) days);
  }

  private List<Allowance> allowances(Node node) {
    refuseUnless(Node.Array.class, node.at("allow"), "`allow` is a list of entries (`[[allow]]`)");
    AllowanceReader reader = new AllowanceReader(shown, known, this::problem);
    return node.array("allow").stream().flatMap(entry -> reader.read(entry).stream()).toList();
  }

  private IndexPolicy index(IndexPolicy base, Node node) {
    refuseUnless(Node.Table.class, node.at("index"), "`index` is a table");
    return node.at("index").map(new IndexPolicyReader(base, this::problem)::read).orElse(base);
  }

  private void problem(Node node, String message) {
    problems.add(new Problem(new Location(shown, node.line()), message));
  }
}
