package dev.assay.core.project.walk;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Input;
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
    boolean file = !start.isEmpty() && !(tree.read(start) instanceof Content.Absent);
    return file && tree.list(start).isEmpty()
        ? file(tree, start, shown)
        : Walk.read(tree, new Naming(start, shown));
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

  private static Optional<FileKind> kind(FileTree tree, String path) {
    Optional<FileKind> named = FileKind.named(path);
    if (named.isPresent() && !named.get().needsContent()) {
      return named;
    }
    Prefix prefix = Prefix.read(tree, path);
    return named.filter(kind -> kind.fits(prefix)).or(() -> Sniffer.kind(path, prefix));
  }

  private static List<Input> inputs(FileKind kind, FileTree tree, String path, String shown) {
    if (kind != FileKind.SDIST) {
      return List.of(kind.reader().read(tree, path, shown));
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
