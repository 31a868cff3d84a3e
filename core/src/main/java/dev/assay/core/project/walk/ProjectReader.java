package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Naming;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.distribution.SdistReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads everything that names dependencies at a path: a file of any known kind, or a folder with
/// all that lies below it, each project and environment as inputs of its own.
public final class ProjectReader {
  private static final String UNDERSTOOD =
      "understood are requirements files, `pyproject.toml`, `setup.cfg`, `poetry.lock`, `Pipfile`"
          + " and its lock, `uv.lock`, `pdm.lock`, `pylock.toml`, conda's `environment.yml`,"
          + " scripts with a PEP 723 block, CycloneDX JSON, wheels, source distributions,"
          + " environments, and folders of these";

  private ProjectReader() {}

  /// Reads the file or folder at `start` of the tree (empty: its root), which the user named
  /// `shown`. Nothing is run and nothing is fetched; what cannot be read is named.
  public static Projects read(FileTree tree, String start, String shown) {
    return isFile(tree, start)
        ? file(tree, start, shown)
        : Walk.read(tree, new Naming(start, shown));
  }

  private static boolean isFile(FileTree tree, String start) {
    if (start.isEmpty() || !tree.list(start).isEmpty()) {
      return false;
    }
    for (Entry entry : tree.list(Names.folder(start))) {
      if (entry.path().equals(start)) {
        return entry.kind() != Kind.DIRECTORY && entry.kind() != Kind.LINK;
      }
    }
    return false;
  }

  private static Projects file(FileTree tree, String path, String shown) {
    Optional<UnreadFormat> unread = UnreadFormat.of(path);
    if (unread.isPresent()) {
      return new Projects(List.of(), List.of(unread.get().unchecked(shown)));
    }
    return kind(tree, path)
        .map(kind -> new Projects(inputs(kind, tree, path, shown), List.of()))
        .orElseGet(() -> unknown(shown));
  }

  private static Optional<InputKind> kind(FileTree tree, String path) {
    return FileKinds.named(path)
        .filter(kind -> FileKinds.fits(kind, tree, path))
        .or(() -> Sniffer.kind(path, Prefix.read(tree, path)));
  }

  private static List<Input> inputs(InputKind kind, FileTree tree, String path, String shown) {
    if (kind != InputKind.SDIST) {
      return List.of(FileKinds.read(kind, tree, path, shown));
    }
    SdistReader.Sdist sdist = SdistReader.open(tree, path, shown);
    List<Input> inputs = new ArrayList<>();
    inputs.add(sdist.input());
    sdist.files().ifPresent(files -> inputs.addAll(SourceArchive.pinned(files, shown)));
    return inputs;
  }

  private static Projects unknown(String shown) {
    Unchecked reason =
        Unchecked.of(shown, "not a kind of file that names dependencies", Location.of(shown))
            .withHint(UNDERSTOOD);
    return new Projects(List.of(), List.of(reason));
  }
}
