package dev.assay.core.code;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.List;
import java.util.Set;

/// Acts that are facts about a file as a whole rather than about what its code calls.
final class Marks {
  private Marks() {}

  /// A file hides what it is.
  static Act evades(String what, Location place, Phase phase, String evidence, List<String> trail) {
    return new Act(
        Kind.EVADES, what, phase, Reach.AUTOMATIC, Certainty.CAN, Set.of(), place, evidence, trail);
  }

  /// A file, or what follows in it, is not known.
  static Act unknown(String why, Location place, List<String> trail) {
    return unknown(why, place, Phase.CALL, Reach.CONDITIONAL, trail);
  }

  /// What honest artifacts never hold is not known: it may run at once.
  static Act buried(String why, Location place, List<String> trail) {
    return unknown(why, place, Phase.IMPORT, Reach.AUTOMATIC, trail);
  }

  private static Act unknown(
      String why, Location place, Phase phase, Reach reach, List<String> trail) {
    return new Act(Kind.UNKNOWN, why, phase, reach, Certainty.CAN, Set.of(), place, "", trail);
  }
}
