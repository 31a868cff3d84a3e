package dev.assay.report.text;

import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import dev.assay.report.view.Row;
import dev.assay.report.view.Section;
import dev.assay.report.view.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The section of one project.
final class SectionText {
  private static final int LABEL = 9;

  private final Page page;

  SectionText(Page page) {
    this.page = page;
  }

  void write(Section section) {
    page.blank();
    page.text(0, Style.BOLD, "project `" + section.project() + "`");
    for (Input input : first(section.inputs())) {
      page.text(2, Style.PLAIN, phrase(input));
    }
    more(section.inputs().size());
    rows(section);
    if (!section.findings().isEmpty()) {
      page.blank();
      findings(section.findings(), section.project());
    }
    List<String> notes = section.notes();
    if (!notes.isEmpty()) {
      page.blank();
      first(notes).forEach(note -> page.labelled(2, new Piece("note:", Style.CYAN), 6, note));
      more(notes.size());
    }
  }

  private void rows(Section section) {
    List<Row> rows = section.rows();
    if (rows.isEmpty()) {
      return;
    }
    page.blank();
    Table table = new Table(RowCells.HEADS);
    first(rows)
        .forEach(row -> table.add(RowCells.of(row), RowCells.detail(row, section.project())));
    table.render(page, 2);
    more(rows.size());
  }

  /// Findings that say the same of several places are told once.
  void findings(List<Decision> decisions, String project) {
    Map<Told, List<Decision>> told = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      told.computeIfAbsent(Told.of(decision), _ -> new ArrayList<>()).add(decision);
    }
    List<List<Decision>> all = List.copyOf(told.values());
    first(all).forEach(same -> finding(same, project));
    more(all.size());
  }

  private void finding(List<Decision> same, String project) {
    Decision decision = same.getFirst();
    List<Location> places = same.stream().map(it -> it.finding().location()).distinct().toList();
    Finding finding = decision.finding();
    Standing standing = Standing.of(decision);
    page.labelled(2, new Piece(standing.label(), Style.of(standing)), LABEL, finding.message());
    page.text(
        2 + LABEL, Style.DIM, Places.list(places, project) + " (" + finding.rule().id() + ")");
    if (!finding.evidence().isEmpty() && !finding.message().contains(finding.evidence())) {
      page.text(2 + LABEL, Style.DIM, finding.evidence());
    }
    if (standing == Standing.ALLOWED) {
      page.text(2 + LABEL, Style.DIM, decision.reason());
    } else {
      page.labelled(2 + LABEL, new Piece("hint:", Style.CYAN), 6, finding.remedy());
    }
  }

  /// What two findings have in common that say the same.
  private record Told(
      String rule, String message, String evidence, Verdict verdict, String reason) {
    static Told of(Decision decision) {
      Finding finding = decision.finding();
      return new Told(
          finding.rule().id(),
          finding.message(),
          finding.evidence(),
          decision.verdict(),
          decision.reason());
    }
  }

  private static String phrase(Input input) {
    List<String> parts = new ArrayList<>();
    parts.add(Phrases.count(input.dependencies().size(), "dependency", "dependencies"));
    count(input, Remark.Kind.NATIVE_LIBRARY, "native library", "native libraries", parts);
    count(input, Remark.Kind.EMBEDDED_SBOM, "bill of materials", "bills of materials", parts);
    return "%s (%s): %s".formatted(input.path(), input.kind().label(), String.join(", ", parts));
  }

  private static void count(
      Input input, Remark.Kind kind, String one, String many, List<String> parts) {
    long count = input.remarks().stream().filter(remark -> remark.kind() == kind).count();
    if (count > 0) {
      parts.add(Phrases.count(count, one, many));
    }
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(all.size(), TextReport.MOST_SHOWN));
  }

  private void more(int count) {
    if (count > TextReport.MOST_SHOWN) {
      page.text(2, Style.DIM, Phrases.more(count - TextReport.MOST_SHOWN));
    }
  }
}
