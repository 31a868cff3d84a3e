package dev.assay.core.project.sbom;

import dev.assay.core.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The licences of a component: SPDX expressions, SPDX ids or names.
final class Licences {
  private static final int LONGEST = 200;

  private Licences() {}

  /// What the component states, several joined by commas; what is longer than a few names is left
  /// out.
  static Optional<String> of(Node component) {
    List<String> names = new ArrayList<>();
    for (Node choice : component.array("licenses")) {
      choice.text("expression").ifPresent(names::add);
      choice
          .at("license")
          .flatMap(licence -> licence.text("id").or(() -> licence.text("name")))
          .ifPresent(names::add);
    }
    return Optional.of(String.join(", ", names))
        .filter(text -> !text.isBlank() && text.length() <= LONGEST);
  }
}
