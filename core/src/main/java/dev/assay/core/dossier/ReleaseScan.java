package dev.assay.core.dossier;

import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/// The one verdict of a release, over all its files.
///
/// @param release as the user asked for it
/// @param files the scans of its files, in the order of their names, the source distribution first
/// @param error why it could not be read in full, as a lower-case phrase
public record ReleaseScan(
    String release,
    Optional<String> name,
    Optional<String> version,
    List<Scan> files,
    Optional<String> error) {
  public ReleaseScan {
    files = files.stream().map(ReleaseScan::bare).toList();
  }

  /// The worst verdict of its files; what could not be read is held.
  public Verdict verdict() {
    return files.stream()
        .map(Scan::verdict)
        .reduce(error.isEmpty() ? Verdict.ADMIT : Verdict.HOLD, Verdict::and);
  }

  /// The highest score of its files.
  public double score() {
    double worst = files.stream().mapToDouble(Scan::score).max().orElse(0);
    return error.isEmpty() ? worst : Math.max(worst, Scan.UNREAD_SCORE);
  }

  /// A release may have a hundred files; findings and acts were told with each.
  private static Scan bare(Scan scan) {
    return new Scan(
        scan.artifact(),
        scan.sha256(),
        scan.name(),
        scan.version(),
        scan.verdict(),
        scan.score(),
        List.of(),
        List.of(),
        scan.bytes(),
        scan.steps(),
        scan.error());
  }
}
