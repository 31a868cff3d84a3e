package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
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
import java.util.stream.Stream;

/// Cookies, passwords and tokens of browsers and chat clients that are read and sent.
public final class BrowserStoreTheft implements Detector {
  private static final Rule RULE =
      Rule.of("browser-store-theft", "what browsers keep is sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1555.003")
          .because(
              "Cookies and passwords of browsers open accounts without a password. Tools "
                  + "that read one browser's cookies do so for their caller and send them "
                  + "nowhere.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, BrowserStoreTheft::grade, BrowserStoreTheft::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!Signs.goesOut(act)) {
      return no();
    }
    if (act.carries().contains(Label.BROWSER_STORE)) {
      boolean isForeign = Destination.of(act.target()).isForeign();
      return isForeign && !Signs.isAside(act) ? sure() : Exfiltration.gradeOfSecret(act);
    }
    return isBesideStores(act, scene) ? likely() : no();
  }

  private static boolean isBesideStores(Act act, Scene scene) {
    if (!Destination.of(act.target()).isTelling() || Signs.isAside(act)) {
      return false;
    }
    return scene.hasBeside(
        act,
        other ->
            other.kind() == Act.Kind.READS_SECRET && other.carries().contains(Label.BROWSER_STORE));
  }

  private static String message(Act act) {
    return "what browsers keep is sent %s %s".formatted(Words.to(act), Words.when(act));
  }
}
