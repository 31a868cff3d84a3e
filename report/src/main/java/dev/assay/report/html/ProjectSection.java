package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.view.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One project: the inputs that were read for it and what they ask for.
record ProjectSection(String name, List<Source> sources) {
  /// One input and its dependencies.
  ///
  /// @param trouble what stands against them in a phrase, possibly empty
  /// @param gaps how much was not audited in a phrase, possibly empty
  record Source(
      String path, String kind, String count, String trouble, String gaps, List<Row> rows) {
    static Source of(Input input, List<Dossier> dossiers) {
      long held = dossiers.stream().filter(it -> it.verdict() != Verdict.ADMIT).count();
      int gaps = input.unchecked().size();
      return new Source(
          Shown.text(input.path()),
          input.kind().label(),
          Phrases.count(dossiers.size(), "dependency", "dependencies"),
          held == 0 ? "" : Phrases.count(held) + " held or denied",
          gaps == 0 ? "" : Phrases.count(gaps) + " not audited",
          dossiers.stream().map(Row::of).toList());
    }
  }

  /// One dependency.
  record Row(
      String name,
      String version,
      String reach,
      String pin,
      String rank,
      String place,
      Stamp stamp,
      List<Span> note) {
    static Row of(Dossier dossier) {
      return new Row(
          Shown.text(dossier.dependency().name().normalized()),
          Shown.text(dossier.dependency().version()),
          dossier.dependency().reach().name().toLowerCase(Locale.ROOT),
          pin(dossier.dependency().pin()),
          dossier.rank().isPresent() ? Phrases.count(dossier.rank().getAsInt()) : "",
          Shown.place(dossier.dependency().source()),
          Stamp.of(dossier),
          Shown.prose(String.join("; ", dossier.notes())));
    }

    private static String pin(Pin pin) {
      return switch (pin) {
        case HASHED -> "hash";
        case EXACT -> "version";
        case FOUND -> "as found";
        case MUTABLE -> "may change";
      };
    }
  }

  /// The projects in the order of the inputs; the dossiers lie in the same order.
  static List<ProjectSection> of(Audit audit) {
    Map<String, List<Source>> projects = new LinkedHashMap<>();
    int start = 0;
    for (Input input : audit.inputs()) {
      int end = Math.min(start + input.dependencies().size(), audit.dossiers().size());
      projects
          .computeIfAbsent(Shown.project(input.project()), _ -> new ArrayList<>())
          .add(Source.of(input, audit.dossiers().subList(start, end)));
      start = end;
    }
    return projects.entrySet().stream()
        .map(entry -> new ProjectSection(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
