package dev.assay.report.explain;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.finding.Rule;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.OptionalInt;

/// What is known of the thing that was asked about.
public sealed interface Explanation {
  /// A rule.
  record OfRule(Rule rule) implements Explanation {}

  /// An advisory.
  ///
  /// @param asked the id as asked
  /// @param records the records that bear it, as their own id or as an alias, one a package
  record OfAdvisory(String asked, List<Known> records, AdvisorySource.Stamp data)
      implements Explanation {
    public OfAdvisory {
      records = List.copyOf(records);
    }
  }

  /// A package.
  ///
  /// @param rank by downloads, 1 the most
  /// @param listed whether the list of names holds it
  /// @param listDate the month of that list
  /// @param records the live records against it
  record OfPackage(
      PackageName name,
      OptionalInt rank,
      boolean listed,
      String listDate,
      List<NameSignal> signals,
      List<Known> records,
      AdvisorySource.Stamp data)
      implements Explanation {
    public OfPackage {
      signals = List.copyOf(signals);
      records = List.copyOf(records);
    }
  }
}
