package dev.assay.core.version;

import dev.assay.core.version.MarkerTree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The grammar of PEP 508's markers by recursive descent; each method gives null where the text
/// breaks it.
final class MarkerParser {
  private static final int LONGEST = 16_384;
  private static final int DEEPEST = 64;
  private static final Set<String> VARIABLES =
      Set.of(
          "python_version",
          "python_full_version",
          "os_name",
          "sys_platform",
          "platform_release",
          "platform_system",
          "platform_version",
          "platform_machine",
          "platform_python_implementation",
          "implementation_name",
          "implementation_version",
          "extra",
          "extras",
          "dependency_groups");
  private static final Set<String> DOTTED =
      Set.of(
          "os.name",
          "sys.platform",
          "platform.version",
          "platform.machine",
          "platform.python_implementation");
  // Longer ones first.
  private static final List<String> SIGNS = List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">");

  private final String text;
  private int at;

  private MarkerParser(String text) {
    this.text = text;
  }

  static Optional<MarkerTree> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    MarkerParser parser = new MarkerParser(text);
    MarkerTree tree = parser.any(0);
    return parser.at == text.length() ? Optional.ofNullable(tree) : Optional.empty();
  }

  private @Nullable MarkerTree any(int depth) {
    List<MarkerTree> parts = new ArrayList<>();
    do {
      MarkerTree part = all(depth);
      if (part == null) {
        return null;
      }
      parts.add(part);
    } while (skip("or"));
    return parts.size() == 1 ? parts.getFirst() : new MarkerTree.Any(parts);
  }

  private @Nullable MarkerTree all(int depth) {
    List<MarkerTree> parts = new ArrayList<>();
    do {
      MarkerTree part = atom(depth);
      if (part == null) {
        return null;
      }
      parts.add(part);
    } while (skip("and"));
    return parts.size() == 1 ? parts.getFirst() : new MarkerTree.All(parts);
  }

  private @Nullable MarkerTree atom(int depth) {
    skipBlanks();
    MarkerTree tree = at < text.length() && text.charAt(at) == '(' ? group(depth) : comparison();
    skipBlanks();
    return tree;
  }

  private @Nullable MarkerTree group(int depth) {
    if (depth == DEEPEST) {
      return null;
    }
    at++;
    MarkerTree inner = any(depth + 1);
    if (inner == null || at == text.length() || text.charAt(at) != ')') {
      return null;
    }
    at++;
    return inner;
  }

  private @Nullable MarkerTree comparison() {
    Operand left = operand();
    skipBlanks();
    String operator = left == null ? null : operator();
    skipBlanks();
    Operand right = operator == null ? null : operand();
    if (left == null || operator == null || right == null) {
      return null;
    }
    return new MarkerTree.Comparison(left, operator, right);
  }

  private @Nullable Operand operand() {
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return literal(text.charAt(at));
    }
    String word = word(at);
    if (at + word.length() < text.length() && text.charAt(at + word.length()) == '.') {
      String dotted = word + '.' + word(at + word.length() + 1);
      word = DOTTED.contains(dotted) ? dotted : word;
    }
    String name = word.replace('.', '_');
    if (name.equals("python_implementation")) {
      name = "platform_python_implementation";
    }
    if (!VARIABLES.contains(name)) {
      return null;
    }
    at += word.length();
    return new Operand.Variable(name);
  }

  private @Nullable Operand literal(char quote) {
    int close = text.indexOf(quote, at + 1);
    if (close < 0) {
      return null;
    }
    String inner = text.substring(at + 1, close);
    if (inner.indexOf('\n') >= 0 || inner.indexOf('\r') >= 0) {
      return null;
    }
    at = close + 1;
    return new Operand.Literal(inner);
  }

  private @Nullable String operator() {
    if (skip("in")) {
      return "in";
    }
    if (skip("not")) {
      int before = at;
      skipBlanks();
      return at > before && skip("in") ? "not in" : null;
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        at += sign.length();
        return sign;
      }
    }
    return null;
  }

  private boolean skip(String word) {
    if (!text.startsWith(word, at) || word(at).length() != word.length()) {
      return false;
    }
    at += word.length();
    return true;
  }

  /// The word that starts at a place; at most 64 characters are looked at.
  private String word(int from) {
    int end = from;
    while (end < text.length() && end - from < 64 && isWordPart(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }

  private static boolean isWordPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }
}
