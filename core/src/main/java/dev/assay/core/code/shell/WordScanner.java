package dev.assay.core.code.shell;

import dev.assay.core.code.shell.Script.Part;
import dev.assay.core.code.shell.Script.Word;
import java.util.ArrayList;
import java.util.List;

/// Reads words, redirections and here-documents off the text of a script.
final class WordScanner {
  private static final String SPECIAL = "@*#?$!-0123456789";

  private final String text;
  private final Dialect dialect;
  private final int depth;
  private final List<Pending> pending = new ArrayList<>();
  private int at;
  private int lineAt;
  private int line;

  WordScanner(String text, Dialect dialect, int depth) {
    this.text = text;
    this.dialect = dialect;
    this.depth = depth;
  }

  /// A here-document whose text begins behind the end of the line.
  private record Pending(String end, List<Part> parts) {}

  int at() {
    return at;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  String slice(int from, int to) {
    return text.substring(from, Math.min(to, text.length()));
  }

  /// The line of an offset that lies behind all those asked for before, counted from 0.
  int line(int offset) {
    for (; lineAt < offset && lineAt < text.length(); lineAt++) {
      line += text.charAt(lineAt) == '\n' ? 1 : 0;
    }
    return line;
  }

  void skip() {
    at++;
  }

  private char peek(int ahead) {
    int place = at + ahead;
    return place < text.length() ? text.charAt(place) : '\0';
  }

  private boolean isBatch() {
    return dialect == Dialect.BATCH;
  }

  /// Skips blanks, joined lines and comments.
  void skipBlanks() {
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (c == (isBatch() ? '^' : '\\') && isLineEnd(1)) {
        at += peek(1) == '\r' ? 3 : 2;
      } else if (isComment(c)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  private boolean isLineEnd(int ahead) {
    return peek(ahead) == '\n' || (peek(ahead) == '\r' && peek(ahead + 1) == '\n');
  }

  private boolean isComment(char c) {
    if (isBatch()) {
      boolean first = at == 0 || text.charAt(at - 1) == '\n';
      return first && (text.startsWith("::", at) || text.regionMatches(true, at, "rem ", 0, 4));
    }
    return c == '#' && (at == 0 || " \t\n;|&(".indexOf(text.charAt(at - 1)) >= 0);
  }

  boolean take(String operator) {
    if (isBatch() && operator.equals(";")) {
      return false;
    }
    if (text.startsWith(operator, at)) {
      at += operator.length();
      return true;
    }
    return false;
  }

  boolean atAmpersandRedirect() {
    return peek(0) == '&' && peek(1) == '>';
  }

  /// Reads the operator of a redirection, without the number before it; empty where there is none.
  String redirect() {
    int from = at;
    while (Character.isDigit(peek(0)) && at - from < 2) {
      at++;
    }
    if (peek(0) == '&' && peek(1) == '>') {
      at++;
    }
    if ((peek(0) == '<' || peek(0) == '>') && peek(1) != '(') {
      int operator = at;
      while (!atEnd() && "<>&|-".indexOf(peek(0)) >= 0 && at - operator < 3) {
        at++;
      }
      return text.substring(operator, at);
    }
    at = from;
    return "";
  }

  /// Reads `name=` (or `set name=` of cmd.exe is a command); empty where no assignment begins.
  String assignedName() {
    if (isBatch()) {
      return "";
    }
    int end = at;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == at
        || end >= text.length()
        || text.charAt(end) != '='
        || Character.isDigit(peek(0))) {
      return "";
    }
    String name = text.substring(at, end);
    at = end + 1;
    return name;
  }

  private static boolean isNamePart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Reads all that is left of the line as one word, quotes kept.
  Word restOfLine() {
    int end = text.indexOf('\n', at);
    String rest = text.substring(at, end < 0 ? text.length() : end);
    at += rest.length();
    return new Word(List.of(new Part.Literal(rest)));
  }

  /// Reads a word; empty where none begins.
  Word word() {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        doubleQuoted(parts, literal, '"');
      } else if (c == '\'' && !isBatch()) {
        quoted(literal);
      } else if ((c == '<' || c == '>') && peek(1) == '(') {
        at++;
        substitution(parts, literal);
      } else if (" \t\r\n;|&()<>".indexOf(c) >= 0 && !(isBatch() && c == ';')) {
        break;
      } else {
        character(parts, literal, c);
      }
    }
    flush(parts, literal);
    return new Word(parts);
  }

  private void character(List<Part> parts, StringBuilder literal, char c) {
    if (c == (isBatch() ? '^' : '\\') && at + 1 < text.length()) {
      if (peek(1) != '\n') {
        literal.append(peek(1));
      }
      at += 2;
    } else if (!expansion(parts, literal, c)) {
      literal.append(c);
      at++;
    }
  }

