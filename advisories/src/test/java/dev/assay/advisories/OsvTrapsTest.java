package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the feed does to a naive reader, one record a trap.
class OsvTrapsTest {
  @TempDir private Path folder;
  private OsvIndex index;

  @BeforeEach
  void build() throws IOException {
    index = Fixtures.index(Fixtures.zip(folder));
  }

  @ParameterizedTest
  @CsvSource({
    // names are compared by PEP 503; two sources may tell of one thing
    "fixed.package, 1.5, GHSA-aaaa-bbbb-0001 PYSEC-2026-1",
    "fixed-package, 2.0, ''",
    // the second record with an id is not used
    "fixed-package, 9.9, ''",
    "evil-package, 6.6.6, GHSA-aaaa-bbbb-0002 MAL-2026-1",
    "evil-package, 1.0, GHSA-aaaa-bbbb-0002",
    // lists without ranges, with a version that nobody can order
    "list-only, 1.0.0, PYSEC-2026-2",
    "list-only, 1.0-1, PYSEC-2026-2",
    "list-only, odd version, PYSEC-2026-2",
    "list-only, 1.0.post2, ''",
    // commits name no release, and do not hide the range beside them
    "git-beside, 1.2, PYSEC-2026-3",
    "git-beside, 0.9, ''",
    "git-only, 1.0, PYSEC-2026-4",
    "git-only, 2.0, ''",
    "semver-range, 1.1.9, PYSEC-2026-5",
    "semver-range, 1.2.0, ''",
    "last-affected, 3.1, PYSEC-2026-6",
    "last-affected, 3.1.0, PYSEC-2026-6",
    "last-affected, 3.1.post1, ''",
    "limited, 1.9, PYSEC-2026-7",
    "limited, 2.0, ''",
    "no-limit, 99999, PYSEC-2026-30",
    "withdrawn, 1.0, ''",
    // one record, several packages, one of them twice and one of another ecosystem
    "first-of-two, 1.0, GHSA-aaaa-bbbb-0003",
    "first-of-two, 5.5, GHSA-aaaa-bbbb-0003",
    "first-of-two, 2.0, ''",
    "second-of-two, 2.0, GHSA-aaaa-bbbb-0003",
    "third-of-two, 3.0, ''",
    "elsewhere, 1.0, ''",
    "suffixed, 1.0, GHSA-aaaa-bbbb-0005",
    // versions that carry a name
    "langchain-core, 0.2.40, PYSEC-2026-9",
    "langchain-core, 0.2.41, PYSEC-2026-9",
    "langchain-core, 1.0, ''",
    // a range that cannot be ordered or read leaves the list
    "unordered, 3.0.2, PYSEC-2026-10",
    "unordered, 1.0, ''",
    "odd-event, 1.0, PYSEC-2026-11",
    "odd-event, 5.0, ''",
    "numeric-event, 1.0, PYSEC-2026-12",
    "numeric-event, 1.5, ''",
    "empty-range, 1.0, PYSEC-2026-29",
    "empty-range, 2.0, ''",
    "no-versions, 1.0, ''",
    "many-intervals, 1.0.4, PYSEC-2026-18",
    "many-intervals, 1.0.5, ''",
    "many-intervals, 1.1.2, PYSEC-2026-18",
    "many-intervals, 1.9, ''",
    "many-intervals, 2.0, PYSEC-2026-18",
    "unsorted-events, 1.5, PYSEC-2026-19",
    "unsorted-events, 2.5, ''",
    "unsorted-events, 3.5, PYSEC-2026-19",
    "two-ranges, 0.5, PYSEC-2026-20",
    "two-ranges, 1.5, ''",
    "two-ranges, 2.4, PYSEC-2026-20",
    "multi-event-object, 1.5, PYSEC-2026-27",
    "multi-event-object, 2.0, ''",
    "prerelease, 2.0rc1, PYSEC-2026-21",
    "prerelease, 2.0.dev0, ''",
    "epoch, 2030.1, PYSEC-2026-22",
    "epoch, 1!1.0, ''",
    "local-version, 1.0+cu118, PYSEC-2026-23",
    "local-version, 1.0, ''",
    "local-version, 0.9+cpu, ''",
    "spelling, 1.2rc1, PYSEC-2026-24",
    "nobody-knows-this, 1.0, ''"
  })
  void versionsAreMatched(String name, String version, String ids) {
    assertThat(match(name, version))
        .filteredOn(match -> match.basis() != AdvisoryMatch.Basis.PUBLIC_PART)
        .extracting(match -> match.advisory().id())
        .isEqualTo(ids.isEmpty() ? List.of() : List.of(ids.split(" ", -1)));
  }

