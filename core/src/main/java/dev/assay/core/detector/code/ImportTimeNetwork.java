package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
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

/// Requests that are made by importing a module.
public final class ImportTimeNetwork implements Detector {
  private static final Rule RULE =
      Rule.of("import-time-network", "it uses the network as soon as it is imported")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1071.001")
          .because(
              "An import should define things, not reach out; whoever only looks at a "
                  + "package is caught by it.")
          .remedy("read the code at the place named before anything runs it");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ImportTimeNetwork::grade, ImportTimeNetwork::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isNetwork = Signs.goesOut(act) || act.kind() == Act.Kind.RECEIVES;
    if (!isNetwork || act.phase() != Phase.IMPORT || !Signs.runsByItself(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    if (!place.isForeign() || Signs.isAside(act)) {
      return no();
    }
    if (place.isTelling() || Signs.isHidden(act)) {
      return likely();
    }
    return act.reach() == Reach.AUTOMATIC && isAlone(place, scene) ? likely() : possible();
  }

  /// Whether nothing else in the artifact speaks to any other place.
  private static boolean isAlone(Destination place, Scene scene) {
    return scene.domains().keySet().equals(Set.of(place.domain()));
  }

  private static String message(Act act) {
    return "it %s when it is imported".formatted(Words.does(act));
  }
}
