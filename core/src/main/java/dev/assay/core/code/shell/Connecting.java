package dev.assay.core.code.shell;

import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs that open connections or ask for names.
final class Connecting {
  private static final Set<Label> REMOTE = Set.of(Label.REMOTE);
  private static final Set<String> RECORDS =
      Set.of(
          "a", "aaaa", "any", "txt", "mx", "ns", "cname", "soa", "ptr", "srv", "hosts", "ahosts");

  private final Runner runner;

  Connecting(Runner runner) {
    this.runner = runner;
  }

  Value run(Program program, Invocation call) {
    return switch (program) {
      case NETCAT -> call.program().equals("socat") ? socat(call) : netcat(call);
      case OPENSSL -> openssl(call);
      case REMOTE_COPY -> remoteCopy(call);
      case MAIL -> mail(call);
      case RESOLVE -> resolve(call);
      default -> git(call);
    };
  }

  private Value netcat(Invocation call) {
    List<String> plain = new ArrayList<>();
    boolean listens = false;
    boolean executes = false;
    for (int i = 0; i < call.arguments().size(); i++) {
      String text = call.argument(i);
      if (!text.startsWith("-")) {
        plain.add(text);
      } else if (!text.startsWith("--")) {
        listens |= text.indexOf('l') > 0;
        boolean runs = text.endsWith("e") || text.endsWith("c");
        executes |= runs;
        i += runs || text.endsWith("w") || text.endsWith("p") ? 1 : 0;
      } else {
        listens |= text.equals("--listen");
        executes |= text.endsWith("exec");
      }
    }
    String address = String.join(":", plain.subList(0, Math.min(2, plain.size())));
    connected(listens, executes, address, Value.union(call.labels(), call.input().labels()));
    return Value.unknown(REMOTE);
  }

  private void connected(boolean listens, boolean executes, String address, Set<Label> labels) {
    runner.acting.add(listens ? Kind.LISTENS : Kind.SENDS, address, labels);
    if (executes) {
      runner.acting.add(Kind.EXECUTES_TEXT, address, REMOTE);
    }
  }

  private Value socat(Invocation call) {
    String address = "";
    boolean listens = false;
    boolean executes = false;
    for (Value argument : call.arguments()) {
      String lower = argument.text().toLowerCase(Locale.ROOT);
      listens |= lower.contains("listen");
      executes |= lower.startsWith("exec:") || lower.startsWith("system:");
      if (lower.startsWith("tcp") || lower.startsWith("udp") || lower.startsWith("openssl")) {
        address = argument.text().substring(argument.text().indexOf(':') + 1);
      }
    }
    connected(listens, executes, address, Value.union(call.labels(), call.input().labels()));
    return Value.unknown(REMOTE);
  }

  private Value openssl(Invocation call) {
    int connect = call.indexOf("-connect");
    if (connect >= 0) {
      runner.acting.add(Kind.SENDS, call.argument(connect + 1), call.input().labels());
      return Value.unknown(REMOTE);
    }
    Value output = new Telling(runner).run(Program.FILTER, call);
    return call.has("-d") ? output.with(Set.of(Label.DECODED)) : output;
  }

  private Value remoteCopy(Invocation call) {
    String remote = "";
    Set<Label> labels = Value.union(call.labels(), call.input().labels());
    boolean last = false;
    for (Value argument : call.arguments()) {
      String text = argument.text();
      if (text.startsWith("-")) {
        continue;
      }
      boolean isRemote = isRemote(text, call.program());
      if (isRemote && remote.isEmpty()) {
        remote = text;
      } else if (!isRemote) {
        labels = Value.union(labels, runner.session.file(text).labels());
      }
      last = isRemote;
    }
    if (remote.isEmpty()) {
      runner.acting.add(Kind.SPAWNS, call.program() + " " + call.line(), labels);
    } else if (last || call.program().equals("ssh") || call.program().endsWith("ftp")) {
      runner.acting.add(Kind.SENDS, Addresses.plain(remote), labels);
    } else {
      runner.acting.add(Kind.RECEIVES, Addresses.plain(remote), Set.of());
    }
    return Value.unknown(REMOTE);
  }

  private static boolean isRemote(String text, String program) {
    int colon = text.indexOf(':');
    return Addresses.isUrl(text)
        || (colon > 1 && text.indexOf('/') != 0 && !program.equals("ssh"))
        || (text.indexOf('@') > 0 && text.indexOf('/') < 0)
        || ((program.equals("ssh") || program.endsWith("ftp")) && Addresses.looksLikeHost(text));
  }

  private Value mail(Invocation call) {
    String address = "mail";
    for (Value argument : call.arguments()) {
      address = argument.text().indexOf('@') > 0 ? argument.text() : address;
    }
    runner.acting.add(Kind.SENDS, address, Value.union(call.labels(), call.input().labels()));
    return Value.NOTHING;
  }

  private Value resolve(Invocation call) {
    for (int i = call.arguments().size() - 1; i >= 0; i--) {
      Value argument = call.arguments().get(i);
      String text = argument.text();
      boolean option = text.startsWith("-") || text.startsWith("+") || text.startsWith("@");
      boolean ofOption =
          i > 0
              && call.argument(i - 1).length() == 2
              && (call.argument(i - 1).startsWith("-")
                  && Character.isDigit(text.isEmpty() ? 'x' : text.charAt(0)))
              && !text.contains(".");
      if (!option && !ofOption && !RECORDS.contains(text.toLowerCase(Locale.ROOT))) {
        runner.acting.add(Kind.RESOLVES, text, argument.labels());
        return Value.unknown(REMOTE);
      }
    }
    return Value.NOTHING;
  }

  private Value git(Invocation call) {
    String line = call.line();
    if (call.has("clone") || call.has("fetch") || call.has("pull")) {
      for (Value argument : call.arguments()) {
        String text = argument.text();
        if (Addresses.isUrl(text) || text.startsWith("git@")) {
          runner.acting.add(Kind.RECEIVES, Addresses.plain(text), argument.labels());
          cloned(call, text);
        }
      }
    } else if (call.has("push")) {
      runner.acting.add(Kind.SENDS, call.program() + " " + line, Set.of(Label.SOURCE_CODE));
    } else if (line.contains("auth token") || line.contains("credential fill")) {
      runner.acting.add(Kind.READS_SECRET, call.program() + " " + line, Set.of(Label.TOKEN));
      return Value.unknown(Set.of(Label.TOKEN));
    } else {
      runner.acting.add(Kind.SPAWNS, call.program() + " " + line, call.labels());
    }
    return Value.NOTHING;
  }

  private void cloned(Invocation call, String url) {
    String last = call.arguments().getLast().text();
    String folder = last.equals(url) ? Addresses.fileName(url) : last;
    String plain = folder.endsWith(".git") ? folder.substring(0, folder.length() - 4) : folder;
    runner.session.keep(plain, new Value(Addresses.plain(url), REMOTE, false));
  }
}
