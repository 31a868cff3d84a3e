package dev.assay.core.detector.code;

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

/// Environment variables that are sent to a host that the code names.
public final class EnvironmentExfiltration implements Detector {
  private static final Rule RULE =
      Rule.of("environment-exfiltration", "the environment is sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1082")
          .because(
              "The environment of a build or a server holds its keys. No library needs all "
                  + "of it elsewhere.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  private static final List<String> PUBLISHED =
      List.of("/gists", "/contents/", "/issues", "/snippets", "/releases");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(
        facts, RULE, EnvironmentExfiltration::grade, EnvironmentExfiltration::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!act.carries().contains(Label.ENVIRONMENT) || !Signs.goesOut(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    if (!Signs.runsOnImport(act) && Exfiltration.isOwnService(act, place)) {
      return possible();
    }
    boolean isWithToken = act.carries().contains(Label.TOKEN) && !Signs.isAside(act);
    if (place.kind() == Destination.Kind.VENDOR && Signs.runsByItself(act) && isWithToken) {
      // To an account of a service whose token was found: whoever holds it reads it there.
      return sure();
    }
    if (place.kind() == Destination.Kind.VENDOR && isUnasked(act) && isPublished(act.target())) {
      return sure();
    }
    return place.isForeign() && !Signs.isAside(act) ? sure() : Exfiltration.gradeOfSecret(act);
  }

  private static boolean isUnasked(Act act) {
    return Signs.runsByItself(act) && act.reach() == Act.Reach.AUTOMATIC && !Signs.isAside(act);
  }

  /// Whether whoever holds an account may write it there for others to read.
  private static boolean isPublished(String target) {
    return PUBLISHED.stream().anyMatch(target::contains);
  }

  private static String message(Act act) {
    return "the environment is sent %s %s".formatted(Words.to(act), Words.when(act));
  }
}
