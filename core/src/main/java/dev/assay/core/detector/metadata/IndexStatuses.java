package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.IndexStatus;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// What the index itself warns of: yanked, quarantined, archived, missing, or there twice.
public final class IndexStatuses implements Detector {
  private static final Rule QUARANTINED =
      Rule.of("quarantined-project", "the index has quarantined the project")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because("An index quarantines a project while it is suspected of malware.")
          .remedy("remove the dependency until the index has cleared it");

  private static final Rule YANKED =
      Rule.of("yanked-release", "the release has been yanked")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .because("Its authors have withdrawn it; resolvers no longer choose it.")
          .remedy("move to a release that has not been yanked");

  private static final Rule ARCHIVED =
      Rule.of("archived-project", "the project is archived or deprecated")
          .severity(Severity.LOW)
          .maturity(Maturity.STABLE)
          .because("Nobody will mend the next vulnerability.")
          .remedy("plan to replace it");

  private static final Rule MISSING =
      Rule.of("missing-from-index", "the index has no such project or version")
          .severity(Severity.HIGH)
          .maturity(Maturity.INCUBATING)
          .attack("T1195.001")
          .because(
              "Anybody may register a name that is free, and what is gone was removed by somebody.")
          .remedy("check the spelling, or name the index it comes from");

  private static final Rule TWO_INDEXES =
      Rule.of("on-two-indexes", "the name is on two indexes that are both searched")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1195.001")
          .because(
              "pip takes the highest version from either, so whoever holds the other one decides.")
          .remedy("name one index for the package, or pin it by hash");

  @Override
  public List<Rule> rules() {
    return List.of(QUARANTINED, YANKED, ARCHIVED, MISSING, TWO_INDEXES);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts.of(IndexStatus.class).map(IndexStatuses::finding);
  }

  private static Finding finding(IndexStatus status) {
    String subject = "`%s` %s".formatted(status.dependency().name(), status.dependency().version());
    Finding finding =
        switch (status.kind()) {
          case QUARANTINED ->
              QUARANTINED.at(status.location(), subject + " belongs to a quarantined project");
          case YANKED -> YANKED.at(status.location(), subject + " has been yanked");
          case ARCHIVED -> ARCHIVED.at(status.location(), subject + " is no longer maintained");
          case MISSING ->
              MISSING.at(
                  status.location(),
                  "no project `%s` is on the index".formatted(status.dependency().name()));
          case NO_SUCH_VERSION ->
              MISSING.at(status.location(), "the index has no file of " + subject);
          case ON_TWO_INDEXES ->
              TWO_INDEXES.at(status.location(), subject + " is on a second index too");
        };
    return finding.about(status.dependency()).withEvidence(status.detail());
  }
}
