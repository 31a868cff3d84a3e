package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Files or source code that are sent to a host that the code names.
public final class FileTheft implements Detector {
  private static final Rule RULE =
      Rule.of("file-theft", "files of the user are sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1005")
          .because("Documents and sources that leave without being asked for are stolen.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, FileTheft::grade, FileTheft::message);
  }

  private static final Set<Label> FILES = Set.of(Label.USER_FILES, Label.SOURCE_CODE);

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!Signs.carriesAny(act, FILES) || !Signs.goesOut(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    boolean isOfUser = act.carries().contains(Label.USER_FILES) || Signs.runsByItself(act);
    boolean isBare = place.isForeign() && isOfUser && act.target().startsWith("http://");
    boolean isQuiet = place.isForeign() && isOfUser && Signs.isQuiet(act);
    boolean isTelling = (place.isTelling() || isBare || isQuiet) && !Signs.isAside(act);
    return isTelling ? sure() : Exfiltration.grade(act);
  }

  private static String message(Act act) {
    return "%s sent %s %s"
        .formatted(Words.are(Signs.carried(act, FILES)), Words.to(act), Words.when(act));
  }
}
