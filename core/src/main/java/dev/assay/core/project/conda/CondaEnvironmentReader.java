package dev.assay.core.project.conda;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Remark.Kind;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.Urls;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.SourceFile;
import dev.assay.core.project.requirements.RequirementsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `environment.yml` of conda with its pip part.
///
/// Conda's packages mostly bear the names of PyPI's, and nothing in the file tells a Python
/// distribution from a system library. So every pin is a dependency with the origin `conda` and is
/// matched by name: a library whose name no distribution has matches nothing. Only what is
/// certainly none is left out: the interpreter itself, and versions that no distribution can have.
public final class CondaEnvironmentReader {
  private static final String CONDA = "conda";

  private final FileTree tree;
  private final String path;
  private final Listing listing;

  private CondaEnvironmentReader(FileTree tree, String path, Listing listing) {
    this.tree = tree;
    this.path = path;
    this.listing = listing;
  }

  /// Reads one file.
  ///
  /// @param path inside the tree
  /// @param shown as the user would name it
  public static Input read(FileTree tree, String path, String shown) {
    Listing listing = new Listing(InputKind.CONDA_ENVIRONMENT, shown);
    SourceFile.document(tree, path, Documents::yaml, listing)
        .ifPresent(root -> new CondaEnvironmentReader(tree, path, listing).read(root));
    return listing.input();
  }

  private void read(Node root) {
    for (Node channel : root.array("channels")) {
      channel
          .asText()
          .filter(Urls::isInsecure)
          .ifPresent(
              url -> listing.remark(Kind.INSECURE_TRANSPORT, url, listing.line(channel.line())));
    }
    for (Node element : root.array("dependencies")) {
      if (element instanceof Node.Table table) {
        table.entries().forEach((tool, lines) -> part(tool, lines));
      } else {
        element
            .asText()
            .ifPresentOrElse(
                text -> ask(text, listing.line(element.line())),
                () -> unread(listing.shown(), element));
      }
    }
  }

  private void part(String tool, Node lines) {
    if (!tool.equals("pip")) {
      unread(tool, lines);
      return;
    }
    List<RequirementsReader.Line> found = new ArrayList<>();
    for (Node line : lines.values()) {
      line.asText()
          .ifPresentOrElse(
              text -> found.add(new RequirementsReader.Line(text, line.line())),
              () -> unread(tool, line));
    }
    RequirementsReader.readLines(tree, path, listing.shown(), found, listing);
  }

  private void unread(String what, Node node) {
    listing.unchecked(what, "it is no package of conda", listing.line(node.line()));
  }

  private void ask(String text, Location source) {
    CondaSpec spec = CondaSpec.read(text);
    if (spec.isSystemPackage()) {
      return;
    }
    Optional<String> version = spec.version();
    if (version.isEmpty()) {
      // Conda, not an index of Python packages, chooses the version: it cannot be resolved here.
      listing.unchecked(
          Unchecked.of(text, "no exact version", source)
              .withHint("audit the installed environment or the output of `conda env export`"));
      return;
    }
    Reach reach = spec.build().isEmpty() ? Reach.DIRECT : Reach.UNKNOWN;
    listing.ask(spec.name() + "===" + version.get(), source, ask -> ask.reached(reach).from(CONDA));
  }
}
