package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Protection that is switched off, and checks for analysis beside other acts.
public final class DefenceEvasion implements Detector {
  private static final Rule RULE =
      Rule.of("defence-evasion", "it switches off or looks out for what protects the machine")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1562.001")
          .because("Only what would be stopped needs to know whether somebody is looking.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  private static final String[] PROTECTIONS = {
    "mppreference",
    "advfirewall",
    "netfirewall",
    "defender",
    "windefend",
    "setenforce",
    "auditctl",
    "spctl",
    "vssadmin",
    "bcdedit",
    "wevtutil",
    "enablelua",
    "disableantispyware",
    "disabletaskmgr",
    "securityhealth",
    "sense",
    "quarantine"
  };

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, DefenceEvasion::grade, DefenceEvasion::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (Signs.isAside(act)) {
      return no();
    }
    return switch (Evasion.of(act)) {
      case DEFENCE -> ofDefence(act, scene);
      case HIDDEN_WINDOW, HIDDEN_FILE -> isWithHarm(act, scene) ? likely() : possible();
      case REPLACES, OTHER -> possible();
      case LOOKS_FOR_ANALYSIS -> Signs.runsByItself(act) ? likely() : possible();
      case OFF_SCREEN,
          LOOK_ALIKE,
          DIRECTION,
          OBFUSCATOR,
          NOISE,
          LONG_LINE,
          PACKED,
          DISPUTED_ARCHIVE,
          WRONG_RECORD,
          WRONG_METADATA,
          ORDERS_TO_ASSISTANTS,
          NONE ->
          no();
    };
  }

  private static Optional<Confidence> ofDefence(Act act, Scene scene) {
    if (Signs.runsByItself(act)) {
      return sure();
    }
    return isOfSystem(act.target()) || isWithHarm(act, scene) ? likely() : possible();
  }

  /// Whether it turns off a part of the system, and does not only end or hide something.
  private static boolean isOfSystem(String target) {
    String text = target.toLowerCase(Locale.ROOT);
    for (String part : PROTECTIONS) {
      if (text.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithHarm(Act act, Scene scene) {
    return scene.hasBeside(
        act,
        it ->
            Signs.isHidden(it)
                || (Signs.goesOut(it) && Destination.of(it.target()).isForeign())
                || RemoteExecution.fetchesFromNamed(it));
  }

  private static String message(Act act) {
    return Evasion.of(act) == Evasion.LOOKS_FOR_ANALYSIS
        ? "it looks whether it is being analysed, " + Words.when(act)
        : "it gets round what protects the machine, %s: %s"
            .formatted(Words.when(act), Words.quoted(act.target(), "a command"));
  }
}
