package dev.assay.report.view;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.verdict.Decision;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes rows of dossiers, and remembers which decisions they show.
final class Rows {
  private final Map<Decision, Integer> order = new HashMap<>();
  private final Set<Decision> shown = new HashSet<>();

  /// @param decisions all decisions of the audit, worst first
  Rows(List<Decision> decisions) {
    for (Decision decision : decisions) {
      order.putIfAbsent(decision, order.size());
    }
  }

  /// The rows of one project, worst first; the same release in two files is one row.
  List<Row> of(List<Dossier> dossiers) {
    Map<Key, List<Location>> places = new LinkedHashMap<>();
    Map<Key, Row> rows = new LinkedHashMap<>();
    for (Dossier dossier : dossiers) {
      for (AdvisoryFamily family : dossier.advisories()) {
        Optional<Decision> decision = decision(dossier, family);
        decision.ifPresent(shown::add);
        Key key = Key.of(dossier, family, Standing.of(decision));
        places.computeIfAbsent(key, _ -> new ArrayList<>()).add(dossier.dependency().source());
        rows.putIfAbsent(key, new Row(dossier, family, decision, List.of()));
      }
    }
    List<Row> all = new ArrayList<>();
    rows.forEach(
        (key, row) ->
            all.add(
                new Row(
                    row.dossier(),
                    row.family(),
                    row.decision(),
                    places.getOrDefault(key, List.of()))));
    all.sort(Comparator.comparing(Row::standing).thenComparingInt(this::place));
    return all;
  }

  /// Whether a row shows the decision.
  boolean show(Decision decision) {
    return shown.contains(decision);
  }

  private int place(Row row) {
    return row.decision().map(order::get).orElse(Integer.MAX_VALUE);
  }

  private static Optional<Decision> decision(Dossier dossier, AdvisoryFamily family) {
    List<String> records = Phrases.records(family);
    return dossier.decisions().stream()
        .filter(decision -> decision.finding().ids().equals(records))
        .findFirst();
  }

  private record Key(PackageName name, String version, List<String> ids, Standing standing) {
    static Key of(Dossier dossier, AdvisoryFamily family, Standing standing) {
      return new Key(
          dossier.dependency().name(), dossier.dependency().version(), family.ids(), standing);
    }
  }
}
