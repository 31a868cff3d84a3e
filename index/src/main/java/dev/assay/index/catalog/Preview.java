package dev.assay.index.catalog;

import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.report.json.Labels;
import dev.assay.store.Store;
import dev.assay.store.Traffic.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What another policy would change for the files that were asked for of late.
///
/// @param files how many of them were tried
/// @param unknown how many are no longer to be found
/// @param closed what would be refused and is offered
/// @param opened what would be offered and is refused
public record Preview(int files, int unknown, List<Row> closed, List<Row> opened) {
  private static final int MOST = 2_000;
  private static final Duration LATELY = Duration.ofDays(14);

  public Preview {
    closed = List.copyOf(closed);
    opened = List.copyOf(opened);
  }

  /// A file that would stand otherwise.
  ///
  /// @param number of requests for it
  /// @param verdict `hold` or `deny`
  /// @param rule that makes the difference
  public record Row(
      String project,
      String version,
      String file,
      long number,
      String verdict,
      String rule,
      String why) {}

  /// What a draft would change for the files that were asked for in the last two weeks.
  ///
  /// @param team whose files they are, and for whose members it is looked at; none: everybody's
  public static Preview of(
      Store store, Catalog catalog, Policy draft, Optional<String> team, Instant now) {
    store.traffic().flush();
    long since = now.minus(LATELY).toEpochMilli();
    List<Demand> demands =
        store.read(
            session ->
                team.map(it -> session.traffic().files(it, since, MOST))
                    .orElseGet(() -> session.traffic().files(since, MOST)));
    return of(catalog, demands, draft, team.map(Set::of).orElse(Set.of()));
  }

  private static Preview of(
      Catalog catalog, List<Demand> demands, Policy draft, Set<String> teams) {
    Policy then = draft.heldBy(teams).policy();
    Map<String, List<Demand>> projects = new LinkedHashMap<>();
    demands.forEach(
        demand -> projects.computeIfAbsent(demand.project(), _ -> new ArrayList<>()).add(demand));
    Collecting collecting = new Collecting();
    projects.forEach(
        (project, asked) -> {
          Optional<PackageName> name = PackageName.parse(project);
          if (name.isPresent()
              && catalog.find(name.get(), teams) instanceof Found.Listed(var listing)) {
            collecting.compare(listing, catalog.under(then, listing), asked);
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
        closed.add(row(demand, refused));
      } else if (then.isShown() && now instanceof Standing.Refused refused) {
        opened.add(row(demand, refused));
      }
    }

    private static Row row(Demand demand, Standing.Refused refused) {
      return new Row(
          demand.project(),
          demand.version(),
          demand.filename(),
          demand.number(),
          Labels.of(refused.verdict()),
          refused.first().finding().rule().id(),
          refused.first().finding().message());
    }
  }
}
