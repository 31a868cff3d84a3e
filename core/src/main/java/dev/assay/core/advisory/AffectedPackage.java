package dev.assay.core.advisory;

import dev.assay.core.fact.Advisory;
import java.util.List;

/// What one advisory says of one package: the versions it lists and the ranges it gives, as OSV 1.7
/// writes them. Withdrawn records are not among these.
public record AffectedPackage(Advisory advisory, List<String> versions, List<Range> ranges) {
  public AffectedPackage {
    versions = List.copyOf(versions);
    ranges = List.copyOf(ranges);
  }

  /// The events of one `ECOSYSTEM` range in the order of the record.
  public record Range(List<Event> events) {
    public Range {
      events = List.copyOf(events);
    }
  }

  /// One event of a range; the version is as written and may be none that PEP 440 can order.
  public record Event(Kind kind, String version) {
    /// What happens at the version.
    public enum Kind {
      INTRODUCED,
      FIXED,
      LAST_AFFECTED,
      LIMIT
    }
  }
}
