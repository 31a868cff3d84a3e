package dev.assay.core.code.binary;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The strings of a native file that may say what it is for: addresses, paths of secrets, commands.
final class NativeStrings {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 2_000;
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST = 64;
  private static final List<String> COMMANDS =
      List.of(
          "curl ",
          "wget ",
          "powershell",
          "cmd /c",
          "cmd.exe /c",
          "/bin/sh -c",
          "/bin/bash -c",
          "bash -i",
          "schtasks ",
          "reg add",
          "nc -",
          "certutil ",
          "mshta ",
          "bitsadmin ");

  final Set<String> addresses = new LinkedHashSet<>();
  final Set<String> paths = new LinkedHashSet<>();
  final Set<String> commands = new LinkedHashSet<>();

  private NativeStrings() {}

  static NativeStrings of(byte[] bytes) {
    NativeStrings strings = new NativeStrings();
    int end = Math.min(bytes.length, MOST_BYTES);
    int start = 0;
    boolean interesting = false;
    for (int i = 0; i <= end; i++) {
      byte b = i < end ? bytes[i] : 0;
      if (b >= ' ' && b < 0x7F) {
        interesting |= b == '/' || b == '.' || b == ' ' || b == '\\';
      } else {
        if (interesting && i - start >= SHORTEST) {
          int stop = Math.min(i, start + LONGEST);
          strings.take(new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1));
        }
        interesting = false;
        start = i + 1;
      }
    }
    return strings;
  }

  private void take(String text) {
    int scheme = text.indexOf("://");
    if (scheme > 2 && addresses.size() < MOST) {
      addresses.add(address(text, scheme));
    }
    if (isPath(text) && paths.size() < MOST) {
      paths.add(text);
    }
    for (String command : COMMANDS) {
      if (commands.size() < MOST && text.startsWith(command)) {
        commands.add(text);
      }
    }
  }

  private static String address(String text, int scheme) {
    int from = scheme;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    int end = scheme + 3;
    while (end < text.length() && " \"'<>)".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(from, end);
  }

  private static boolean isPath(String text) {
    return text.length() < 200
        && (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0)
        && text.indexOf("://") < 0
        && !dev.assay.core.code.knowledge.Places.ofPath(text).isEmpty();
  }
}
