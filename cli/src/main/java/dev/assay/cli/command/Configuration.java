package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// Where the settings of an index come from: arguments, then `ASSAY_INDEX_...` of the environment,
/// then the file of `--config`, then what holds otherwise. Each option of `serve` is a setting; a
/// secret is one that is no option, since everybody on the machine can see arguments.
final class Configuration implements IDefaultValueProvider {
  /// The password of the database.
  static final String STORE_PASSWORD = "store-password";

  /// Settings that are no options, each with what it is.
  static final Map<String, String> SECRETS =
      Map.of(STORE_PASSWORD, "the password for `store`, where its user needs one");

  private static final Set<String> NO_SETTINGS = Set.of("config", "check", "help", "version");
  private static final Origin ARGUMENTS = new Origin(Source.ARGUMENTS, "arguments");
  private static final Origin DEFAULT = new Origin(Source.DEFAULT, "default");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings in TOML, each by the name of its option")
  private @Nullable Path config;

  private final Surroundings surroundings;
  private final Map<String, Origin> given = new HashMap<>();
  private @Nullable ConfigurationFile file;

  Configuration(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// Where a setting may stand; the first ones win.
  enum Source {
    ARGUMENTS,
    ENVIRONMENT,
    FILE,
    DEFAULT
  }

  /// Where a setting stands.
  ///
  /// @param place as one tells a person
  record Origin(Source source, String place) {}

  /// The options of `serve` that are settings.
  static List<OptionSpec> settings(CommandSpec serve) {
    return serve.options().stream().filter(it -> !NO_SETTINGS.contains(name(it))).toList();
  }

  /// What an option is called in the file.
  static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }

  /// The variable of the environment that stands for a setting.
  static String variable(String name) {
    return "ASSAY_INDEX_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || NO_SETTINGS.contains(name(option))) {
      return null;
    }
    return find(name(option)).orElse(option.defaultValue());
  }

  /// A secret.
  Optional<String> secret(String name) {
    return find(name);
  }

  /// Where a setting of a command stands.
  Origin origin(CommandSpec command, String name) {
    boolean argument = command.commandLine().getParseResult().hasMatchedOption("--" + name);
    return argument ? ARGUMENTS : given.getOrDefault(name, DEFAULT);
  }

  /// The end for a setting that cannot be meant.
  Stop wrong(String name, String reason) {
    return new Stop(
        new Problem.WrongUse(
            Optional.ofNullable(given.get(name)).map(it -> it.place() + ": ").orElse("")
                + "`%s`: %s".formatted(name, reason),
            Optional.of(ConfigurationFile.HINT)));
  }

  /// The place of a setting that is not among the arguments.
  Optional<String> place(@Nullable ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Optional.ofNullable(given.get(name(option))).map(Origin::place)
        : Optional.empty();
  }

  private Optional<String> find(String name) {
    Optional<String> set = surroundings.variable(variable(name));
    if (set.isPresent()) {
      given.put(name, new Origin(Source.ENVIRONMENT, "`" + variable(name) + "`"));
      return set;
    }
    Optional<ConfigurationFile.Entry> entry = file().flatMap(it -> it.find(name));
    entry.ifPresent(it -> given.put(name, new Origin(Source.FILE, it.place())));
    return entry.map(ConfigurationFile.Entry::text);
  }

  private Optional<ConfigurationFile> file() {
    if (file == null) {
      file =
          Optional.ofNullable(config)
              .or(() -> surroundings.variable(variable("config")).map(Path::of))
              .map(it -> ConfigurationFile.read(it, surroundings.workingDirectory(), names()))
              .orElse(null);
    }
    return Optional.ofNullable(file);
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(SECRETS.keySet());
    settings(CommandSpec.forAnnotatedObject(new ServeCommand(surroundings)))
        .forEach(option -> names.add(name(option)));
    return names;
  }
}
