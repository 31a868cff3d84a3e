package dev.assay.core.advisory;

import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Event.Kind;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The intervals of versions that a range's events describe, by the evaluation algorithm of OSV
/// 1.7: events are taken in the order of their versions, those of one version in the order of the
/// record, and nothing counts that does not lie before at least one of the limits.
final class Intervals {
  private static final String NO_LIMIT = "*";
  private static final String BEGINNING = "0";

  private Intervals() {}

  /// An interval; an empty `from` is the beginning of time, an empty `until` its end.
  ///
  /// @param fix whether `until` is said to be a fix
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

    private boolean beginsAtOrAfter(Version limit) {
      return from.isPresent() && from.get().compareTo(limit) >= 0;
    }

    private boolean endsBefore(Version limit) {
      return until.isPresent() && until.get().compareTo(limit) < 0;
    }

    private boolean endsAt(Version limit) {
      return until.isPresent() && until.get().compareTo(limit) == 0;
    }
  }

  private record Ordered(Kind kind, Optional<Version> version) {
    private static final Comparator<Ordered> ORDER =
        Comparator.comparing(
            (Ordered event) -> event.version().orElse(null),
            Comparator.nullsFirst(Comparator.<Version>naturalOrder()));
  }

  /// The intervals of several ranges.
  static List<Interval> of(List<Range> ranges) {
    if (ranges.size() == 1) {
      return of(ranges.getFirst());
    }
    List<Interval> intervals = new ArrayList<>();
    for (Range range : ranges) {
      intervals.addAll(of(range));
    }
    return intervals;
  }

  /// The intervals in ascending order; none when PEP 440 cannot order one of the events.
  static List<Interval> of(Range range) {
    List<Ordered> events = new ArrayList<>();
    for (Event event : range.events()) {
      Optional<Version> version = Version.parse(event.version());
      if (version.isEmpty() && !isNoLimit(event)) {
        return List.of();
      }
      boolean beginning = event.kind() == Kind.INTRODUCED && event.version().equals(BEGINNING);
      events.add(new Ordered(event.kind(), beginning ? Optional.empty() : version));
    }
    Optional<Version> limit = limit(events);
    events.removeIf(event -> event.kind() == Kind.LIMIT);
    events.sort(Ordered.ORDER);
    List<Interval> intervals = intervals(events);
    return limit.isEmpty() ? intervals : before(limit.get(), intervals);
  }

  private static boolean isNoLimit(Event event) {
    return event.kind() == Kind.LIMIT && event.version().equals(NO_LIMIT);
  }

  /// The highest limit; none where there is none or one is `*`.
  private static Optional<Version> limit(List<Ordered> events) {
    Optional<Version> highest = Optional.empty();
    for (Ordered event : events) {
      if (event.kind() == Kind.LIMIT) {
        if (event.version().isEmpty()) {
          return Optional.empty();
        }
        Version limit = event.version().get();
        highest = highest.filter(it -> it.compareTo(limit) > 0).or(() -> Optional.of(limit));
      }
    }
    return highest;
  }

  private static List<Interval> intervals(List<Ordered> events) {
    List<Interval> intervals = new ArrayList<>();
    Optional<Ordered> open = Optional.empty();
    for (Ordered event : events) {
      switch (event.kind()) {
        case INTRODUCED -> open = open.isPresent() ? open : Optional.of(event);
        case FIXED, LAST_AFFECTED, LIMIT -> {
          if (open.isPresent()) {
            boolean included = event.kind() == Kind.LAST_AFFECTED;
            boolean fix = event.kind() == Kind.FIXED;
            intervals.add(new Interval(open.get().version(), event.version(), included, fix));
            open = Optional.empty();
          }
        }
      }
    }
    if (open.isPresent()) {
      intervals.add(new Interval(open.get().version(), Optional.empty(), false, false));
    }
    return intervals;
  }

  private static List<Interval> before(Version limit, List<Interval> intervals) {
    List<Interval> cut = new ArrayList<>();
    for (Interval interval : intervals) {
      if (interval.endsBefore(limit)) {
        cut.add(interval);
      } else if (!interval.beginsAtOrAfter(limit)) {
        boolean fix = interval.fix() && interval.endsAt(limit);
        cut.add(new Interval(interval.from(), Optional.of(limit), false, fix));
      }
    }
    return cut;
  }
}
