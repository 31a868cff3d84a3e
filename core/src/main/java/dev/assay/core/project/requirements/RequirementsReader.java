package dev.assay.core.project.requirements;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.listing.Listing;
import java.util.ArrayList;
import java.util.List;

/// Reads requirements files (`requirements.txt`, `requirements.in`, output of pip-compile and uv)
/// as pip reads them, with the files they include; environment variables stay unexpanded.
public final class RequirementsReader {
  private RequirementsReader() {}

  /// Reads one file and those it includes.
  ///
  /// @param path inside the tree
  /// @param shown as the user would name it
  public static Input read(FileTree tree, String path, String shown) {
    Listing listing = new Listing(InputKind.REQUIREMENTS, shown);
    Included files = new Included(tree, listing);
    files.file(new Place(path, shown), false, Location.of(shown));
    files.finish();
    return Unhashed.remarked(listing.input());
  }

  /// One line that is handed to pip by another file, with its number there.
  public record Line(String text, int number) {}

  /// Reads lines that another file holds for pip, such as conda's pip part.
  ///
  /// @param path the other file inside the tree
  /// @param shown the same as the user would name it
  public static void readLines(
      FileTree tree, String path, String shown, List<Line> lines, Listing listing) {
    Included files = new Included(tree, listing);
    LineReader reader = new LineReader(files, listing, new Place(path, shown), false, Reach.DIRECT);
    for (Line line : lines) {
      reader.read(new LogicalLine(line.text().strip(), line.number(), new ArrayList<>(), false));
    }
    files.finish();
  }
}
