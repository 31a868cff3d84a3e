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
  private static final long MOST_NESTED = 256L << 20;
  private static final long LEAST_NESTED = 16L << 20;

  private final FileTree tree;
  private final String shown;
  private final Totals totals;
  private final Nesting nesting;
  private final List<String> archives = new ArrayList<>();

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
          totals.read(bytes.length, nesting.depth() > 0);
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
        archives.add(path);
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

  /// Reads an archive in this tree once more, so that no more than one for each level is kept.
  ///
  /// @param aside whether there is code around the archive, which nothing then runs by itself
  private void nested(String path, boolean aside) {
    if (nesting.depth() == Nesting.DEEPEST) {
      buried(path, "an archive in archives, too deep to be read");
    } else if (totals.nestedLeft() < LEAST_NESTED) {
      buried(path, "archives in the artifact unpack to more than is read");
    } else if (tree.read(path) instanceof Content.Bytes(byte[] bytes)) {
      nested(path, bytes, aside);
    }
  }

  private void buried(String path, String reason) {
    String what = nesting.prefix() + path;
    totals.unchecked(what, reason);
    totals.add(Marks.buried(reason, Location.of(what), nesting.trail()));
  }

  private void nested(String path, byte[] bytes, boolean aside) {
    long most = Math.min(MOST_NESTED, totals.nestedLeft());
    Limits limits = new Limits(64L << 20, most, 20_000, 64, 200);
    SingleFile file = new SingleFile(Paths.name(path), bytes);
    switch (Archives.open(file, file.path(), limits, _ -> true)) {
      case Archive.Opened(FileTree inner) ->
          new ArtifactReader(inner, file.path(), totals, nesting.inside(path, aside)).read();
      case Archive.Refused(String reason) when aside ->
          totals.unchecked(nesting.prefix() + path, reason);
      case Archive.Refused(String reason) -> notRead(nesting.prefix() + path, reason);
    }
  }
}
