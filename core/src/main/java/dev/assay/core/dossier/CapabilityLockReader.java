package dev.assay.core.dossier;

import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a capability lock. One with a mistake in it is none: what it meant to allow cannot be
/// guessed.
public final class CapabilityLockReader {
  static final String SCHEMA = "assay/lock/1";

  private CapabilityLockReader() {}

  /// What reading gave.
  public sealed interface Reading {
    /// A lock.
    record Parsed(CapabilityLock lock) implements Reading {}

    /// The first mistake, as a lower-case phrase, and where it is.
    record Broken(Location location, String reason) implements Reading {}
  }

  /// Reads a document.
  ///
  /// @param shown its path as the user would name it
  public static Reading read(byte[] bytes, String shown) {
    return switch (Documents.toml(bytes)) {
      case Documents.Reading.Broken(String reason, int line) ->
          new Reading.Broken(new Location(shown, line), reason);
      case Documents.Reading.Parsed(Node root) -> read(root, shown);
    };
  }

  private static Reading read(Node root, String shown) {
    if (!root.text("schema").equals(Optional.of(SCHEMA))) {
      return new Reading.Broken(Location.of(shown), "its `schema` is not `" + SCHEMA + "`");
    }
    List<CapabilityLock.Entry> entries = new ArrayList<>();
    for (Node node : root.array("artifact")) {
      Optional<CapabilityLock.Entry> entry = entry(node);
      if (entry.isEmpty()) {
        return new Reading.Broken(
            new Location(shown, node.line()),
            "an artifact needs `name`, `version`, `file`, `sha256`, `extractor` and `acts`");
      }
      entries.add(entry.get());
    }
    return new Reading.Parsed(new CapabilityLock(entries));
  }

  private static Optional<CapabilityLock.Entry> entry(Node node) {
    Optional<PackageName> name = node.text("name").flatMap(PackageName::parse);
    Optional<String> version = node.text("version");
    Optional<String> file = node.text("file");
    Optional<String> sha256 = node.text("sha256");
    long extractor = node.at("extractor").map(it -> it.asLong().orElse(-1)).orElse(-1L);
    List<Node> acts = node.array("acts");
    List<String> texts = acts.stream().flatMap(act -> act.asText().stream()).toList();
    boolean isWhole =
        name.isPresent()
            && version.isPresent()
            && file.isPresent()
            && sha256.isPresent()
            && extractor >= 0
            && extractor <= Integer.MAX_VALUE
            && node.at("acts").isPresent()
            && texts.size() == acts.size();
    return isWhole
        ? Optional.of(
            new CapabilityLock.Entry(
                name.get(), version.get(), file.get(), sha256.get(), (int) extractor, texts))
        : Optional.empty();
  }
}
