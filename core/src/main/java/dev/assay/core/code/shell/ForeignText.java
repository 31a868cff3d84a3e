package dev.assay.core.code.shell;

import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.Locale;
import java.util.Set;

/// One-line programs in languages that are not read: only a shell on a socket is known by its form.
final class ForeignText {
  private ForeignText() {}

  static void read(Acting acting, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean socket =
        lower.contains("socket")
            || lower.contains("tcpclient")
            || lower.contains("fsockopen")
            || lower.contains("net.connect")
            || lower.contains("tcpsocket");
    boolean shell =
        lower.contains("/bin/sh")
            || lower.contains("/bin/bash")
            || lower.contains("cmd.exe")
            || lower.contains("exec(");
    if (socket && shell) {
      acting.add(Kind.SENDS, "a socket", Set.of());
      acting.add(Kind.EXECUTES_TEXT, "a shell on a socket", Set.of(Label.REMOTE));
    }
  }
}
