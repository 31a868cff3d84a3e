package dev.assay.core.project.listing;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.Urls;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is noted of a file besides its dependencies, and how much of the file is taken at all.
final class Notes {
  private static final int MOST = 200_000;
  private static final int LONGEST_SHOWN = 200;

  private final String shown;
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();
  private int taken;

  Notes(String shown) {
    this.shown = shown;
  }

  /// Whether one more thing is taken; when the file holds too much, that is noted once.
  boolean hasRoom() {
    if (taken == MOST) {
      return false;
    }
    taken++;
    if (taken == MOST) {
      unchecked.add(
          Unchecked.of(shown, "it holds too much; what follows is not read", Location.of(shown)));
    }
    return taken < MOST;
  }

  void remark(Remark.Kind kind, String detail, Location source, Optional<PackageName> about) {
    if (hasRoom()) {
      remarks.add(new Remark(kind, shortened(Urls.withoutCredentials(detail)), source, about));
    }
  }

  void unchecked(Unchecked thing) {
    if (hasRoom()) {
      unchecked.add(thing);
    }
  }

  List<Remark> remarks() {
    return remarks;
  }

  List<Unchecked> unchecked() {
    return unchecked;
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
