package dev.assay.index.console;

import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.store.Traffic.Demand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What another policy would change for the files that were asked for of late.
///
/// @param files how many of them were tried
/// @param unknown how many are no longer to be found
/// @param closed what would be refused and is offered
/// @param opened what would be offered and is refused
record Preview(int files, int unknown, List<Row> closed, List<Row> opened) {
  /// How many files are tried.
  static final int MOST = 2_000;

  /// A file that would stand otherwise.
  ///
  /// @param rule that makes the difference
  record Row(
      String project,
      String version,
      String file,
      long number,
      String tone,
      String rule,
      String why) {}

  static Preview of(Catalog catalog, List<Demand> demands, Policy draft) {
    Map<String, List<Demand>> projects = new LinkedHashMap<>();
    demands.forEach(
        demand -> projects.computeIfAbsent(demand.project(), _ -> new ArrayList<>()).add(demand));
    Collecting collecting = new Collecting();
    projects.forEach(
        (project, asked) -> {
          Optional<PackageName> name = PackageName.parse(project);
          if (name.isPresent() && catalog.find(name.get()) instanceof Found.Listed(var listing)) {
            collecting.compare(listing, catalog.under(draft, listing), asked);
          } else {
            collecting.unknown += asked.size();
          }
        });
    return new Preview(demands.size(), collecting.unknown, collecting.closed, collecting.opened);
  }

  private static final class Collecting {
    private final List<Row> closed = new ArrayList<>();
    private final List<Row> opened = new ArrayList<>();
    private int unknown;

    void compare(Listing now, Listing then, List<Demand> asked) {
      for (Demand demand : asked) {
        Optional<Listing.Entry> one = now.entry(demand.filename());
        Optional<Listing.Entry> other = then.entry(demand.filename());
        if (one.isEmpty() || other.isEmpty()) {
          unknown++;
        } else {
          compare(one.get().standing(), other.get().standing(), demand);
        }
      }
    }

    private void compare(Standing now, Standing then, Demand demand) {
      if (now.isShown() && then instanceof Standing.Refused refused) {
        closed.add(row(demand, then, refused));
      } else if (then.isShown() && now instanceof Standing.Refused refused) {
        opened.add(row(demand, now, refused));
      }
    }

    private static Row row(Demand demand, Standing standing, Standing.Refused refused) {
      return new Row(
          demand.project(),
          demand.version(),
          demand.filename(),
          demand.number(),
          Files.tone(standing),
          refused.first().finding().rule().id(),
          refused.first().finding().message());
    }
  }
}
