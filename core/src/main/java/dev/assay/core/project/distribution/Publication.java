package dev.assay.core.project.distribution;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a release says of who publishes it, what it needs and what it installs as commands and
/// plug-ins: that which two releases are compared by beside their code.
///
/// @param source the path of the metadata, empty where there are none
/// @param values by field, as written
public record Publication(String source, Map<String, Set<String>> values) {
  private static final int MOST_VALUES = 10_000;

  private static final Set<String> FIELDS =
      Set.of(
          "author",
          "author-email",
          "maintainer",
          "maintainer-email",
          "home-page",
          "project-url",
          "requires-dist",
          "requires-python",
          "license",
          "license-expression");

  /// What an artifact says.
  public static Publication of(FileTree files) {
    Map<String, Set<String>> values = new TreeMap<>();
    Optional<String> place = Release.metadata(files);
    place
        .flatMap(path -> bytes(files, path))
        .ifPresent(
            bytes ->
                new MetadataHeaders(bytes)
                    .each(FIELDS::contains, (field, value) -> add(values, field, value)));
    entryPoints(files, values);
    return new Publication(place.orElse(""), values);
  }

  /// A field of core metadata, as first written.
  ///
  /// @param field its name in lower case
  public static Optional<String> field(byte[] metadata, String field) {
    return fields(metadata, field).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /// All values of a field of core metadata, as written.
  ///
  /// @param field its name in lower case
  public static List<String> fields(byte[] metadata, String field) {
    List<String> values = new ArrayList<>();
    new MetadataHeaders(metadata).each(field::equals, (_, value) -> values.add(value));
    return values;
  }

  /// The values of a field, sorted.
  public Set<String> of(String field) {
    return values.getOrDefault(field, Set.of());
  }

  private static void entryPoints(FileTree files, Map<String, Set<String>> values) {
    for (Entry entry : files.list("")) {
      if (entry.name().endsWith(".dist-info")) {
        bytes(files, entry.path() + "/entry_points.txt").ifPresent(it -> read(it, values));
      }
    }
    SdistFiles.eggInfo(files, "entry_points.txt")
        .flatMap(path -> bytes(files, path))
        .ifPresent(it -> read(it, values));
  }

  private static void read(byte[] bytes, Map<String, Set<String>> values) {
    String section = "";
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      String text = line.strip();
      if (text.startsWith("[")) {
        section = text;
      } else if (text.contains("=") && !text.startsWith("#")) {
        add(values, "entry-point", section + " " + text);
      }
    }
  }

  private static void add(Map<String, Set<String>> values, String field, String value) {
    Set<String> known = values.computeIfAbsent(field, _ -> new TreeSet<>());
    // Half of all packages say so in place of nothing.
    if (!value.isEmpty() && !value.equals("UNKNOWN") && known.size() < MOST_VALUES) {
      known.add(value);
    }
  }

  private static Optional<byte[]> bytes(FileTree files, String path) {
    return files.read(path) instanceof Content.Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
