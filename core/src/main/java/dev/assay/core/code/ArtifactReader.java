package dev.assay.core.code;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.Location;
import dev.assay.core.code.evaluation.Evaluation;
import dev.assay.core.fact.Act.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one tree: first all files by their kinds, then the modules of Python together, then the
/// archives in it, each as a tree of its own.
final class ArtifactReader {
  private static final Limits NESTED = new Limits(64L << 20, 256L << 20, 20_000, 64, 200);

  private final FileTree tree;
  private final String shown;
  private final Totals totals;
  private final Nesting nesting;
  private final List<Archived> archives = new ArrayList<>();

  private record Archived(String path, byte[] bytes) {}

  ArtifactReader(FileTree tree, String shown, Totals totals) {
    this(tree, shown, totals, Nesting.NONE);
  }

  private ArtifactReader(FileTree tree, String shown, Totals totals, Nesting nesting) {
    this.tree = tree;
    this.shown = shown;
    this.totals = totals;
    this.nesting = nesting;
  }

  void read() {
    Files files = Files.of(tree, totals.filesLeft());
    totals.spendFiles(files.all().size());
    if (!files.complete()) {
      notRead(shown, "it holds more files than are read");
    }
    Layout layout = Layout.of(files.all(), shown);
    Modules modules = new Modules(layout, nesting);
    KindReader kinds = new KindReader(layout, totals, nesting, modules);
    ReleaseCheck release = new ReleaseCheck(shown, layout, totals, nesting);
    for (Entry entry : files.all()) {
      switch (tree.read(entry.path())) {
        case Content.Bytes(byte[] bytes) -> {
          totals.read(bytes.length);
          release.take(entry.path(), bytes);
          read(entry.path(), bytes, kinds);
        }
        case Content.Refused(String reason) -> notRead(nesting.prefix() + entry.path(), reason);
        case Content.Absent() -> {}
      }
    }
    gaps();
    if (modules.isIncomplete()) {
      notRead(shown, "it holds more Python than is kept");
    }
    release.finish();
    totals.add(Evaluation.of(modules.files(), modules.entry(), totals.meter, this::own));
    archives.forEach(archive -> nested(archive, !modules.isEmpty()));
  }

  /// A file of this tree by its path in the artifact.
  private Optional<byte[]> own(String path) {
    String prefix = nesting.prefix();
    return path.startsWith(prefix)
            && tree.read(path.substring(prefix.length())) instanceof Content.Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private void read(String path, byte[] bytes, KindReader kinds) {
    try {
      if (kinds.read(path, bytes) == FileKind.ARCHIVE) {
        archives.add(new Archived(path, bytes));
      }
    } catch (StackOverflowError _) {
      notRead(nesting.prefix() + path, "it is nested too deep to be read");
    }
  }

  private void notRead(String what, String reason) {
    totals.unchecked(what, reason);
    totals.add(Marks.unknown(reason, Location.of(what), nesting.trail()));
  }

  /// What two readers of an archive may see differently is hidden from one of them.
  private void gaps() {
    for (Gap gap : tree.gaps()) {
      String what = gap.path().isEmpty() ? shown : nesting.prefix() + gap.path();
      totals.unchecked(what, gap.reason());
      if (Differences.isDispute(gap)) {
        totals.add(
            Marks.evades(
                "archive: " + gap.reason(),
                Location.of(what),
                Phase.INSTALL,
                gap.path(),
                nesting.trail()));
      }
    }
  }

  /// @param aside whether there is code around the archive, which nothing then runs by itself
  private void nested(Archived archive, boolean aside) {
    if (nesting.depth() == Nesting.DEEPEST) {
      notRead(nesting.prefix() + archive.path(), "an archive in archives, too deep to be read");
      return;
    }
    SingleFile file = new SingleFile(Paths.name(archive.path()), archive.bytes());
    switch (Archives.open(file, file.path(), NESTED, _ -> true)) {
      case Archive.Opened(FileTree inner) ->
          new ArtifactReader(inner, file.path(), totals, nesting.inside(archive.path(), aside))
              .read();
      case Archive.Refused(String reason) when aside ->
          totals.unchecked(nesting.prefix() + archive.path(), reason);
      case Archive.Refused(String reason) -> notRead(nesting.prefix() + archive.path(), reason);
    }
  }
}
