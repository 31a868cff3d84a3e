package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The file of `--config`: settings in TOML by their names.
record ConfigurationFile(Map<String, Entry> entries) {
  /// Where all settings are told of.
  static final String HINT = "all settings are in docs/reference/index-settings.md";

  /// A setting as it would stand on the command line, the values of a list parted by commas.
  ///
  /// @param place as one tells a person
  record Entry(String text, String place) {}

  /// @param file as the user wrote it
  /// @param known the names of all settings
  static ConfigurationFile read(Path file, Path workingDirectory, Set<String> known) {
    try {
      return switch (Documents.toml(Files.readAllBytes(workingDirectory.resolve(file)))) {
        case Documents.Reading.Broken(String reason, int line) ->
            throw stop(List.of(place(file, line) + ": " + reason));
        case Documents.Reading.Parsed(Node root) -> of(file, root, known);
      };
    } catch (IOException _) {
      throw stop(List.of("`%s`: it cannot be read".formatted(file)));
    }
  }

  private static ConfigurationFile of(Path file, Node root, Set<String> known) {
    Map<String, Entry> entries = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    root.members()
        .forEach(
            (name, node) -> {
              String place = place(file, node.line());
              Optional<String> text = text(node);
              if (!known.contains(name)) {
                wrong.add("%s: there is no setting `%s`".formatted(place, name));
              } else if (text.isEmpty()) {
                wrong.add("%s: `%s` is no value or list of texts".formatted(place, name));
              } else {
                entries.put(name, new Entry(text.get(), place));
              }
            });
    if (!wrong.isEmpty()) {
      throw stop(wrong);
    }
    return new ConfigurationFile(Map.copyOf(entries));
  }

  private static Optional<String> text(Node node) {
    return switch (node) {
      case Node.Text(String value, int _) -> Optional.of(value);
      case Node.Numeral(String value, int _) -> Optional.of(value);
      case Node.Bool(boolean value, int _) -> Optional.of(Boolean.toString(value));
      case Node.Array(List<Node> values, int _)
          when values.stream().allMatch(Node.Text.class::isInstance) ->
          Optional.of(
              values.stream().flatMap(it -> it.asText().stream()).collect(Collectors.joining(",")));
      case Node.Array _, Node.Table _, Node.Null _ -> Optional.empty();
    };
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  private static String place(Path file, int line) {
    return "`%s` line %d".formatted(file, line);
  }

  private static Stop stop(List<String> wrong) {
    return new Stop(new Problem.WrongUse(String.join("; ", wrong), Optional.of(HINT)));
  }
}
