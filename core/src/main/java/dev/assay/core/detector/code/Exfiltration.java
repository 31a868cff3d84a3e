package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.fact.Act;
import dev.assay.core.finding.Confidence;
import java.util.Optional;

/// How telling it is that something goes out, by where it goes, when, and how openly.
final class Exfiltration {
  private Exfiltration() {}

  /// The grade of data that one might have a reason to send.
  static Optional<Confidence> grade(Act act) {
    if (!Signs.goesOut(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    return switch (place.kind()) {
      case LOCAL, METADATA -> no();
      case VENDOR -> Signs.runsEarly(act) ? likely() : no();
      case UNKNOWN -> unknown(act);
      case SHARED, DROP, FILE_DROP, ADDRESS, ELSEWHERE -> foreign(act, place);
    };
  }

  /// The grade of data that only its owner may have: nobody needs to call for it to tell.
  static Optional<Confidence> gradeOfSecret(Act act) {
    Destination place = Destination.of(act.target());
    boolean called = !Signs.runsByItself(act) && !Signs.isAside(act);
    if (called && Signs.runsOnImport(act) && Signs.goesOut(act) && place.isForeign()) {
      return sure();
    }
    if (called && isOwnService(act, place)) {
      return possible();
    }
    if (Signs.goesOut(act) && called && place.isForeign()) {
      return place.isTelling() || Signs.isQuiet(act) || Signs.isHidden(act) ? sure() : likely();
    }
    boolean isOutOfSight =
        place.kind() == Destination.Kind.UNKNOWN || place.kind() == Destination.Kind.VENDOR;
    return isOutOfSight && isUnasked(act) ? likely() : grade(act);
  }

  /// Whether it goes out as soon as the package is imported, whatever anybody calls.
  private static boolean isUnasked(Act act) {
    return Signs.goesOut(act)
        && Signs.runsByItself(act)
        && act.reach() == Act.Reach.AUTOMATIC
        && !Signs.isAside(act);
  }

  /// Whether a client speaks openly to the service that it is named after, or to a vendor.
  static boolean isOwnService(Act act, Destination place) {
    boolean isOwn =
        place.kind() == Destination.Kind.ELSEWHERE && place.isServiceOf(act.location().file());
    return Signs.goesOut(act)
        && !Signs.isQuiet(act)
        && !Signs.isHidden(act)
        && (isOwn || (place.isForeign() && place.isOfVendor()));
  }

  private static Optional<Confidence> unknown(Act act) {
    if (Signs.isHidden(act) || Signs.runsEarly(act)) {
      return likely();
    }
    return Signs.runsByItself(act) ? possible() : no();
  }

  private static Optional<Confidence> foreign(Act act, Destination place) {
    if (Signs.isAside(act)) {
      return place.isTelling() ? possible() : no();
    }
    if (Signs.runsByItself(act)) {
      return sure();
    }
    if (Signs.isHidden(act)) {
      return sure();
    }
    return place.isTelling() ? likely() : possible();
  }
}
