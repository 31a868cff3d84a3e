package dev.assay.advisories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.version.PackageName;
import org.junit.jupiter.api.Test;

class NamedRecordsTest {
  @Test
  void aRecordIsFoundByItsOwnIdAndByItsAliasesInAnyCase() {
    try (AdvisoryDatabase database = AdvisoryDatabase.snapshot()) {
      for (String id : new String[] {"PYSEC-2021-66", "CVE-2020-28493", "cve-2020-28493"}) {
        assertThat(database.named(id)).as(id).containsOnlyKeys(PackageName.of("jinja2"));
        assertThat(database.named(id).get(PackageName.of("jinja2")))
            .extracting(affected -> affected.advisory().id())
            .containsExactly("PYSEC-2021-66");
      }
      assertThat(database.named("CVE-2020-2849")).isEmpty();
    }
  }
}
