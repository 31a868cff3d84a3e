package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Gained;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes findings of acts that an upgrade gains.
final class Gains {
  private static final int MOST = 20;

  private Gains() {}

  /// The findings of a rule, in the order of the acts.
  static Stream<Finding> findings(
      Facts facts,
      Rule rule,
      Function<Gained, Optional<Confidence>> grade,
      Function<Act, String> message) {
    return facts
        .of(Gained.class)
        .filter(gained -> !Signs.isImported(gained.act()))
        .flatMap(
            gained ->
                grade.apply(gained).stream()
                    .map(it -> finding(rule, gained.act(), it, message.apply(gained.act()))))
        .limit(MOST);
  }

  /// Whether an act is one that hardly any library comes to need by itself.
  static boolean isHarmful(Act act) {
    return switch (act.kind()) {
      case SENDS, RECEIVES, RESOLVES ->
          Destination.of(act.target()).kind() != Destination.Kind.LOCAL;
      case LISTENS, PERSISTS, READS_PROCESS, DESTROYS -> true;
      case READS_SECRET -> Signs.carriesAny(act, Signs.SECRETS);
      case SPAWNS -> Spawning.grade(Command.of(act.target())).isPresent();
      case EXECUTES_TEXT, LOADS_NATIVE ->
          act.carries().contains(Label.DECODED) || act.carries().contains(Label.REMOTE);
      case READS_FILE, WRITES_FILE, DECODES, EVADES, UNKNOWN -> false;
    };
  }

  private static Finding finding(Rule rule, Act act, Confidence confidence, String message) {
    return rule.at(act.location(), message)
        .withConfidence(confidence)
        .withEvidence(act.evidence())
        .withTrail(act.trail());
  }
}
