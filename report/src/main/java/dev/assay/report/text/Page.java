package dev.assay.report.text;

import dev.assay.report.SafeText;
import java.util.List;

/// Lines of text no wider than a terminal, except for words that are wider alone: paths and names
/// stay whole, so that they can be copied. All text goes through here and is made safe.
final class Page {
  private static final int NARROWEST = 20;

  private final StringBuilder out = new StringBuilder();
  private final boolean colour;
  private final int width;

  Page(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /// A piece of a line.
  record Piece(String text, Style style) {
    Piece {
      text = SafeText.line(text);
    }

    static Piece of(String text) {
      return new Piece(text, Style.PLAIN);
    }

    int columns() {
      return Columns.of(text);
    }
  }

  int width() {
    return width;
  }

  void blank() {
    out.append('\n');
  }

  /// A text, its further lines indented like the first.
  void text(int indent, Style style, String text) {
    wrap(indent, indent, List.of(new Piece(text, style)));
  }

  /// Pieces with two spaces between them, or in further lines where they do not fit.
  void pieces(int indent, int further, List<Piece> pieces) {
    int column = indent;
    out.append(" ".repeat(indent));
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (i > 0 && column + 2 + piece.columns() > width) {
        out.append('\n').append(" ".repeat(further));
        column = further;
      } else if (i > 0) {
        out.append("  ");
        column += 2;
      }
      paint(piece.text(), piece.style());
      column += piece.columns();
    }
    blank();
  }

  /// Pieces that are padded already, in one line.
  void cells(int indent, List<Piece> cells) {
    out.append(" ".repeat(indent));
    cells.forEach(cell -> paint(cell.text(), cell.style()));
    blank();
  }

  /// A label and a text that continues under itself.
  void labelled(int indent, Piece label, int column, String text) {
    Piece padded =
        new Piece(label.text() + " ".repeat(Math.max(1, column - label.columns())), label.style());
    wrap(indent, indent + padded.columns(), List.of(padded, Piece.of(text)));
  }

  private void wrap(int indent, int further, List<Piece> pieces) {
    int limit = Math.max(width, further + NARROWEST);
    int column = 0;
    int spaces = indent;
    for (Piece piece : pieces) {
      for (String spaced : words(piece.text())) {
        String word = spaced.stripTrailing();
        int columns = Columns.of(word);
        if (column > 0 && column + spaces + columns > limit) {
          blank();
          column = 0;
          spaces = further;
        }
        out.append(" ".repeat(spaces));
        paint(word, piece.style());
        column += spaces + columns;
        spaces = spaced.length() - word.length();
      }
    }
    blank();
  }

  /// The words of a text, each with the spaces behind it.
  private static String[] words(String text) {
    return text.split("(?<= )(?=[^ ])", -1);
  }

  private void paint(String text, Style style) {
    out.append(style.paint(text, colour));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
