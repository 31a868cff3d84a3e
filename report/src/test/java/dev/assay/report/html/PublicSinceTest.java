package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Severity;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PublicSinceTest {
  private static final LocalDate DAY = LocalDate.of(2023, 9, 12);

  @Test
  void theEarliestOfPublicationAndExploitationCounts() {
    assertThat(PublicSince.of(family(Optional.of(DAY), Optional.empty(), "CVE-2023-1")))
        .hasValue(new PublicSince(DAY, false, "public since 2023-09-12"));
    LocalDate earlier = DAY.minusDays(3);
    assertThat(PublicSince.of(family(Optional.of(DAY), Optional.of(earlier), "CVE-2023-1")))
        .map(PublicSince::day)
        .hasValue(earlier);
  }

  @Test
  void theYearOfACveCountsWhereTheRecordWasImportedLater() {
    assertThat(PublicSince.of(family(Optional.of(DAY), Optional.empty(), "CVE-2019-1", "X")))
        .hasValue(
            new PublicSince(
                LocalDate.of(2019, 12, 31), true, "CVE of 2019, advisory of 2023-09-12"));
    assertThat(PublicSince.of(family(Optional.empty(), Optional.empty(), "CVE-2019-1")))
        .map(PublicSince::words)
        .hasValue("CVE of 2019");
  }

  @Test
  void whatIsNoYearTellsNothing() {
    for (String id : List.of("CVE-", "CVE-20", "CVE-١٩٩٩-1", "CVE-0000-1", "GHSA-2019-1")) {
      assertThat(PublicSince.of(family(Optional.empty(), Optional.empty(), id))).as(id).isEmpty();
    }
  }

  private static AdvisoryFamily family(
      Optional<LocalDate> published, Optional<LocalDate> exploited, String... ids) {
    Advisory advisory =
        new Advisory(
            "PYSEC-1",
            List.of(ids),
            List.of(),
            OptionalDouble.empty(),
            "",
            published,
            Optional.empty());
    AdvisoryMatch match =
        new AdvisoryMatch(
            Dependency.of(PackageName.of("shop"), "1", Location.of("x")),
            advisory,
            AdvisoryMatch.Basis.RANGE,
            List.of(),
            exploited,
            OptionalDouble.empty());
    return new AdvisoryFamily(
        List.of(match),
        List.of(ids),
        Severity.UNKNOWN,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        exploited,
        false,
        List.of());
  }
}
