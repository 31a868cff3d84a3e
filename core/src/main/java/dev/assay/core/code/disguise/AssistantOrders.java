package dev.assay.core.code.disguise;

import dev.assay.core.code.knowledge.Places;
import dev.assay.core.python.Expression;
import dev.assay.core.python.StringLiteral;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Descriptions of tools for assistants (Model Context Protocol and its like) that give the
/// assistant orders about files or secrets of its user.
final class AssistantOrders {
  private static final int LONGEST = 20_000;

  /// What is ordered stands beside the order.
  private static final int NEAR = 400;

  private static final List<String> ORDERS =
      List.of(
          "<important>",
          "do not mention",
          "do not tell",
          "don't tell",
          "never mention",
          "without telling",
          "without asking",
          "before using this tool",
          "before any other tool",
          "before calling",
          "you must",
          "always call",
          "first read",
          "mandated to",
          "mandatory",
          "non-negotiable",
          "prerequisite",
          "directive>",
          "will block",
          "ignore previous",
          "otherwise the tool");

  private static final List<String> SECRETS =
      List.of(
          "mcp.json",
          "api key",
          "api_key.",
          "apikey.",
          "private key",
          "password file",
          "passwords.",
          "secrets.",
          "credentials.",
          "seed phrase");

  /// What functions are decorated with whose texts an assistant reads.
  static final Set<String> DECORATORS = Set.of("tool", "prompt", "resource");

  private AssistantOrders() {}

  static boolean isTool(List<Expression> decorators) {
    for (Expression decorator : decorators) {
      Expression named = decorator instanceof Expression.Call call ? call.function() : decorator;
      String name =
          switch (named) {
            case Expression.Name it -> it.id();
            case Expression.Attribute it -> it.name();
            default -> "";
          };
      if (DECORATORS.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a description orders something and names a place where secrets lie.
  static boolean isOrder(Expression.Strings text) {
    StringBuilder whole = new StringBuilder();
    for (StringLiteral part : text.parts()) {
      whole.append(part.text());
    }
    if (whole.length() > LONGEST) {
      return false;
    }
    String lower = whole.toString().toLowerCase(Locale.ROOT);
    for (String order : ORDERS) {
      for (int at = lower.indexOf(order); at >= 0; at = lower.indexOf(order, at + 1)) {
        int end = Math.min(lower.length(), at + order.length() + NEAR);
        if (namesSecrets(lower.substring(Math.max(0, at - NEAR), end))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean namesSecrets(String text) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || " \t\r\n`'\"(),;".indexOf(text.charAt(i)) >= 0) {
        if (i > from && !Places.ofPath(text.substring(from, i)).isEmpty()) {
          return true;
        }
        from = i + 1;
      }
    }
    for (String secret : SECRETS) {
      if (text.contains(secret)) {
        return true;
      }
    }
    return false;
  }
}