  @Test
  void whatWasLeftOutIsCountedAndNamed() {
    Content content = index.content();
    assertThat(content.entries()).isEqualTo(35);
    assertThat(content.withdrawn()).isEqualTo(1);
    assertThat(content.elsewhere()).isEqualTo(3);
    assertThat(content.date()).contains(LocalDate.of(2026, 3, 3));
    assertThat(content.complaints()).hasSize(content.malformed());
    assertThat(String.join("\n", content.complaints()))
        .contains("PYSEC-2026-11.json: a range holds an event `patched` that cannot be read")
        .contains("PYSEC-2026-12.json: a range holds an event `fixed` that cannot be read")
        .contains("PYSEC-2026-13.json: `not a name!` is no name of a package")
        .contains("zz-again.json: its id `PYSEC-2026-1` has come before")
        .contains("zz-broken.json: ")
        .contains("zz-no-id.json: it has no `id`")
        .contains("zz-no-object.json: it has no `id`");
    assertThat(content.malformed()).isEqualTo(7);
  }

  @Test
  void everyFactOfARecordSurvives() {
    Advisory advisory = only("fixed-package", "GHSA-aaaa-bbbb-0001");
    assertThat(advisory.aliases()).containsExactly("CVE-2099-0001", "PYSEC-2026-1");
    assertThat(advisory.cvss()).containsExactly("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
    assertThat(advisory.score()).hasValue(9.8);
    assertThat(advisory.summary()).isEqualTo("Deserialises what comes");
    assertThat(advisory.published()).contains(LocalDate.of(2026, 1, 10));
    assertThat(advisory.modified()).contains(LocalDate.of(2026, 2, 1));
    assertThat(advisory.isMalware()).isFalse();
    assertThat(only("evil-package", "MAL-2026-1").isMalware()).isTrue();
  }

  @Test
  void theScoreIsComputedFromTheNewestVector() {
    assertThat(only("old-vectors", "PYSEC-2026-14").score()).hasValue(7.5);
    assertThat(only("old-vectors", "PYSEC-2026-14").cvss()).hasSize(2);
    assertThat(only("own-severity", "PYSEC-2026-15").score()).hasValue(7.5);
    assertThat(only("broken-vector", "PYSEC-2026-16").score()).isEmpty();
    assertThat(only("evil-package", "GHSA-aaaa-bbbb-0002").score()).hasValue(10.0);
  }

  @Test
  void valuesOfAnotherKindAreReadOver() {
    assertThat(only("repeated-alias", "PYSEC-2026-25").aliases())
        .containsExactly("CVE-2099-0002", "CVE-2099-0002");
    Advisory odd = only("dates-odd", "PYSEC-2026-26");
    assertThat(odd.published()).isEmpty();
    assertThat(odd.modified()).contains(LocalDate.of(2027, 7, 9));
  }

  @Test
  void whatIsKnownOfCvesComesFromTheOtherFeeds() {
    AdvisoryMatch exploited = match("exploited", "3000.1").getFirst();
    assertThat(exploited.exploitedSince()).contains(LocalDate.of(2021, 11, 3));
    assertThat(exploited.epss()).hasValue(0.94403);
    AdvisoryMatch unlikely = match("fixed-package", "1.5").getFirst();
    assertThat(unlikely.exploitedSince()).isEmpty();
    assertThat(unlikely.epss()).hasValue(0.00043);
  }

  @Test
  void aRecordIsFoundByIdAndAliasWhateverTheirCase() {
    try (AdvisoryDatabase database = Fixtures.database(index)) {
      assertThat(database.named("cve-2099-0001")).containsOnlyKeys(PackageName.of("fixed-package"));
      assertThat(database.named("cve-2099-0001").get(PackageName.of("fixed-package"))).hasSize(2);
      assertThat(database.named("ghsa-aaaa-bbbb-0003"))
          .containsOnlyKeys(PackageName.of("first-of-two"), PackageName.of("second-of-two"));
      assertThat(database.named("CVE-2099-9999")).isEmpty();
    }
  }

  @Test
  void aFolderOfRecordsGivesTheSame() throws IOException {
    OsvIndex fromFolder = Fixtures.index(Fixtures.records());
    assertThat(fromFolder.content()).isEqualTo(index.content());
    index.forEach(
        (name, records) ->
            assertThat(fromFolder.affecting(PackageName.of(name))).isEqualTo(records));
    String before = new OsvFolder(folder).sha256();
    Files.writeString(folder.resolve("more.json"), "{}");
    assertThat(new OsvFolder(folder).sha256()).isNotEqualTo(before);
  }

  @Test
  void boundsHoldAgainstHostileZips() throws IOException {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      Fixtures.put(out, "large.json", new byte[3000]);
      Fixtures.put(
          out, "good.json", Files.readAllBytes(Fixtures.records().resolve("MAL-2026-1.json")));
      Fixtures.put(out, "../../etc/cron.json", "{}".getBytes(UTF_8));
    }
    assertThat(archive(new Bounds(10, 2000, 100_000)).build(zip, ""))
        .isInstanceOf(Building.Built.class);
    assertThat(archive(new Bounds(2, 2000, 100_000)).build(zip, ""))
        .isEqualTo(new Building.Refused("it holds more than 2 files"));
    assertThat(archive(new Bounds(10, 5000, 3100)).build(zip, ""))
        .isEqualTo(new Building.Refused("it unpacks to more than 0 MiB"));
  }

