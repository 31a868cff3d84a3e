package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.cli.option.AdvisoryAccess;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Scanner.Known;
import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Fact;
import dev.assay.core.project.Dependency;
import java.util.List;

/// The releases that the advisory data at hand calls malicious; it is never fetched for a scan.
final class KnownReleases implements Known, AutoCloseable {
  private final AdvisoryDatabase database;

  private KnownReleases(AdvisoryDatabase database) {
    this.database = database;
  }

  static KnownReleases open(Surroundings surroundings) {
    return new KnownReleases(new AdvisoryAccess(surroundings).cache().open());
  }

  @Override
  public List<Fact> facts(Dependency release) {
    return AdvisoryMatcher.match(release, database.source()).stream()
        .filter(match -> match.advisory().isMalware())
        .filter(match -> match.basis() != AdvisoryMatch.Basis.PUBLIC_PART)
        .<Fact>map(match -> match)
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
