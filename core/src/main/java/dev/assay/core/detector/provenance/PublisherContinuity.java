package dev.assay.core.detector.provenance;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Continued;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.provenance.Continuity;
import java.util.List;
import java.util.stream.Stream;

/// A release that does not come from whom, or not in the way in which, the ones before it came.
public final class PublisherContinuity implements Detector {
  private static final Rule CHANGED =
      Rule.of("publisher-changed", "a release comes from another publisher than the ones before")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "A project that is taken over goes on under its name; what changes is who signs for"
                  + " it.")
          .remedy("find out whether the project moved; if it did, admit the new publisher");

  private static final Rule LOST =
      Rule.of("attestation-lost", "a project was attested before and this release is not")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because(
              "A stolen token of the index can upload, and cannot make the project's workflow sign.")
          .remedy("ask the project why the release was not made by its workflow, or wait for one");

  private static final Rule NOT_A_TAG =
      Rule.of("ref-not-a-tag", "a release was built from a ref that is no tag")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .attack("T1195.002")
          .because("Branches and pull requests move, so nobody can look at what was built.")
          .remedy("look at the commit that it was built from; if the project works so, admit it");

  private static final Rule RECREATED =
      Rule.of("project-recreated", "a project was deleted and made again")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1195.001")
          .because(
              "A name that its owner gave up is free for anybody, with all who still ask for it.")
          .remedy("treat it as a project that you do not know, and find out who holds it now");

  @Override
  public List<Rule> rules() {
    return List.of(CHANGED, LOST, NOT_A_TAG, RECREATED);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts.of(Continued.class).flatMap(PublisherContinuity::finding);
  }

  private static Stream<Finding> finding(Continued fact) {
    String release = "`%s` %s".formatted(fact.dependency().name(), fact.dependency().version());
    return switch (fact.continuity()) {
      case Continuity.FirstSeen _, Continuity.Same _ -> Stream.empty();
      case Continuity.Changed(String what, String from, String to) ->
          told(
              fact,
              CHANGED,
              "the %s that publishes %s was `%s` and is `%s`".formatted(what, release, from, to));
      case Continuity.NewOwner(List<String> owners) ->
          told(
              fact,
              CHANGED,
              "%s has a new owner: `%s`".formatted(release, String.join("`, `", owners)));
      case Continuity.Lost _ ->
          told(fact, LOST, release + " is not attested; releases before it were");
      case Continuity.NotATag(var ref) ->
          told(fact, NOT_A_TAG, "%s was built from `%s`, not from a tag".formatted(release, ref));
      case Continuity.Recreated(var lastSeen, var firstNow) ->
          told(
              fact,
              RECREATED,
              "all files of `%s` up to %s are gone; the first now is of %s"
                  .formatted(fact.dependency().name(), lastSeen, firstNow));
    };
  }

  private static Stream<Finding> told(Continued fact, Rule rule, String message) {
    return Stream.of(rule.at(fact.location(), message).about(fact.dependency()));
  }
}
