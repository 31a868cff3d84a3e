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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Files whose name says that they are no code and whose content is executed.
public final class DataPayload implements Detector {
  private static final Rule RULE =
      Rule.of("data-payload", "a file that is no code is executed")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1027.009")
          .because(
              "Code in the guise of a picture, a text or a data file is there to be "
                  + "overlooked.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, DataPayload::grade, DataPayload::message);
  }

  private static final Set<String> CODE =
      Set.of(
          "py", "pyw", "pyi", "pyx", "pxd", "ipynb", "sh", "bat", "ps1", "js", "cfg", "pyc", "pth",
          "in", "tmpl", "rc");

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.EXECUTES_TEXT || Signs.isAside(act) || !isData(act.target())) {
      return no();
    }
    boolean isDecoded = act.carries().contains(Label.DECODED);
    if (Signs.runsByItself(act)) {
      return isDecoded ? sure() : possible();
    }
    return isDecoded ? likely() : possible();
  }

  private static boolean isData(String target) {
    int dot = target.lastIndexOf('.');
    boolean isFile = dot > 0 && dot > target.lastIndexOf('/') && target.length() - dot <= 8;
    return isFile && !CODE.contains(target.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static String message(Act act) {
    return "%s is executed %s".formatted(Words.quoted(act.target(), "a file"), Words.when(act));
  }
}
