package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {
  private static final RenderOptions OPEN = new RenderOptions(false, 100, false, "1.2.3");
  private static final RenderOptions REDACTED = new RenderOptions(false, 100, true, "1.2.3");

  @ParameterizedTest
  @EnumSource
  void theSameAuditGivesTheSameBytes(ReportFormat format) {
    assertThat(Golden.render(format, Audits.rich(), OPEN))
        .isNotBlank()
        .isEqualTo(Golden.render(format, Audits.rich(), OPEN));
  }

  @ParameterizedTest
  @EnumSource
  void aRedactedReportTellsNothingOfTheHouse(ReportFormat format) {
    assertThat(Golden.render(format, Audits.rich(), REDACTED))
        .doesNotContain("uv.lock:", "requirements.txt:", "assay.toml", "api/")
        .doesNotContain("acme", "bob", "hushed", "evil.example", "alert(1)", "no session")
        .contains("evil-helper", "CVE-2023-4863");
  }

  @ParameterizedTest
  @EnumSource
  void theHouseIsToldOtherwise(ReportFormat format) {
    assertThat(Golden.render(format, Audits.rich(), OPEN)).contains("api/uv.lock", "script");
  }

  @ParameterizedTest
  @EnumSource
  void aFullDiskIsAnIoException(ReportFormat format) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThatThrownBy(() -> Reports.render(format, Audits.rich(), OPEN, full))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no space left");
  }

  @ParameterizedTest
  @EnumSource
  void theStreamStaysOpen(ReportFormat format) throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void close() {
            closed.set(true);
          }
        };
    Reports.render(format, Audits.clean(), OPEN, out);
    assertThat(closed).isFalse();
  }
}
