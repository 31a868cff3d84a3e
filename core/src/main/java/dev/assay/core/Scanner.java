package dev.assay.core;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.code.Extracted;
import dev.assay.core.detector.Detectors;
import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.distribution.Release;
import dev.assay.core.verdict.Corroboration;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.verdict.Score;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The whole flow for one artifact: its files become acts, acts become findings, findings become
/// decisions and one verdict.
///
/// @param extractor finds the acts
/// @param known tells what else is known of a release
public record Scanner(Extractor extractor, Known known, Policy policy, LocalDate today) {
  static final Comparator<Decision> WORST_FIRST = Scan.WORST_FIRST;

  /// Finds acts in the files of an artifact.
  @FunctionalInterface
  public interface Extractor {
    /// What is found in the tree; `shown` is the artifact's path as the user gave it.
    Extracted extract(FileTree artifact, String shown);
  }

  /// Tells what is known of a release by its name and version.
  @FunctionalInterface
  public interface Known {
    /// Knows nothing.
    Known NOTHING = _ -> List.of();

    /// Advisories and the like.
    List<Fact> facts(Dependency release);
  }

  /// Judges an artifact.
  public Scan scan(Artifact artifact) {
    Extracted extracted = extractor.extract(artifact.files(), artifact.shown());
    Release release = Release.of(artifact.fileName(), artifact.files());
    List<Act> acts = acts(extracted, artifact.shown());
    List<Fact> facts = new ArrayList<>(acts);
    Optional<Dependency> dependency = Attribution.dependency(artifact, release);
    dependency.ifPresent(it -> facts.addAll(known.facts(it)));
    List<Decision> decisions =
        judge(Corroboration.of(findings(new Facts(facts))), new Attribution(artifact, dependency));
    return new Scan(
        artifact.shown(),
        artifact.sha256(),
        release.name().map(name -> name.normalized()),
        release.version(),
        Scan.verdict(decisions),
        Score.of(decisions),
        decisions,
        acts,
        extracted.bytes(),
        extracted.steps(),
        Optional.empty());
  }

  /// What the policy makes of findings in an artifact, worst first.
  List<Decision> judge(List<Finding> findings, Attribution artifact) {
    List<Finding> told = artifact.attribute(findings, policy);
    return new Judge(policy, today).decideOne(told).stream().sorted(WORST_FIRST).toList();
  }

  static List<Finding> findings(Facts facts) {
    return Detectors.all().stream().flatMap(detector -> detector.detect(facts)).toList();
  }

  /// The acts, and what could not be read of the artifact as a whole as one more of them: unknown
  /// is not safe.
  private static List<Act> acts(Extracted extracted, String shown) {
    List<Act> acts = new ArrayList<>(extracted.acts());
    for (Unchecked unread : extracted.unchecked()) {
      if (!unread.source().file().equals(shown)) {
        continue;
      }
      acts.add(
          new Act(
              Act.Kind.UNKNOWN,
              "unreadable: " + unread.why(),
              Act.Phase.IMPORT,
              Act.Reach.AUTOMATIC,
              Act.Certainty.CAN,
              Set.of(),
              unread.source(),
              unread.what(),
              List.of()));
    }
    return acts;
  }
}