  private void quoted(StringBuilder literal) {
    int end = text.indexOf('\'', at + 1);
    int stop = end < 0 ? text.length() : end;
    literal.append(text, at + 1, stop);
    at = Math.min(stop + 1, text.length());
  }

  private void doubleQuoted(List<Part> parts, StringBuilder literal, char end) {
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == end) {
        at++;
        return;
      }
      if (!isBatch() && c == '\\' && "\"\\$`\n".indexOf(peek(1)) >= 0 && at + 1 < text.length()) {
        literal.append(peek(1) == '\n' ? "" : String.valueOf(peek(1)));
        at += 2;
      } else if (!expansion(parts, literal, c)) {
        literal.append(c);
        at++;
      }
    }
  }

  /// Reads `$…`, back-quotes or `%…%`.
  private boolean expansion(List<Part> parts, StringBuilder literal, char c) {
    if (isBatch()) {
      return c == '%' && percent(parts, literal);
    }
    if (c == '`') {
      int end = Texts.backquoteEnd(text, at + 1);
      String inner = text.substring(at + 1, end).replace("\\`", "`");
      at = Math.min(end + 1, text.length());
      add(parts, literal, new Part.Substitution(ScriptParser.parse(inner, dialect, depth + 1)));
      return true;
    }
    if (c != '$') {
      return false;
    }
    if (peek(1) == '(') {
      at++;
      substitution(parts, literal);
      return true;
    }
    return dollar(parts, literal);
  }

  private boolean dollar(List<Part> parts, StringBuilder literal) {
    if (peek(1) == '\'') {
      int end = Texts.cQuoteEnd(text, at + 2);
      literal.append(Texts.unescaped(text.substring(at + 2, end)));
      at = Math.min(end + 1, text.length());
      return true;
    }
    boolean braced = peek(1) == '{';
    int from = at + (braced ? 2 : 1);
    int end = from;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    if (end == from && end < text.length() && SPECIAL.indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    if (end == from) {
      return false;
    }
    String name = text.substring(from, end);
    if (braced) {
      int close = text.indexOf('}', end);
      end = close < 0 ? text.length() : close + 1;
    }
    at = end;
    add(parts, literal, new Part.Variable(name));
    return true;
  }

  private boolean percent(List<Part> parts, StringBuilder literal) {
    int end = text.indexOf('%', at + 1);
    if (end < 0 || end - at > 64 || end == at + 1) {
      return false;
    }
    String name = text.substring(at + 1, end);
    if (name.indexOf(' ') >= 0 || name.indexOf('\n') >= 0) {
      return false;
    }
    int colon = name.indexOf(':');
    at = end + 1;
    add(parts, literal, new Part.Variable(colon < 0 ? name : name.substring(0, colon)));
    return true;
  }

  /// Reads `(…)`, at whose bracket the scanner stands.
  private void substitution(List<Part> parts, StringBuilder literal) {
    int end = Texts.bracketEnd(text, at);
    String inner = text.substring(at + 1, end);
    at = Math.min(end + 1, text.length());
    add(parts, literal, new Part.Substitution(ScriptParser.parse(inner, dialect, depth + 1)));
  }

  private static void add(List<Part> parts, StringBuilder literal, Part part) {
    flush(parts, literal);
    parts.add(part);
  }

  private static void flush(List<Part> parts, StringBuilder literal) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /// Reads the word that ends a here-document; its text is filled in when its line ends.
  Word hereDocument() {
    StringBuilder end = new StringBuilder();
    for (Part part : word().parts()) {
      if (part instanceof Part.Literal(String literal)) {
        end.append(literal);
      }
    }
    List<Part> parts = new ArrayList<>();
    pending.add(new Pending(end.toString(), parts));
    return new Word(parts);
  }

  /// Reads the here-documents that the line before asked for.
  void hereDocuments() {
    if (pending.isEmpty() || at == 0 || text.charAt(at - 1) != '\n') {
      return;
    }
    for (Pending each : pending) {
      StringBuilder body = new StringBuilder();
      while (!atEnd()) {
        int lineEnd = text.indexOf('\n', at);
        int stop = lineEnd < 0 ? text.length() : lineEnd;
        String read = text.substring(at, stop);
        at = Math.min(stop + 1, text.length());
        if (read.strip().equals(each.end())) {
          break;
        }
        body.append(read).append('\n');
      }
      each.parts().add(new Part.Literal(body.toString()));
    }
    pending.clear();
  }
}
