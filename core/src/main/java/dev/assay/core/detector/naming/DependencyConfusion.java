package dev.assay.core.detector.naming;

import dev.assay.core.artifact.Location;
import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Hygiene;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Remark;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A package that may come from a public index instead of the one that was meant (A. Birsan,
/// "Dependency Confusion", 2021).
public final class DependencyConfusion implements Detector {
  private static final Rule RULE =
      Rule.of("dependency-confusion", "a package may come from another index than the one meant")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1195.002")
          .because(
              "Where two indexes are asked, the higher version wins, whoever published it; only"
                  + " hashes or a pinned index decide otherwise.")
          .remedy("pin hashes, or give each internal package its one index explicitly");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Stream.of(signals(facts), twoIndexes(facts), unhashed(facts)).flatMap(all -> all);
  }

  private static Stream<Finding> signals(Facts facts) {
    return SignalFindings.of(
            facts,
            NameSignal.Kind.DEPENDENCY_CONFUSION,
            RULE,
            signal -> "`%s`: %s".formatted(signal.dependency().name(), signal.how()))
        .map(SignalFindings::likely);
  }

  private static Stream<Finding> twoIndexes(Facts facts) {
    return remarks(facts, Remark.Kind.TWO_INDEXES)
        .map(
            remark ->
                RULE.at(remark.source(), locked(remark) + " is locked from two indexes")
                    .withEvidence(remark.detail()));
  }

  private static String locked(Remark remark) {
    return remark.about().map(name -> "`" + name + "`").orElse("a package");
  }

  private static Stream<Finding> unhashed(Facts facts) {
    Set<String> files = unhashedFiles(facts);
    return remarks(facts, Remark.Kind.EXTRA_INDEX)
        .filter(remark -> files.contains(remark.source().file()))
        .map(
            remark ->
                RULE.at(
                        remark.source(),
                        "a second index is searched with the first, and no hash says which of two"
                            + " packages of one name is meant")
                    .withEvidence(remark.detail()));
  }

  /// Files that hold pins without hashes.
  public static Set<String> unhashedFiles(Facts facts) {
    return remarks(facts, Remark.Kind.UNHASHED)
        .map(Remark::source)
        .map(Location::file)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Remark> remarks(Facts facts, Remark.Kind kind) {
    return facts.of(Hygiene.class).map(Hygiene::remark).filter(remark -> remark.kind() == kind);
  }
}
