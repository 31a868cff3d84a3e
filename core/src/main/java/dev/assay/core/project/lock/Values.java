package dev.assay.core.project.lock;

import dev.assay.core.document.Node;
import dev.assay.core.project.Hashes;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Values that several formats write alike.
final class Values {
  private Values() {}

  /// The strings of an array; whatever else is in it is left out.
  static List<String> texts(List<Node> nodes) {
    List<String> texts = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      node.asText().ifPresent(texts::add);
    }
    return texts;
  }

  /// The hashes of files that each have a `hash = "sha256:…"`.
  static void addHashes(List<Node> files, List<String> hashes) {
    for (Node file : files) {
      addHash(file, hashes);
    }
  }

  /// The hash of one file.
  static void addHash(Node file, List<String> hashes) {
    file.text("hash").flatMap(Hashes::read).ifPresent(hashes::add);
  }

  /// One marker that holds where any of these does; empty when there is none.
  static Optional<String> anyOf(List<String> markers) {
    Set<String> distinct = new LinkedHashSet<>(markers);
    return switch (distinct.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(distinct.iterator().next());
      default -> Optional.of("(" + String.join(") or (", distinct) + ")");
    };
  }

  /// The name, extras and nothing else of a requirement by PEP 508.
  static Optional<Edge> edge(String requirement) {
    return switch (Requirement.read(requirement)) {
      case Requirement.Reading.Parsed(Requirement parsed) ->
          Optional.of(Edge.to(parsed.name(), normalized(parsed.extras())));
      case Requirement.Reading.Broken _ -> Optional.empty();
    };
  }

  /// The extras a constraint asks for, be it one table or one for each environment.
  static List<String> extras(Node constraint) {
    List<String> extras = texts(constraint.array("extras"));
    for (Node one : constraint.values()) {
      extras.addAll(texts(one.array("extras")));
    }
    return normalized(extras);
  }

  /// The extras in the form of PEP 685, in which locks and requirements agree.
  static List<String> normalized(List<String> extras) {
    List<String> normal = new ArrayList<>(extras.size());
    for (String extra : extras) {
      normal.add(normalized(extra));
    }
    return normal;
  }

  static String normalized(String extra) {
    return PackageName.parse(extra).map(PackageName::normalized).orElse(extra);
  }
}
