package dev.assay.core;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.RecentAdvisories;
import dev.assay.core.detector.Detectors;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.dossier.Assembly;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.CodeEvidence;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.IndexStatus;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Projects;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The whole flow: what a project asks for becomes facts, facts become findings, findings become
/// decisions, and all of it a dossier for each dependency and one verdict.
public record Assayer(AdvisorySource advisories, Names names, Policy policy, LocalDate today) {

  /// Judges what was read of a project.
  ///
  /// @param asked what an index said of the dependencies, where it was asked
  public Audit audit(Projects projects, List<IndexStatus> asked) {
    return audit(projects, List.copyOf(asked), CodeEvidence.NONE);
  }

  /// The same with what their code tells.
  ///
  /// @param facts what was learnt of the dependencies elsewhere: from an index, from a lock
  public Audit audit(Projects projects, List<Fact> facts, CodeEvidence code) {
    Gathering gathering = new Gathering(new RecentAdvisories(advisories), names, policy.internal());
    gathering.read(projects);
    Projects read = gathering.projects(projects.unchecked());
    Facts all = new Facts(Stream.concat(gathering.facts().stream(), facts.stream()).toList());
    List<Finding> findings =
        Detectors.all().stream().flatMap(detector -> detector.detect(all)).toList();
    List<Decision> decisions = new Judge(policy, today).decide(findings);
    return new Assembly(names::rank, advisories.stamp(), all, decisions, code)
        .audit(read, policy.origin(), today);
  }
}
