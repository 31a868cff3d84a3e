package dev.assay.core.code;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Requirements that name an archive by its address (`name @ https://…`): an installer fetches it
/// from there.
final class Requirements {
  private static final String HEADER = "Requires-Dist:";
  private static final int MOST = 200;

  private Requirements() {}

  /// The acts of a file of the project's root or of its metadata.
  static List<Act> acts(
      String path, String shown, byte[] bytes, Layout layout, List<String> trail) {
    List<Act> acts = new ArrayList<>();
    String name = Paths.name(path);
    if (layout.isRootFile(path, "pyproject.toml")) {
      if (Documents.toml(bytes) instanceof Documents.Reading.Parsed(Node root)) {
        root.at("project")
            .ifPresent(it -> add(it.array("dependencies"), Phase.INSTALL, shown, trail, acts));
        root.at("build-system")
            .ifPresent(it -> add(it.array("requires"), Phase.BUILD, shown, trail, acts));
      }
    } else if (isMetadata(path, name, layout)) {
      metadata(new String(bytes, StandardCharsets.UTF_8), shown, trail, acts);
    }
    return acts;
  }

  private static boolean isMetadata(String path, String name, Layout layout) {
    return layout.isRootFile(path, "PKG-INFO")
        || (name.equals("METADATA") && path.endsWith(".dist-info/METADATA"));
  }

  private static void add(
      List<Node> requirements, Phase phase, String shown, List<String> trail, List<Act> acts) {
    for (Node requirement : requirements) {
      requirement
          .asText()
          .flatMap(text -> act(text, phase, new Location(shown, requirement.line()), trail))
          .ifPresent(acts::add);
    }
  }

  private static void metadata(String text, String shown, List<String> trail, List<Act> acts) {
    int number = 0;
    for (String line : text.lines().limit(2_000).toList()) {
      number++;
      if (line.isEmpty() || acts.size() >= MOST) {
        return;
      }
      if (line.startsWith(HEADER) && !line.contains("extra ==")) {
        act(
                line.substring(HEADER.length()).strip(),
                Phase.INSTALL,
                new Location(shown, number),
                trail)
            .ifPresent(acts::add);
      }
    }
  }

  private static Optional<Act> act(
      String requirement, Phase phase, Location location, List<String> trail) {
    int at = requirement.indexOf('@');
    String address = at < 0 ? "" : requirement.substring(at + 1).strip();
    int end = address.indexOf(' ');
    boolean fetched = address.startsWith("http://") || address.startsWith("https://");
    return fetched
        ? Optional.of(
            new Act(
                Act.Kind.RECEIVES,
                end < 0 ? address : address.substring(0, end),
                phase,
                Reach.CONDITIONAL,
                Act.Certainty.CAN,
                Set.of(),
                location,
                Evidence.of(requirement),
                trail))
        : Optional.empty();
  }
}
