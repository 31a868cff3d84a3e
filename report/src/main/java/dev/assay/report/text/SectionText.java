package dev.assay.report.text;

import dev.assay.core.finding.Finding;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.verdict.Decision;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import dev.assay.report.view.Row;
import dev.assay.report.view.Section;
import dev.assay.report.view.Standing;
import java.util.ArrayList;
import java.util.List;

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
    rows(section.rows());
    if (!section.findings().isEmpty()) {
      page.blank();
      findings(section.findings());
    }
    List<String> notes = section.notes();
    if (!notes.isEmpty()) {
      page.blank();
      first(notes).forEach(note -> page.labelled(2, new Piece("note:", Style.CYAN), 6, note));
      more(notes.size());
    }
  }

  private void rows(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.blank();
    Table table = new Table(RowCells.HEADS);
    first(rows).forEach(row -> table.add(RowCells.of(row), RowCells.detail(row)));
    table.render(page, 2);
    more(rows.size());
  }

  void findings(List<Decision> decisions) {
    for (Decision decision : first(decisions)) {
      Finding finding = decision.finding();
      Standing standing = Standing.of(decision);
      page.labelled(2, new Piece(standing.label(), Style.of(standing)), LABEL, finding.message());
      page.text(2 + LABEL, Style.DIM, finding.location() + " (" + finding.rule().id() + ")");
      if (!finding.evidence().isEmpty() && !finding.message().contains(finding.evidence())) {
        page.text(2 + LABEL, Style.DIM, finding.evidence());
      }
      if (standing == Standing.ALLOWED) {
        page.text(2 + LABEL, Style.DIM, decision.reason());
      } else {
        page.labelled(2 + LABEL, new Piece("hint:", Style.CYAN), 6, finding.remedy());
      }
    }
    more(decisions.size());
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
