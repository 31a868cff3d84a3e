package dev.assay.core;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.detector.Detectors;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.dossier.Assembly;
import dev.assay.core.dossier.Audit;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Hygiene;
import dev.assay.core.fact.IndexStatus;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
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
    Stream<Fact> found = projects.inputs().stream().flatMap(this::facts);
    Facts facts = new Facts(Stream.concat(found, asked.stream()).toList());
    List<Finding> findings =
        Detectors.all().stream().flatMap(detector -> detector.detect(facts)).toList();
    List<Decision> decisions = new Judge(policy, today).decide(findings);
    return new Assembly(names::rank, advisories.stamp(), facts, decisions)
        .audit(projects, policy.origin(), today);
  }

  private Stream<Fact> facts(Input input) {
    Stream<Fact> ofPackages = input.dependencies().stream().flatMap(this::facts);
    Stream<Fact> ofInput = input.remarks().stream().map(Hygiene::new);
    return Stream.concat(ofPackages, ofInput);
  }

  private Stream<Fact> facts(Dependency dependency) {
    Stream<Fact> known = AdvisoryMatcher.match(dependency, advisories).stream().map(m -> m);
    Stream<Fact> odd = names.signals(dependency, policy.internal()).stream().map(s -> s);
    return Stream.concat(known, odd);
  }
}
