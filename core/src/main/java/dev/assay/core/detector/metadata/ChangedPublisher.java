package dev.assay.core.detector.metadata;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Restated;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// An upgrade that names other people or another home than the release before it.
public final class ChangedPublisher implements Detector {
  private static final Set<String> FIELDS =
      Set.of("author", "author-email", "maintainer", "maintainer-email", "home-page");

  private static final Rule RULE =
      Rule.of("changed-publisher", "an upgrade names another publisher")
          .severity(Severity.LOW)
          .maturity(Maturity.STABLE)
          .because("A project that was sold, revived or taken over often says so in its metadata.")
          .remedy("find out who publishes it now, and whether the old publisher agrees");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return facts
        .of(Restated.class)
        .filter(it -> FIELDS.contains(it.field()))
        .filter(it -> !it.gained().isEmpty() && !it.lost().isEmpty())
        .map(
            it ->
                RULE.at(
                    it.location(),
                    "`%s` was `%s` and is `%s`"
                        .formatted(
                            it.field(),
                            String.join("`, `", it.lost()),
                            String.join("`, `", it.gained()))));
  }
}
