package dev.assay.core.code.javascript;

import dev.assay.core.code.javascript.JavaScriptToken.Role;
import java.util.ArrayList;
import java.util.List;

/// Splits JavaScript into names, strings and symbols; comments are passed over. Regular expressions
/// are not known, so a quote in one may cost the line it stands on.
final class JavaScriptScanner {
  private static final int MOST = 2_000_000;

  private final String text;
  private final List<JavaScriptToken> tokens = new ArrayList<>();
  private int at;
  private int line;

  private JavaScriptScanner(String text) {
    this.text = text;
  }

  static List<JavaScriptToken> scan(String text) {
    JavaScriptScanner scanner = new JavaScriptScanner(text);
    while (scanner.at < text.length() && scanner.tokens.size() < MOST) {
      scanner.token();
    }
    return scanner.tokens;
  }

  private void token() {
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      at++;
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      advance(end < 0 ? text.length() : end + 2);
    } else if (c == '"' || c == '\'' || c == '`') {
      string(c);
    } else if (Character.isJavaIdentifierStart(c)) {
      name();
    } else {
      tokens.add(new JavaScriptToken(Role.SYMBOL, String.valueOf(c), line));
      at++;
    }
  }

  private void advance(int to) {
    for (; at < to; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private void name() {
    int from = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    tokens.add(new JavaScriptToken(Role.NAME, text.substring(from, at), line));
  }

  private void string(char quote) {
    StringBuilder content = new StringBuilder();
    int start = line;
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      char c = text.charAt(i);
      if (c == '\n' && quote != '`') {
        break;
      }
      if (c == '\\' && i + 1 < text.length()) {
        i = escape(i + 1, content);
      } else {
        content.append(c);
        i++;
      }
    }
    tokens.add(new JavaScriptToken(Role.STRING, content.toString(), start));
    advance(Math.min(i + 1, text.length()));
  }

  private int escape(int i, StringBuilder content) {
    char c = text.charAt(i);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
    if (digits > 0 && i + digits < text.length()) {
      int value = 0;
      for (int j = 1; j <= digits; j++) {
        value = value * 16 + Math.max(0, Character.digit(text.charAt(i + j), 16));
      }
      content.append((char) value);
      return i + digits + 1;
    }
    content.append(c == 'n' ? '\n' : c);
    return i + 1;
  }
}
