package dev.assay.core.detector.code;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.List;
import java.util.Set;

/// Acts made by hand at [RuleCase#PLACE].
final class Acts {
  private Acts() {}

  /// An act that happens by itself in a phase, or on call in the last two.
  static Act act(Kind kind, String target, Phase phase, Label... carries) {
    return new Act(
        kind,
        target,
        phase,
        phase == Phase.CALL ? Reach.ON_CALL : Reach.AUTOMATIC,
        Act.Certainty.CAN,
        Set.of(carries),
        RuleCase.PLACE,
        "evidence",
        List.of());
  }

  /// The same, reached through decoded text.
  static Act hidden(Act act) {
    return told(act, "layer 1 of setup.py:3 (base64)");
  }

  /// The same, only where somebody asks for it.
  static Act onCall(Act act) {
    return with(act, Reach.ON_CALL, act.trail());
  }

  /// The same, where something else leads to it.
  static Act perhaps(Act act) {
    return with(act, Reach.CONDITIONAL, act.trail());
  }

  /// The same with a phrase of its trail.
  static Act told(Act act, String phrase) {
    return with(act, act.reach(), List.of(phrase));
  }

  /// The same, shown by some code.
  static Act evident(Act act, String evidence) {
    return new Act(
        act.kind(),
        act.target(),
        act.phase(),
        act.reach(),
        act.certainty(),
        act.carries(),
        act.location(),
        evidence,
        act.trail());
  }

  private static Act with(Act act, Reach reach, List<String> trail) {
    return new Act(
        act.kind(),
        act.target(),
        act.phase(),
        reach,
        act.certainty(),
        act.carries(),
        act.location(),
        act.evidence(),
        trail);
  }
}
