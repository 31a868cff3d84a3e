package dev.assay.core.code;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.Location;
import java.util.List;

/// The door of the room: an artifact in, acts out. Every file is looked at, whatever its folder and
/// name; what cannot be read is an act of kind unknown and stands under unchecked. Nothing is run
/// and nothing is thrown, whatever the files hold.
public final class CodeReader {
  /// The version of what is found: it changes whenever the same bytes may give other acts.
  public static final int VERSION = 5;

  static final Limits LIMITS = new Limits(256L << 20, 1L << 30, 100_000, 64, 200);

  private CodeReader() {}

  /// Reads an artifact that is a tree: an unpacked or opened archive, an installed distribution, a
  /// project.
  ///
  /// @param shown the name of the artifact, by which a wheel is told from what only looks like one
  public static Extracted read(FileTree artifact, String shown, Budget budget) {
    Totals totals = new Totals(budget);
    new ArtifactReader(artifact, shown, totals).read();
    return totals.extracted();
  }

  /// Reads a wheel, a source distribution or another archive that lies in a tree, or a single file
  /// of any kind.
  public static Extracted read(FileTree outer, String path, String shown, Budget budget) {
    return switch (outer.read(path)) {
      case Content.Bytes(byte[] bytes) -> read(bytes, path, shown, budget);
      case Content.Absent() -> unread(shown, "no such file", budget);
      case Content.Refused(String reason) -> unread(shown, reason, budget);
    };
  }

  private static Extracted read(byte[] bytes, String path, String shown, Budget budget) {
    SingleFile file = new SingleFile(Paths.name(path), bytes);
    if (KindFinder.of(file.path(), bytes) != FileKind.ARCHIVE) {
      return read(file, shown, budget);
    }
    return switch (Archives.open(file, file.path(), LIMITS, _ -> true)) {
      case Archive.Opened(FileTree tree) -> read(tree, shown, budget);
      case Archive.Refused(String reason) -> unread(shown, reason, budget);
    };
  }

  /// Reads one distribution of many that lie in one folder, as they are installed.
  ///
  /// @param metadata the path of its `.dist-info` or `.egg-info` folder
  public static Extracted readInstalled(
      FileTree site, String metadata, String shown, Budget budget) {
    return read(new InstalledFiles(site, metadata), shown, budget);
  }

  private static Extracted unread(String shown, String reason, Budget budget) {
    Totals totals = new Totals(budget);
    totals.unchecked(shown, reason);
    totals.add(Marks.unknown(reason, Location.of(shown), List.of()));
    return totals.extracted();
  }
}
