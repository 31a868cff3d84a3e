package dev.assay.report.text;

import dev.assay.report.text.Page.Piece;
import java.util.ArrayList;
import java.util.List;

/// Rows of aligned columns, or of pieces one after another where the terminal is too narrow.
final class Table {
  private static final String GAP = "  ";

  private final List<String> heads;
  private final List<List<Piece>> rows = new ArrayList<>();
  private final List<String> details = new ArrayList<>();

  Table(List<String> heads) {
    this.heads = List.copyOf(heads);
  }

  /// Adds a row and what stands beneath it.
  void add(List<Piece> cells, String detail) {
    rows.add(List.copyOf(cells));
    details.add(detail);
  }

  void render(Page page, int indent) {
    int[] widths = widths();
    int total = indent;
    for (int width : widths) {
      total += width + GAP.length();
    }
    boolean aligned = total - GAP.length() <= page.width();
    int beneath = indent + widths[0] + GAP.length();
    if (aligned) {
      page.cells(indent, padded(headers(), widths));
    }
    for (int row = 0; row < rows.size(); row++) {
      if (aligned) {
        page.cells(indent, padded(rows.get(row), widths));
      } else {
        page.pieces(indent, beneath, named(rows.get(row)));
      }
      page.text(beneath, Style.DIM, details.get(row));
    }
  }

  private int[] widths() {
    int[] widths = new int[heads.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = Columns.of(heads.get(column));
      for (List<Piece> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).columns());
      }
    }
    return widths;
  }

  private List<Piece> headers() {
    return heads.stream().map(head -> new Piece(head, Style.DIM)).toList();
  }

  private static List<Piece> padded(List<Piece> cells, int[] widths) {
    List<Piece> padded = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      Piece cell = cells.get(column);
      padded.add(cell);
      if (column < cells.size() - 1) {
        padded.add(Piece.of(" ".repeat(widths[column] - cell.columns()) + GAP));
      }
    }
    return padded;
  }

  /// Cells that their head must explain now that it does not stand above them; empty ones left out.
  private List<Piece> named(List<Piece> cells) {
    List<Piece> named = new ArrayList<>();
    for (int column = 0; column < cells.size(); column++) {
      Piece cell = cells.get(column);
      if (column < RowCells.EXPLAINED_FROM) {
        named.add(cell);
      } else if (!cell.text().equals(RowCells.NOTHING)) {
        named.add(new Piece(heads.get(column) + " " + cell.text(), cell.style()));
      }
    }
    return named;
  }
}
