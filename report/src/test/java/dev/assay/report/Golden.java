package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.dossier.Audit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares what is rendered with a file that a person has read; `-Dgolden=update` rewrites the
/// file, except where `CI` is set.
public final class Golden {
  private Golden() {}

  /// Compares with a file beside the tests, named from the package of the reports on.
  public static void check(String name, String actual) {
    checkFile("report/src/test/resources/dev/assay/report/" + name, actual);
  }

  /// Compares with a file of the repository.
  public static void checkFile(String path, String actual) {
    Path file = Path.of(System.getProperty("assay.root")).resolve(path);
    try {
      if ("update".equals(System.getProperty("golden")) && System.getenv("CI") == null) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual);
      }
      assertThat(actual)
          .as("%s (rewrite it with -Dgolden=update)", path)
          .isEqualTo(Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// A report in one string.
  public static String render(ReportFormat format, Audit audit, RenderOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Reports.render(format, audit, options, out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
