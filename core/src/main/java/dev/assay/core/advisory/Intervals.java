package dev.assay.core.advisory;

import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The intervals of versions that a range's events describe.
final class Intervals {
  private Intervals() {}

  /// An interval; an empty `from` is the beginning of time, an empty `until` its end.
  record Interval(
      Optional<Version> from, Optional<Version> until, boolean untilIncluded, boolean fix) {
    boolean contains(Version version) {
      if (from.isPresent() && version.compareTo(from.get()) < 0) {
        return false;
      }
      if (until.isEmpty()) {
        return true;
      }
      int order = version.compareTo(until.get());
      return untilIncluded ? order <= 0 : order < 0;
    }

    Optional<Version> fixedIn() {
      return fix ? until : Optional.empty();
    }
  }

  private record Ordered(Event.Kind kind, Optional<Version> version) {}

  /// The intervals in ascending order; none when PEP 440 cannot order one of the events.
  static List<Interval> of(Range range) {
    List<Ordered> events = new ArrayList<>();
    for (Event event : range.events()) {
      Optional<Version> version = Version.parse(event.version());
      if (version.isEmpty() && !event.version().equals("*")) {
        return List.of();
      }
      if (version.isEmpty()) {
        continue; // `limit: *` says that there is no limit.
      }
      boolean beginning = event.kind() == Event.Kind.INTRODUCED && event.version().equals("0");
      events.add(new Ordered(event.kind(), beginning ? Optional.empty() : version));
    }
    events.sort(
        Comparator.comparing(
            (Ordered event) -> event.version().orElse(null),
            Comparator.nullsFirst(Comparator.<Version>naturalOrder())));
    return intervals(events);
  }

  private static List<Interval> intervals(List<Ordered> events) {
    List<Interval> intervals = new ArrayList<>();
    Optional<Ordered> open = Optional.empty();
    for (Ordered event : events) {
      switch (event.kind()) {
        case INTRODUCED -> open = open.or(() -> Optional.of(event));
        case FIXED, LAST_AFFECTED, LIMIT -> {
          if (open.isPresent()) {
            boolean included = event.kind() == Event.Kind.LAST_AFFECTED;
            boolean fix = event.kind() == Event.Kind.FIXED;
            intervals.add(new Interval(open.get().version(), event.version(), included, fix));
            open = Optional.empty();
          }
        }
      }
    }
    open.ifPresent(
        event -> intervals.add(new Interval(event.version(), Optional.empty(), false, false)));
    return intervals;
  }
}
