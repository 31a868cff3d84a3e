package dev.assay.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Advisory;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  @Test
  void theStampSaysWhatItIs() {
    try (AdvisoryDatabase snapshot = AdvisoryDatabase.snapshot()) {
      assertThat(snapshot.source().stamp().source()).isEqualTo("snapshot");
      assertThat(snapshot.source().stamp().date()).isEqualTo(LocalDate.of(2026, 7, 23));
      assertThat(snapshot.source().stamp().records()).isEqualTo(6_811);
      assertThat(snapshot.source().exploitedSince("CVE-2020-11651"))
          .contains(LocalDate.of(2021, 11, 3));
      assertThat(snapshot.source().epss("CVE-2020-11651")).isEmpty();
    }
  }

  @Test
  void itNamesItsSourceAndLicenceAndHoldsNoProse() {
    OsvIndex osv = Snapshot.osv();
    assertThat(osv.content().notice())
        .contains("Python Packaging Advisory Database", "2026-07-23", "CC-BY-4.0");
    osv.forEach(
        (name, records) ->
            assertThat(records)
                .as(name)
                .isNotEmpty()
                .allMatch(record -> record.advisory().summary().isEmpty()));
  }

  @Test
  void everyIdHasSurvived() {
    TreeSet<String> ids = new TreeSet<>();
    TreeSet<String> malware = new TreeSet<>();
    Snapshot.osv()
        .forEach(
            (_, records) ->
                records.forEach(
                    record -> {
                      Advisory advisory = record.advisory();
                      ids.add(advisory.id());
                      advisory.aliases().stream()
                          .filter(alias -> alias.startsWith("MAL-"))
                          .forEach(malware::add);
                    }));
    assertThat(ids).hasSize(6_811);
    assertThat(malware).hasSize(38);
    assertThat(List.copyOf(malware)).allMatch(id -> id.matches("MAL-\\d{4}-\\d+"));
  }
}
