package dev.assay.report.html;

import dev.assay.core.project.Unchecked;
import java.util.List;

/// Something that was not audited.
///
/// @param hint what to do about it, possibly empty
record Gap(String what, List<Span> why, List<Span> hint, String place) {
  /// What is unpinned is known by its name; anything else may name a file or a host.
  static Gap of(Unchecked unchecked, Shown shown) {
    boolean tells = !shown.isRedacted();
    boolean named = unchecked.unpinned().isPresent();
    return new Gap(
        tells
            ? shown.text(unchecked.what())
            : unchecked
                .unpinned()
                .map(name -> shown.text(name.normalized()))
                .orElse("a line or file"),
        tells || named ? shown.prose(unchecked.why()) : shown.prose("could not be audited"),
        tells || named ? shown.prose(unchecked.hint().orElse("")) : List.of(),
        shown.place(unchecked.source()));
  }
}
