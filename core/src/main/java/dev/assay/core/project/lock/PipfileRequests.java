package dev.assay.core.project.lock;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Documents.Reading;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the `Pipfile` beside a `Pipfile.lock` asks for by name; a file that does not parse asks for
/// nothing, its own reader tells why.
final class PipfileRequests {
  private PipfileRequests() {}

  static List<Request> beside(FileTree tree, String lockPath) {
    String file = lockPath.substring(0, lockPath.lastIndexOf('/') + 1) + "Pipfile";
    List<Request> requests = new ArrayList<>();
    if (tree.read(file) instanceof Content.Bytes(byte[] bytes)
        && Documents.toml(bytes) instanceof Reading.Parsed(Node pipfile)) {
      pipfile
          .members()
          .forEach(
              (section, table) -> {
                if (holdsPackages(section)) {
                  add(table.members(), requests);
                }
              });
    }
    return requests;
  }

  private static boolean holdsPackages(String section) {
    return switch (section) {
      case "source", "requires", "scripts", "pipenv" -> false;
      default -> true;
    };
  }

  private static void add(Map<String, Node> packages, List<Request> requests) {
    packages.forEach(
        (written, constraint) ->
            PackageName.parse(written)
                .map(name -> Edge.to(name, Values.extras(constraint)))
                .ifPresent(edge -> requests.add(new Request(edge, Optional.empty()))));
  }
}
