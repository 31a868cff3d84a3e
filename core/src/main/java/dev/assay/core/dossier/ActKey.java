package dev.assay.core.dossier;

import dev.assay.core.fact.Act;
import java.util.Locale;
import java.util.Set;

/// What makes two acts the same in two releases: versions, ports, sizes and the folder of the
/// release are none of it.
///
/// @param target in lower case, digits as `#`
public record ActKey(Act.Kind kind, String target, Act.Phase phase, Set<Act.Label> carries) {
  /// The key of an act.
  public static ActKey of(Act act) {
    return new ActKey(act.kind(), normalized(act.target()), act.phase(), act.carries());
  }

  /// A text in lower case, each number or version in it as `#`.
  public static String normalized(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      if (isDigit(text, at)) {
        out.append('#');
        at = lastOfNumber(text, at);
      } else {
        out.append(text.charAt(at));
      }
    }
    return out.toString().toLowerCase(Locale.ROOT);
  }

  private static int lastOfNumber(String text, int from) {
    int at = from;
    while (isDigit(text, at + 1) || (isDot(text, at + 1) && isDigit(text, at + 2))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isDot(String text, int at) {
    return at < text.length() && text.charAt(at) == '.';
  }
}
