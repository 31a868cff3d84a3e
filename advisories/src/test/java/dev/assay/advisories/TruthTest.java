package dev.assay.advisories;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.artifact.Location;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Holds matching to 9,187 answers that `packaging` gave by the rule of OSV.
class TruthTest {
  private static final Path DATA =
      Path.of(System.getProperty("assay.root")).resolve("../shared/data/advisories");
  private static final Path TRUTH = DATA.resolve("truth.csv");

  @BeforeEach
  void dataIsThere() {
    assumeTrue(Files.exists(TRUTH), "matching against the truth: ../shared is absent");
  }

  @Test
  void theSnapshotGivesExactlyTheTruth() throws IOException {
    try (AdvisoryDatabase snapshot = AdvisoryDatabase.snapshot()) {
      assertThat(differences(snapshot.source())).isEmpty();
    }
  }

  @Test
  void anIndexOfTheZipGivesExactlyTheTruth() throws IOException {
    Path zip = DATA.resolve("osv-pypi-2026-07-23.zip");
    Building building = Feed.OSV.build(zip, Digests.sha256(zip));
    assertThat(building).isInstanceOf(Building.Built.class);
    ByteBuffer index = ByteBuffer.wrap(((Building.Built) building).index());
    IndexFormat.Opening opening = IndexFormat.open(Feed.OSV, index);
    assertThat(opening).isInstanceOf(IndexFormat.Opening.Sound.class);
    OsvIndex osv = OsvIndex.of(((IndexFormat.Opening.Sound) opening).body());
    assertThat(osv.content().entries()).isEqualTo(6_811);
    assertThat(osv.content().withdrawn()).isEqualTo(269);
    assertThat(osv.content().malformed()).isZero();
    try (AdvisoryDatabase snapshot = AdvisoryDatabase.snapshot();
        AdvisoryDatabase database = Fixtures.database(osv)) {
      assertThat(differences(database.source())).isEmpty();
      assertThat(snapshot.holdings().getFirst().content().sha256())
          .isEqualTo(osv.content().sha256());
    }
  }

  private static List<String> differences(AdvisorySource source) throws IOException {
    List<String> differences = new ArrayList<>();
    List<String> lines = Files.readAllLines(TRUTH);
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split(",", -1);
      String given = row(columns, source);
      if (!given.equals(line)) {
        differences.add(line + " but " + given);
      }
    }
    assertThat(lines).hasSizeGreaterThan(9_000);
    return differences;
  }

  /// The same row with our answers.
  private static String row(String[] columns, AdvisorySource source) {
    Dependency dependency =
        Dependency.of(PackageName.of(columns[0]), columns[1], new Location("requirements.txt", 1));
    Map<Basis, TreeSet<String>> ids =
        AdvisoryMatcher.match(dependency, source).stream()
            .collect(
                groupingBy(
                    AdvisoryMatch::basis,
                    mapping(match -> match.advisory().id(), toCollection(TreeSet::new))));
    return String.join(
        ",",
        columns[0],
        columns[1],
        columns[2],
        ids(ids, Basis.LISTED, Basis.RANGE, Basis.BOTH),
        ids(ids, Basis.LISTED),
        ids(ids, Basis.RANGE),
        columns[1].contains("+") ? ids(ids, Basis.values()) : "");
  }

  private static String ids(Map<Basis, TreeSet<String>> ids, Basis... bases) {
    TreeSet<String> all = new TreeSet<>();
    for (Basis basis : bases) {
      all.addAll(ids.getOrDefault(basis, new TreeSet<>()));
    }
    return all.stream().collect(joining(" "));
  }
}
