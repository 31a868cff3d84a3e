package dev.assay.report.html;

import dev.assay.core.project.Unchecked;
import java.util.List;

/// Something that was not audited.
///
/// @param hint what to do about it, possibly empty
record Gap(String what, List<Span> why, List<Span> hint, String place) {
  static Gap of(Unchecked unchecked) {
    return new Gap(
        Shown.text(unchecked.what()),
        Shown.prose(unchecked.why()),
        Shown.prose(unchecked.hint().orElse("")),
        Shown.place(unchecked.source()));
  }
}
