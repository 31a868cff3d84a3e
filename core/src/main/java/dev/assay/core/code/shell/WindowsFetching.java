package dev.assay.core.code.shell;

import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs of Windows that fetch or run what they are not meant for.
final class WindowsFetching {
  private static final Set<Label> REMOTE = Set.of(Label.REMOTE);

  private final Runner runner;

  WindowsFetching(Runner runner) {
    this.runner = runner;
  }

  Value run(Program program, Invocation call) {
    switch (program) {
      case CERTUTIL -> certutil(call);
      case BITSADMIN -> fetched(call);
      case RUNDLL -> rundll(call);
      default -> remoteScript(call);
    }
    return Value.NOTHING;
  }

  private void certutil(Invocation call) {
    String line = call.lower();
    List<String> plain = plain(call);
    if (line.contains("http")) {
      fetched(call);
    } else if (line.contains("decode") && plain.size() >= 2) {
      Value content = runner.session.written(plain.get(plain.size() - 2));
      runner.acting.add(Kind.DECODES, plain.get(plain.size() - 2), content.labels());
      runner.session.write(plain.getLast(), content.with(Set.of(Label.DECODED)));
    } else {
      runner.acting.add(Kind.SPAWNS, "certutil " + call.line(), call.labels());
    }
  }

  private void fetched(Invocation call) {
    String url = "";
    for (Value argument : call.arguments()) {
      if (Addresses.isUrl(argument.text())) {
        url = Addresses.plain(argument.text());
        Kind kind = argument.labels().isEmpty() ? Kind.RECEIVES : Kind.SENDS;
        runner.acting.add(kind, url, argument.labels());
      }
    }
    List<String> plain = plain(call);
    if (!url.isEmpty() && !plain.isEmpty()) {
      runner.session.write(plain.getLast(), new Value(url, REMOTE, false));
    } else if (!url.isEmpty()) {
      runner.session.keep(Addresses.fileName(url), new Value(url, REMOTE, false));
    } else {
      runner.acting.add(Kind.SPAWNS, call.program() + " " + call.line(), call.labels());
    }
  }

  private static List<String> plain(Invocation call) {
    List<String> plain = new ArrayList<>();
    for (Value argument : call.arguments()) {
      String text = argument.text();
      if (!text.startsWith("-") && !text.startsWith("/") && !Addresses.isUrl(text)) {
        plain.add(text);
      }
    }
    return plain;
  }

  /// `mshta`, `regsvr32 /i:` and `msiexec /i` run what an address holds.
  private void remoteScript(Invocation call) {
    for (Value argument : call.arguments()) {
      String text = argument.text();
      int http = text.toLowerCase(Locale.ROOT).indexOf("http");
      if (http >= 0 && Addresses.isUrl(text.substring(http))) {
        String url = Addresses.plain(text.substring(http));
        runner.acting.add(Kind.RECEIVES, url, Set.of());
        runner.acting.add(Kind.EXECUTES_TEXT, url, REMOTE);
        return;
      }
      int colon = text.indexOf(':');
      String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
      if (scheme.equals("javascript") || scheme.equals("vbscript")) {
        runner.acting.add(Kind.EXECUTES_TEXT, text, argument.labels());
        return;
      }
    }
    runner.acting.add(Kind.SPAWNS, call.program() + " " + call.line(), call.labels());
  }

  private void rundll(Invocation call) {
    String first = call.argument(0);
    int comma = first.indexOf(',');
    String library = comma < 0 ? first : first.substring(0, comma);
    Set<Label> labels = runner.session.written(library).labels();
    runner.acting.add(Kind.LOADS_NATIVE, library, labels);
  }
}
