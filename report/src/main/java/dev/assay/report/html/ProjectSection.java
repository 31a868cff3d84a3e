package dev.assay.report.html;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One project: the inputs that were read for it and what they ask for.
record ProjectSection(String name, List<Source> sources) {
  /// One input and its dependencies.
  record Source(
      String path, String kind, String vulnerable, String held, String unchecked, List<Row> rows) {
    String count() {
      return Counted.of(rows.size(), "dependency");
    }
  }

  /// One dependency.
  record Row(
      String name,
      String version,
      String reach,
      String pin,
      String rank,
      String line,
      String verdict,
      String word,
      List<Span> note) {}

  static List<ProjectSection> of(Audit audit, Shown shown) {
    Map<String, List<Source>> projects = new LinkedHashMap<>();
    int at = 0;
    for (Input input : audit.inputs()) {
      int end = at + input.dependencies().size();
      projects
          .computeIfAbsent(shown.project(input.project()), _ -> new ArrayList<>())
          .add(source(input, audit.dossiers().subList(at, end), shown));
      at = end;
    }
    return projects.entrySet().stream()
        .map(entry -> new ProjectSection(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static Source source(Input input, List<Dossier> dossiers, Shown shown) {
    long vulnerable = dossiers.stream().filter(it -> !it.advisories().isEmpty()).count();
    long held = dossiers.stream().filter(it -> !Words.admits(it.verdict())).count();
    return new Source(
        shown.file(input.path()),
        input.kind().label(),
        Counted.number(vulnerable),
        Counted.number(held),
        Counted.number(input.unchecked().size()),
        dossiers.stream().map(dossier -> row(dossier, shown)).toList());
  }

  private static Row row(Dossier dossier, Shown shown) {
    return new Row(
        shown.text(dossier.dependency().name().normalized()),
        shown.text(dossier.dependency().version()),
        dossier.dependency().reach().name().toLowerCase(Locale.ROOT),
        pin(dossier.dependency().pin()),
        dossier.rank().isPresent() ? Counted.number(dossier.rank().getAsInt()) : "",
        shown.place(dossier.dependency().source()),
        dossier.verdict().name().toLowerCase(Locale.ROOT),
        Words.of(dossier),
        dossier.notes().isEmpty() ? List.of() : shown.prose(String.join("; ", dossier.notes())));
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
