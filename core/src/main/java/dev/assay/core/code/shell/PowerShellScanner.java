package dev.assay.core.code.shell;

import dev.assay.core.code.shell.PowerShellToken.Role;
import java.util.ArrayList;
import java.util.List;

/// Splits PowerShell into tokens; strings that are joined by `+` become one.
final class PowerShellScanner {
  private static final int MOST = 50_000;
  private static final String SYMBOLS = "(){}[]|&=+,;@<>!*%?";

  private final String text;
  private final List<PowerShellToken> tokens = new ArrayList<>();
  private int at;
  private int line;

  private PowerShellScanner(String text) {
    this.text = text;
  }

  static List<PowerShellToken> scan(String text) {
    PowerShellScanner scanner = new PowerShellScanner(text);
    while (scanner.at < text.length() && scanner.tokens.size() < MOST) {
      scanner.token();
    }
    return joined(scanner.tokens);
  }

  private void token() {
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      add(Role.END, "\n", 1);
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (c == '\'' || c == '"' || c == '‘' || c == '’' || c == '“' || c == '”') {
      string(c);
    } else if (c == '@' && (peek() == '\'' || peek() == '"')) {
      here();
    } else if (c == '$') {
      variable();
    } else if (c == ';') {
      add(Role.END, ";", 1);
    } else if (SYMBOLS.indexOf(c) >= 0) {
      add(Role.SYMBOL, String.valueOf(c), 1);
    } else {
      word();
    }
  }

  private char peek() {
    return at + 1 < text.length() ? text.charAt(at + 1) : '\0';
  }

  private void add(Role role, String content, int length) {
    tokens.add(new PowerShellToken(role, content, line));
    at += length;
  }

  private void string(char quote) {
    boolean single = quote == '\'' || quote == '‘' || quote == '’';
    StringBuilder content = new StringBuilder();
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!single && c == '`' && i + 1 < text.length()) {
        content.append(text.charAt(i + 1));
        i += 2;
      } else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
        content.append(c);
        i += 2;
      } else if (c == quote) {
        break;
      } else {
        content.append(c);
        i++;
      }
    }
    end(content.toString(), i + 1);
  }

  private void here() {
    int end = text.indexOf("\n" + peek() + "@", at + 2);
    int stop = end < 0 ? text.length() : end;
    end(text.substring(at + 2, stop), stop + 3);
  }

  private void end(String content, int next) {
    tokens.add(new PowerShellToken(Role.STRING, content, line));
    int stop = Math.min(next, text.length());
    for (; at < stop; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }

  private void variable() {
    int end = at + 1;
    if (end < text.length() && text.charAt(end) == '{') {
      int close = text.indexOf('}', end);
      int stop = close < 0 ? text.length() : close;
      add(Role.VARIABLE, text.substring(end + 1, stop), stop + 1 - at);
      at = Math.min(at, text.length());
      return;
    }
    while (end < text.length() && isVariablePart(text.charAt(end))) {
      end++;
    }
    add(end == at + 1 ? Role.SYMBOL : Role.VARIABLE, text.substring(at + 1, end), end - at);
  }

  private static boolean isVariablePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == ':';
  }

  private void word() {
    StringBuilder word = new StringBuilder();
    int from = at;
    while (at < text.length() && !endsWord(text.charAt(at))) {
      if (text.charAt(at) != '`' && text.charAt(at) != '^') {
        word.append(text.charAt(at));
      }
      at++;
    }
    at += at == from ? 1 : 0;
    if (!word.isEmpty()) {
      tokens.add(new PowerShellToken(Role.WORD, word.toString(), line));
    }
  }

  private boolean endsWord(char c) {
    boolean inUrl = c == '?' || c == '=' || c == '&' || c == '%' || c == '+';
    if (inUrl && at > 0 && !Character.isWhitespace(text.charAt(at - 1)) && inUrl()) {
      return false;
    }
    return Character.isWhitespace(c)
        || SYMBOLS.indexOf(c) >= 0
        || c == '\''
        || c == '"'
        || c == '$';
  }

  private boolean inUrl() {
    int from = at;
    while (from > 0 && at - from < 300 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    return text.startsWith("http", from);
  }

  private static List<PowerShellToken> joined(List<PowerShellToken> tokens) {
    List<PowerShellToken> out = new ArrayList<>(tokens.size());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      PowerShellToken token = tokens.get(i);
      if (token.role() == Role.STRING && isJoined(tokens, i)) {
        text.setLength(0);
        text.append(token.text());
        while (isJoined(tokens, i)) {
          i += 2;
          text.append(tokens.get(i).text());
        }
        out.add(new PowerShellToken(Role.STRING, text.toString(), token.line()));
      } else {
        out.add(token);
      }
    }
    return out;
  }

  private static boolean isJoined(List<PowerShellToken> tokens, int at) {
    return at + 2 < tokens.size()
        && tokens.get(at + 1).is("+")
        && tokens.get(at + 2).role() == Role.STRING;
  }
}
