package dev.assay.cli.command;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The settings in force as `--config` reads them, each with where it stands; secrets are masked.
record EffectiveSettings(CommandSpec serve, Configuration configuration) {
  private static final String MASK = "***";
  private static final Pattern SECRET =
      Pattern.compile("(?<=://)[^/@]*(?=@)|(?<=password=)[^&]*", Pattern.CASE_INSENSITIVE);

  /// One line for each setting.
  Stream<String> lines() {
    return Stream.concat(
        Configuration.settings(serve).stream().map(this::line),
        Configuration.SECRETS.keySet().stream().sorted().map(this::secret));
  }

  private String line(OptionSpec option) {
    String name = Configuration.name(option);
    return line(name, text(option.getValue()));
  }

  private String secret(String name) {
    return line(name, configuration.secret(name).map(_ -> quoted(MASK)));
  }

  private String line(String name, Optional<String> value) {
    return value
        .map(it -> "%s = %s  # %s".formatted(name, it, configuration.origin(serve, name).place()))
        .orElse("# " + name + " is not set");
  }

  private static Optional<String> text(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Boolean it -> Optional.of(it.toString());
      case Number it -> Optional.of(it.toString());
      case Enum<?> it -> Optional.of(quoted(it.name().toLowerCase(Locale.ROOT)));
      case Collection<?> it when it.isEmpty() -> Optional.empty();
      case Collection<?> it ->
          Optional.of(
              it.stream()
                  .map(element -> quoted(element.toString()))
                  .collect(Collectors.joining(", ", "[", "]")));
      default -> Optional.of(quoted(value.toString()));
    };
  }

  private static String quoted(String text) {
    String plain = SECRET.matcher(text).replaceAll(MASK);
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /// Whether a text holds a secret.
  static boolean hasSecret(String text) {
    return SECRET.matcher(text).find();
  }
}
