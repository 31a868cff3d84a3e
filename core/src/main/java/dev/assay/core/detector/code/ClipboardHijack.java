package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
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

/// The clipboard read and sent, or read and replaced, without anybody asking for it.
public final class ClipboardHijack implements Detector {
  private static final Rule RULE =
      Rule.of("clipboard-hijack", "the clipboard is watched, changed or sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1115")
          .because(
              "Addresses of wallets are copied, never typed: whoever changes the clipboard "
                  + "gets the money.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ClipboardHijack::grade, ClipboardHijack::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.carries().contains(Label.CLIPBOARD) && Signs.goesOut(act)) {
      return Exfiltration.grade(act);
    }
    if (act.kind() != Act.Kind.WRITES_FILE || !act.target().startsWith("clipboard")) {
      return no();
    }
    if (Signs.isAside(act) || !scene.hasBeside(act, ClipboardHijack::reads)) {
      return no();
    }
    boolean isMoney = act.carries().contains(Label.WALLET);
    if (Signs.runsByItself(act)) {
      return sure();
    }
    return isMoney ? likely() : possible();
  }

  private static boolean reads(Act act) {
    return act.carries().contains(Label.CLIPBOARD) && act.kind() == Act.Kind.READS_SECRET;
  }

  private static String message(Act act) {
    return Signs.goesOut(act)
        ? "the clipboard is sent %s %s".formatted(Words.to(act), Words.when(act))
        : "the clipboard is read and replaced " + Words.when(act);
  }
}
