package dev.assay.core.detector;

import dev.assay.core.fact.Facts;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// Reads facts and returns findings; it never walks, fetches, logs or throws.
public interface Detector {
  /// The rules it may report.
  List<Rule> rules();

  /// What it finds.
  Stream<Finding> detect(Facts facts);
}
