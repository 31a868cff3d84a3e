package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Naming;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.distribution.SdistReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the files of one folder of a walk.
final class FolderReader {
  private final FileTree tree;
  private final Naming naming;
  private final String folder;
  private final List<Found> inputs = new ArrayList<>();
  private final List<Configuration.Placed> configuration = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();
  private Optional<Unchecked> setupScript = Optional.empty();

  FolderReader(FileTree tree, Naming naming, String folder) {
    this.tree = tree;
    this.naming = naming;
    this.folder = folder;
  }

  void add(Input input) {
    inputs.add(new Found(folder, input));
  }

  void file(Entry file) {
    String path = file.path();
    if (Configuration.isName(file.name())) {
      configure(file.name(), path);
      return;
    }
    Optional<UnreadFormat> unread = UnreadFormat.of(path);
    if (unread.isPresent()) {
      refuse(unread.get(), naming.of(path));
      return;
    }
    FileKinds.named(path)
        .filter(kind -> FileKinds.fits(kind, tree, path))
        .ifPresent(kind -> read(kind, path));
  }

  private void configure(String detail, String path) {
    configuration.add(
        new Configuration.Placed(folder, Configuration.remark(detail, naming.of(path))));
  }

  private void refuse(UnreadFormat format, String shown) {
    if (format == UnreadFormat.SETUP_PY) {
      setupScript = Optional.of(format.unchecked(shown));
    } else {
      unchecked.add(format.unchecked(shown));
    }
  }

  private void read(InputKind kind, String path) {
    String shown = naming.of(path);
    switch (kind) {
      case SDIST -> {
        SdistReader.Sdist sdist = SdistReader.open(tree, path, shown);
        if (sdist.files().map(SourceArchive::isPackage).orElse(true)) {
          add(sdist.input());
        }
      }
      case PYPROJECT, SETUP_CFG -> {
        addManifest(FileKinds.read(kind, tree, path, shown));
        if (kind == InputKind.PYPROJECT && Prefix.read(tree, path).hasLine("[tool.assay")) {
          configure("[tool.assay]", path);
        }
      }
      default -> add(FileKinds.read(kind, tree, path, shown));
    }
  }

  /// A project file need not be about dependencies: it also configures formatters.
  private void addManifest(Input input) {
    boolean empty =
        input.dependencies().isEmpty() && input.remarks().isEmpty() && input.unchecked().isEmpty();
    if (!empty) {
      add(input);
    }
  }

  /// A link that cannot be followed matters when a dependency file or an environment was there.
  void dead(Entry entry, String reason) {
    boolean known =
        FileKinds.named(entry.path()).filter(kind -> kind != InputKind.SCRIPT).isPresent()
            || UnreadFormat.of(entry.path()).isPresent();
    if (known || entry.name().equals(".venv") || entry.name().equals("venv")) {
      String shown = naming.of(entry.path());
      unchecked.add(
          Unchecked.of(shown, reason, Location.of(shown))
              .withHint("name what it stands for to `assay audit` as well"));
    }
  }

  /// The inputs of the folder; its locks answer for its manifests.
  List<Found> joined() {
    return Locks.join(inputs);
  }

  List<Configuration.Placed> configuration() {
    return configuration;
  }

  /// What belongs to no input; `setup.py` does when nothing else tells what it asks for.
  List<Unchecked> unchecked() {
    if (setupScript.isPresent() && !isTold()) {
      unchecked.add(setupScript.get());
    }
    return unchecked;
  }

  private boolean isTold() {
    for (Found found : inputs) {
      boolean told =
          switch (found.input().kind()) {
            case PYPROJECT,
                SETUP_CFG,
                POETRY_LOCK,
                UV_LOCK,
                PDM_LOCK,
                PYLOCK,
                PIPFILE,
                PIPFILE_LOCK ->
                true;
            case REQUIREMENTS -> Locks.isFrozen(found.input());
            case CONDA_ENVIRONMENT, ENVIRONMENT, WHEEL, SDIST, SCRIPT, SBOM -> false;
          };
      if (told) {
        return true;
      }
    }
    return false;
  }
}
