package dev.assay.report;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Attested;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import java.util.List;
import java.util.Optional;

/// Makes an audit that can be shown outside: without paths, project names, hosts, evidence, and
/// without who allowed what and why.
///
/// Files and projects become `file-1` and `project-1` in the order of the inputs, lines stay. Names
/// and versions of packages stay, internal ones too.
final class Redaction {
  private static final String REMOVED = "left out";

  private final Pseudonyms pseudonyms;

  private Redaction(Audit audit) {
    this.pseudonyms = Pseudonyms.of(audit);
  }

  /// The same audit, redacted.
  static Audit of(Audit audit) {
    return new Redaction(audit).audit(audit);
  }

  private Audit audit(Audit audit) {
    AdvisorySource.Stamp stamp = audit.advisoryData();
    return new Audit(
        audit.asOf(),
        new AdvisorySource.Stamp(source(stamp.source()), stamp.date(), stamp.records()),
        audit.inputs().stream().map(this::input).toList(),
        audit.dossiers().stream().map(this::dossier).toList(),
        audit.decisions().stream().map(this::decision).toList(),
        audit.critical().stream().map(this::dossier).toList(),
        audit.unchecked().stream().map(this::unchecked).toList(),
        policy(audit.policy()),
        audit.verdict());
  }

  private Input input(Input input) {
    return new Input(
        pseudonyms.file(input.path()),
        input.kind(),
        pseudonyms.project(input.project()),
        input.dependencies().stream().map(this::dependency).toList(),
        input.remarks().stream().map(this::remark).toList(),
        input.unchecked().stream().map(this::unchecked).toList());
  }

  private Dependency dependency(Dependency dependency) {
    return new Dependency(
        dependency.name(),
        dependency.version(),
        location(dependency.source()),
        dependency.pin(),
        dependency.reach(),
        dependency.extras(),
        List.of(),
        dependency.marker(),
        dependency.hashes(),
        dependency.requires(),
        Optional.empty(),
        dependency.licence());
  }

  private Remark remark(Remark remark) {
    return new Remark(remark.kind(), REMOVED, location(remark.source()), remark.about());
  }

  private Unchecked unchecked(Unchecked unchecked) {
    return new Unchecked(
        unchecked.unpinned().map(name -> name.normalized()).orElse(REMOVED),
        pseudonyms.scrubAll(unchecked.why()),
        location(unchecked.source()),
        unchecked.hint().map(pseudonyms::scrubAll),
        unchecked.unpinned());
  }

  private Dossier dossier(Dossier dossier) {
    return new Dossier(
        dependency(dossier.dependency()),
        dossier.rank(),
        dossier.advisories().stream().map(this::family).toList(),
        dossier.nameSignals().stream().map(this::signal).toList(),
        dossier.why(),
        dossier.notes().stream().map(Pseudonyms::scrub).toList(),
        dossier.checks().stream().map(Pseudonyms::scrub).toList(),
        dossier.attestations().stream().map(this::attested).toList(),
        dossier.abilities(),
        dossier.decisions().stream().map(this::decision).toList(),
        dossier.verdict());
  }

  /// Who published a release is public, as the release is.
  private Attested attested(Attested attested) {
    return new Attested(
        dependency(attested.dependency()), attested.file(), attested.verification());
  }

  private AdvisoryFamily family(AdvisoryFamily family) {
    return new AdvisoryFamily(
        family.matches().stream().map(this::match).toList(),
        family.ids(),
        family.severity(),
        family.score(),
        family.epss(),
        family.exploitedSince(),
        family.malware(),
        family.fixedIn());
  }

  private AdvisoryMatch match(AdvisoryMatch match) {
    return new AdvisoryMatch(
        dependency(match.dependency()),
        match.advisory(),
        match.basis(),
        match.fixedIn(),
        match.exploitedSince(),
        match.epss());
  }

  private NameSignal signal(NameSignal signal) {
    return new NameSignal(
        dependency(signal.dependency()),
        signal.kind(),
        signal.target(),
        signal.targetRank(),
        Pseudonyms.scrub(signal.how()));
  }

  private Decision decision(Decision decision) {
    return new Decision(
        finding(decision.finding()),
        decision.verdict(),
        decision
            .allowance()
            .map(entry -> "allowed until " + entry.expires())
            .orElse(Pseudonyms.scrub(decision.reason())),
        decision.allowance().map(this::allowance));
  }

  private Finding finding(Finding finding) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        location(finding.location()),
        Pseudonyms.scrub(finding.message()),
        Pseudonyms.scrub(finding.remedy()),
        "",
        finding.subject(),
        finding.ids(),
        List.of(),
        List.of());
  }

  private Allowance allowance(Allowance entry) {
    return new Allowance(
        entry.rule(),
        entry.about(),
        entry.version(),
        Optional.empty(),
        entry.sha256(),
        REMOVED,
        REMOVED,
        entry.expires(),
        location(entry.source()));
  }

  private static String source(String source) {
    boolean path = !Pseudonyms.scrub(source).equals(source) || source.endsWith(".zip");
    return path ? "a source that is " + REMOVED : source;
  }

  private static String policy(String origin) {
    return origin.equals(Policy.BUILT_IN.origin()) ? origin : "a document that is " + REMOVED;
  }

  private Location location(Location location) {
    return new Location(pseudonyms.file(location.file()), location.line());
  }
}
