package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The settings of an index, from wherever they come.
class ConfigurationTest {
  private static final Path PAGE =
      Path.of(System.getProperty("assay.root"), "docs/reference/index-settings.md");

  @TempDir private Path home;

  private Run check(Map<String, String> environment, String file, String... arguments)
      throws IOException {
    Files.writeString(home.resolve("index.toml"), file);
    List<String> line = new ArrayList<>(List.of("serve", "--check", "--config", "index.toml"));
    line.addAll(List.of(arguments));
    return Run.in(home, home, environment, line.toArray(String[]::new));
  }

  @Test
  void argumentsWinThenTheEnvironmentThenTheFile() throws IOException {
    String file = "port = 1\nhost = \"127.0.0.2\"\njudges = 3\nno-upstream = true\n";
    Map<String, String> environment =
        Map.of("ASSAY_INDEX_PORT", "2", "ASSAY_INDEX_HOST", "127.0.0.3");
    Run run = check(environment, file, "--port", "4");
    assertThat(run.out())
        .contains(
            "port = 4  # arguments\n",
            "host = \"127.0.0.3\"  # `ASSAY_INDEX_HOST`\n",
            "judges = 3  # `index.toml` line 3\n",
            "data = \"assay-data\"  # default\n",
            "# url is not set\n");
    assertThat(run.code()).isZero();
    assertThat(home.resolve("assay-data")).doesNotExist();
  }

  @Test
  void anUpstreamInTheArgumentsBeatsNoneInTheFile() throws IOException {
    String none = "no-upstream = true\n";
    String some = "https://index.example/simple";
    assertThat(check(Map.of(), none, "--upstream", some).err())
        .contains("front of `index.example`");
    assertThat(check(Map.of("ASSAY_INDEX_UPSTREAM", some), "", "--no-upstream").err())
        .contains("in front of no index");
  }

  @Test
  void whatIsPrintedIsAConfiguration() throws IOException {
    String file =
        """
        upstream = ["https://a.example/simple", "https://b.example/simple"]
        proxy = ["192.0.2.1"]
        anonymous = "read"
        store = "jdbc:postgresql://db.example/assay"
        offline = true
        """;
    String printed = check(Map.of(), file).out();
    assertThat(printed)
        .contains(
            "upstream = [\"https://a.example/simple\", \"https://b.example/simple\"]  # `index.toml` line 1\n");
    String again = check(Map.of(), printed).out();
    assertThat(again.replaceAll("#.*", "")).isEqualTo(printed.replaceAll("#.*", ""));
  }

  @Test
  void theConfigurationMayBeNamedInTheEnvironment() throws IOException {
    Files.writeString(home.resolve("other.toml"), "port = 7\nno-upstream = true\n");
    Map<String, String> environment = Map.of("ASSAY_INDEX_CONFIG", "other.toml");
    assertThat(Run.in(home, home, environment, "serve", "--check").out())
        .contains("port = 7  # `other.toml` line 1\n");
  }

  @Test
  void secretsAreMaskedAndNoArguments() throws IOException {
    String file =
        """
        upstream = "https://reader:hunter2@index.example/simple"
        store = "jdbc:postgresql://db.example/assay?user=a&password=hunter2"
        store-password = "hunter2"
        """;
    Run run = check(Map.of(), file);
    assertThat(run.out())
        .contains("https://***@index.example/simple", "password=***", "store-password = \"***\"")
        .doesNotContain("hunter2");
    assertThat(check(Map.of("ASSAY_INDEX_STORE_PASSWORD", "hunter2"), "no-upstream = true").out())
        .contains("store-password = \"***\"  # `ASSAY_INDEX_STORE_PASSWORD`");
    for (String option : List.of("--upstream", "--store")) {
      Run argued = check(Map.of(), "", option, "jdbc:postgresql://a:hunter2@db.example/assay");
      assertThat(argued.code()).isEqualTo(2);
      assertThat(argued.err())
          .contains("the password in `%s` can be seen by everybody".formatted(option))
          .doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prot = 80                  | line 1: there is no setting `prot`",
        "port = 80 80               | line 1: ",
        "port = 'many'              | line 1: invalid value for option `--port`: `many`",
        "port = 70000               | line 1: `port`: a port is a number from 0 to 65535",
        "port = [1, 2]              | line 1: `port` is no value or list of texts",
        "anonymous = 'maybe'        | line 1: invalid value for option `--anonymous`",
        "offline = 'maybe'          | line 1: invalid value for option `--offline`",
        "store = 'jdbc:h2:x'        | line 1: `store`: the database URL must start with",
        "host.name = 'a'            | line 1: `host` is no value",
        "check = true               | line 1: there is no setting `check`",
      })
  void whatCannotBeMeantIsSaidWithFileAndLine(String line, String said) throws IOException {
    Run run = check(Map.of(), line + "\n", "--upstream", "https://index.example/simple");
    assertThat(run.err()).contains("`index.toml` " + said, "hint: ");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void whatCannotBeMeantIsSaidWithItsVariable() {
    Run run = Run.in(home, home, Map.of("ASSAY_INDEX_PORT", "many"), "serve", "--no-upstream");
    assertThat(run.err()).contains("assay: `ASSAY_INDEX_PORT`: invalid value", "hint: ");
    assertThat(Run.in(home, home, "serve", "--config", "absent.toml").err())
        .contains("`absent.toml`: it cannot be read");
  }

  @Test
  void thePageTellsOfEverySetting() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Settings of the index

            Written from the help texts by a test; do not edit by hand. Each setting is an option of `assay serve`, a variable of the
            environment, and a key of the file that `--config` or `ASSAY_INDEX_CONFIG` names. Arguments win, then the environment,
            then the file. `assay serve --check` prints the settings in force, each with where it stands, and serves nothing. Paths are
            those of the folder where the server runs. Lists are arrays in the file, and parted by commas in the environment.

            | key | variable | what it is |
            |---|---|---|
            """);
    Surroundings nowhere =
        new Surroundings(
            Map.of(),
            home,
            home,
            Clock.systemUTC(),
            System.in,
            System.out,
            System.err,
            false,
            false);
    CommandSpec serve = CommandSpec.forAnnotatedObject(new ServeCommand(nowhere));
    for (OptionSpec option : Configuration.settings(serve)) {
      String fallback = String.valueOf(option.defaultValue());
      row(
          page,
          Configuration.name(option),
          String.join(" ", option.description()).replace("${DEFAULT-VALUE}", fallback));
    }
    Configuration.SECRETS.forEach((name, what) -> row(page, name, what + "; no option"));
    if (System.getProperty("golden", "").equals("update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
  }

  private static void row(StringBuilder page, String name, String what) {
    page.append("| `%s` | `%s` | %s |%n".formatted(name, Configuration.variable(name), what));
  }
}
