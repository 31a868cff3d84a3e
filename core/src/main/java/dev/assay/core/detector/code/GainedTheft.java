package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Gained;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Secrets that an upgrade begins to send to a place that the code names.
public final class GainedTheft implements Detector {
  private static final Rule RULE =
      Rule.of("gained-theft", "an upgrade gains a way for secrets to leave")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "A stolen release of a popular package differs from the one before it by "
                  + "little more than the theft.")
          .remedy(
              "read what changed between the two releases before anything runs it; stay on "
                  + "the earlier one until then");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Gains.findings(facts, RULE, GainedTheft::grade, GainedTheft::message);
  }

  private static final Set<Label> TAKEN =
      Set.of(
          Label.CREDENTIAL_FILE,
          Label.CLOUD_METADATA,
          Label.SSH_KEY,
          Label.BROWSER_STORE,
          Label.WALLET,
          Label.CI_TOKEN,
          Label.ENVIRONMENT,
          Label.HOST_IDENTITY,
          Label.USER_FILES,
          Label.CLIPBOARD,
          Label.KEYSTROKES,
          Label.SCREEN,
          Label.TOKEN,
          Label.SECRET_PARAMETER);

  private static final Set<Label> ORDINARY =
      Set.of(Label.TOKEN, Label.SECRET_PARAMETER, Label.HOST_IDENTITY);

  private static Optional<Confidence> grade(Gained gained) {
    Act act = gained.act();
    if (!Signs.goesOut(act) || Signs.isAside(act) || !Signs.carriesAny(act, TAKEN)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    if (!place.isForeign()) {
      return Signs.isHidden(act) ? likely() : no();
    }
    boolean isOrdinary = ORDINARY.containsAll(Signs.carried(act, TAKEN));
    boolean isName = act.kind() == Act.Kind.RESOLVES;
    boolean isSecret = Signs.carriesAny(act, Signs.SECRETS);
    boolean isFurtive = isSecret && (Signs.runsByItself(act) || Signs.isQuiet(act));
    if (gained.isNewPlace() && (!isOrdinary || isName || isFurtive)) {
      return place.isServiceOf(act.location().file()) ? likely() : sure();
    }
    boolean isTelling = gained.isNewPlace() || place.isTelling() || Signs.runsByItself(act);
    return isTelling ? likely() : isOrdinary ? no() : possible();
  }

  private static String message(Act act) {
    return "the upgrade sends %s %s %s"
        .formatted(Words.what(Signs.carried(act, TAKEN)), Words.to(act), Words.when(act));
  }
}
