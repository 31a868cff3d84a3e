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

/// Text that is executed and was decoded first.
public final class DecodedExecution implements Detector {
  private static final Rule RULE =
      Rule.of("decoded-execution", "decoded text is executed")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1027")
          .because(
              "Code that has nothing to hide is published as it is. Decoding and executing "
                  + "in one breath keeps it from whoever reads the package.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, DecodedExecution::grade, DecodedExecution::message);
  }

  /// Names of modes and encodings are shorter than any program.
  private static final int SHORTEST = 24;

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isCode = act.kind() == Act.Kind.EXECUTES_TEXT || act.kind() == Act.Kind.LOADS_NATIVE;
    if (!isCode || !act.carries().contains(Label.DECODED)) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    if (!Signs.isDecoded(act) && isAnnotation(act.evidence())) {
      return possible();
    }
    if (Signs.runsByItself(act) || Signs.isHidden(act)) {
      return sure();
    }
    if (!Signs.isDecoded(act)) {
      return possible();
    }
    boolean isEntry = act.phase() == Act.Phase.ENTRY && act.reach() != Act.Reach.ON_CALL;
    boolean isOwn = isLayered(act) || holdsLiteral(act.evidence());
    return isEntry || Signs.isQuiet(act) || isOwn ? sure() : likely();
  }

  /// Whether an expression is evaluated among the names of a module, as annotations are resolved.
  private static boolean isAnnotation(String evidence) {
    return evidence.startsWith("eval(")
        && evidence.contains("globalns")
        && evidence.contains("localns");
  }

  /// Whether more than one decoder was needed.
  private static boolean isLayered(Act act) {
    return act.trail().stream().anyMatch(it -> it.startsWith("decoded: ") && it.contains(", "));
  }

  /// Whether what is decoded stands in the same statement, and is not handed over.
  private static boolean holdsLiteral(String evidence) {
    int length = 0;
    boolean isQuoted = false;
    for (int i = 0; i < evidence.length(); i++) {
      boolean isQuote = evidence.charAt(i) == '"' || evidence.charAt(i) == '\'';
      isQuoted ^= isQuote;
      length = isQuote ? 0 : length + 1;
      if (isQuoted && length >= SHORTEST) {
        return true;
      }
    }
    return false;
  }

  private static String message(Act act) {
    return "decoded text is executed " + Words.when(act);
  }
}