  @Test
  void whatIsNoZipOrHoldsNothingIsRefused() throws IOException {
    Path none = Files.writeString(folder.resolve("none.zip"), "PK no zip");
    assertThat(Feed.OSV.build(none, "")).isInstanceOf(Building.Refused.class);
    Path empty = folder.resolve("empty.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(empty))) {
      Fixtures.put(out, "a.json", "{}".getBytes(UTF_8));
    }
    assertThat(Feed.OSV.build(empty, ""))
        .isEqualTo(new Building.Refused("it holds no advisory for Python packages"));
    byte[] whole = Files.readAllBytes(Fixtures.zip(folder));
    Path torn = Files.write(folder.resolve("torn.zip"), java.util.Arrays.copyOf(whole, 9000));
    assertThat(Feed.OSV.build(torn, "")).isInstanceOf(Building.Refused.class);
  }

  private static OsvArchive archive(Bounds bounds) {
    return new OsvArchive(bounds, "", OsvReader.Prose.KEPT);
  }

  private List<AdvisoryMatch> match(String name, String version) {
    try (AdvisoryDatabase database = Fixtures.database(index)) {
      Dependency dependency =
          Dependency.of(PackageName.of(name), version, new Location("requirements.txt", 1));
      return AdvisoryMatcher.match(dependency, database.source());
    }
  }

  private Advisory only(String name, String id) {
    return index.affecting(PackageName.of(name)).stream()
        .map(AffectedPackage::advisory)
        .filter(advisory -> advisory.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
