package dev.assay.bench.corpus;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Shares of a set of artifacts, by family and by artifact.
record Tally(List<Assessed> all) {
  Tally {
    all = List.copyOf(all);
  }

  Tally where(Predicate<Specimen> wanted) {
    return new Tally(all.stream().filter(it -> wanted.test(it.specimen())).toList());
  }

  Tally with(Tally other) {
    return new Tally(Stream.concat(all.stream(), other.all.stream()).toList());
  }

  /// A family scores the share of its artifacts.
  Rate families(Predicate<Assessment> hit) {
    var shares =
        all.stream()
            .collect(
                groupingBy(
                    it -> it.specimen().family(),
                    averagingDouble(it -> hit.test(it.assessment()) ? 1 : 0)));
    return new Rate(shares.values().stream().mapToDouble(Double::doubleValue).sum(), shares.size());
  }

  Rate artifacts(Predicate<Assessment> hit) {
    return new Rate(all.stream().filter(it -> hit.test(it.assessment())).count(), all.size());
  }
}
