package dev.assay.cli.command;

import dev.assay.core.Sibling;
import dev.assay.core.Siblings;
import dev.assay.core.dossier.ReleaseScan;
import dev.assay.core.dossier.Scan;
import dev.assay.report.ScanReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Tells scans in their order, each beside its siblings, and of each release that the user named
/// one verdict after its files.
final class ReleaseTelling {
  private final ScanReport report;
  private final Siblings siblings;
  private final Consumer<Scan> noted;
  private final List<Scan> files = new ArrayList<>();
  private Optional<ReleaseRequest> current = Optional.empty();

  /// A scan, and what is compared of it.
  record Scanned(Found found, Scan scan, Optional<Sibling> sibling) {}

  /// @param noted takes each scan as it is told
  ReleaseTelling(ScanReport report, Siblings siblings, Consumer<Scan> noted) {
    this.report = report;
    this.siblings = siblings;
    this.noted = noted;
  }

  void tell(Scanned scanned, long millis) throws IOException {
    if (!scanned.found().release().equals(current)) {
      end();
      current = scanned.found().release();
    }
    Scan scan =
        scanned
            .sibling()
            .map(sibling -> siblings.compared(scanned.scan(), sibling))
            .orElse(scanned.scan());
    noted.accept(scan);
    report.add(scan, millis);
    if (current.isPresent()) {
      files.add(scan);
    }
  }

  /// Tells of the last release.
  void end() throws IOException {
    if (current.isPresent()) {
      report.add(release(current.get()));
    }
    files.clear();
    current = Optional.empty();
  }

  private ReleaseScan release(ReleaseRequest request) {
    long unread = files.stream().filter(file -> file.error().isPresent()).count();
    return new ReleaseScan(
        request.shown(),
        Optional.of(request.name().normalized()),
        files.stream().flatMap(file -> file.version().stream()).findFirst(),
        files,
        unread == 0
            ? Optional.empty()
            : Optional.of("%d of %d could not be read".formatted(unread, files.size())));
  }
}
