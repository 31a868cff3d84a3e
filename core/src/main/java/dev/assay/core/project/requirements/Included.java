package dev.assay.core.project.requirements;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Remark;
import dev.assay.core.project.listing.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A requirements file together with those it includes by `-r` and `-c`: each is read once, no
/// deeper than 32 and no more than 1,000.
final class Included {
  private static final int DEEPEST = 32;
  private static final int MOST = 1000;

  private final FileTree tree;
  private final Listing listing;
  private final Set<String> read = new HashSet<>();
  private final List<String> open = new ArrayList<>();
  private final List<Sought> sought = new ArrayList<>();
  private boolean indexed = true;

  /// A place where files are looked for besides the index.
  private record Sought(String where, Location source) {}

  Included(FileTree tree, Listing listing) {
    this.tree = tree;
    this.listing = listing;
  }

  /// Reads the file that another names relative to itself.
  void file(Place including, String reference, boolean constraints, Location source) {
    listing.variables(reference, source);
    if (reference.contains("://") || reference.startsWith("file:")) {
      listing.unchecked(reference, "only files are read, no URLs", source);
      return;
    }
    including
        .beside(reference)
        .ifPresentOrElse(
            place -> file(place, constraints, source),
            () -> listing.unchecked(reference, "it lies outside of what is audited", source));
  }

  void file(Place place, boolean constraints, Location source) {
    if (open.contains(place.path())) {
      listing.unchecked(place.shown(), "the files include each other in a circle", source);
    } else if (open.size() == DEEPEST || read.size() == MOST) {
      listing.unchecked(place.shown(), "too many files include each other", source);
    } else if (read.add((constraints ? "-c " : "-r ") + place.path())) {
      open.add(place.path());
      content(place, constraints, source);
      open.removeLast();
    }
  }

  private void content(Place place, boolean constraints, Location source) {
    switch (tree.read(place.path())) {
      case Content.Absent() -> listing.unchecked(place.shown(), "there is no such file", source);
      case Content.Refused(String reason) -> listing.unchecked(place.shown(), reason, source);
      case Content.Bytes(byte[] bytes) -> {
        switch (TextEncoding.decode(bytes)) {
          case TextEncoding.Decoded.Text(String text) -> lines(place, text, constraints);
          case TextEncoding.Decoded.Unknown(String encoding) ->
              listing.unchecked(
                  place.shown(),
                  "the encoding `" + encoding + "` is not known",
                  new Location(place.shown(), 1));
        }
      }
    }
  }

  private void lines(Place place, String text, boolean constraints) {
    LineReader reader = new LineReader(this, listing, place, constraints, reach(place, text));
    LogicalLines lines = new LogicalLines(text);
    for (LogicalLine line = lines.next(); line != null; line = lines.next()) {
      reader.read(line);
    }
  }

  /// How lines without annotation are reached: old pip-compile annotates only what is transitive, a
  /// `.in` file is written by hand, and of others nobody can tell a list from a frozen environment.
  private static Reach reach(Place place, String text) {
    boolean direct =
        place.path().toLowerCase(Locale.ROOT).endsWith(".in") || text.contains("# via");
    return direct ? Reach.DIRECT : Reach.UNKNOWN;
  }

  void findLinks(String where, Location source) {
    sought.add(new Sought(where, source));
  }

  void withoutIndex() {
    indexed = false;
  }

  /// Tells what only the whole of the files decides: without an index, the first place to look
  /// takes its part.
  void finish() {
    boolean first = !indexed;
    for (Sought one : sought) {
      listing.index(first ? Remark.Kind.INDEX : Remark.Kind.EXTRA_INDEX, one.where(), one.source());
      first = false;
    }
  }
}
