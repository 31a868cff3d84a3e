package dev.assay.core.detector.naming;

import java.util.Locale;

/// What is left of a name when all that looks alike is one: letters for the digits that stand for
/// them, `m` for `rn`, `w` for `vv`, Latin letters for the Greek and Cyrillic ones of the same
/// shape (after the skeletons of Unicode TS #39), and no separators.
final class Skeleton {
  private static final String LEET = "013457";
  private static final String LEET_FOR = "oleast";

  /// Letters that no name on an index can hold but a line of a project can.
  private static final String FOREIGN = "авеіјкмнорѕтухуԁԛԝһΙοαερτυνκιґɡոսıſ";

  private static final String FOREIGN_FOR = "abeljkmhopstyxydqwhloaeptuvklrgnulf";

  private Skeleton() {}

  static String of(String name) {
    StringBuilder out = new StringBuilder(name.length());
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c == '-' || c == '_' || c == '.') {
        continue;
      }
      append(out, plain(c));
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char c) {
    int last = out.length() - 1;
    if (c == 'n' && last >= 0 && out.charAt(last) == 'r') {
      out.setCharAt(last, 'm');
    } else if (c == 'v' && last >= 0 && out.charAt(last) == 'v') {
      out.setCharAt(last, 'w');
    } else {
      out.append(c);
    }
  }

  private static char plain(char c) {
    if (c == 'i') {
      return 'l';
    }
    int leet = LEET.indexOf(c);
    if (leet >= 0) {
      return LEET_FOR.charAt(leet);
    }
    if (c < 128) {
      return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return plain((char) (c - 0xFEE0)); // the full-width forms
    }
    int foreign = FOREIGN.indexOf(c);
    return foreign >= 0 ? plain(FOREIGN_FOR.charAt(foreign)) : c;
  }
}
