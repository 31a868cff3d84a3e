package dev.assay.core.project.pyproject;

import dev.assay.core.document.Node;
import dev.assay.core.project.listing.Listing;
import java.util.List;

/// `[tool.hatch.envs]`: the environments of Hatch are groups of their own.
final class HatchTables {
  private HatchTables() {}

  static void read(Node root, Listing listing) {
    root.at("tool", "hatch", "envs")
        .map(Node::members)
        .ifPresent(
            environments ->
                environments.forEach(
                    (name, environment) -> {
                      for (String list : List.of("dependencies", "extra-dependencies")) {
                        listing.askAll(environment.array(list), ask -> ask.inGroups(List.of(name)));
                      }
                    }));
  }
}
