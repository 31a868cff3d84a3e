package dev.assay.core.code.shell;

import dev.assay.core.code.knowledge.Places;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs that change the machine: install, copy, remove, stay, hide.
final class Changing {
  /// What tells a manager of packages to fetch what it is given.
  private static final List<String> ASKED = List.of("install", "add", "run", "i", "exec", "dlx");

  /// Options behind which stands what is asked for.
  private static final Set<String> PLAIN = Set.of("-U", "-y", "-g", "--", "--yes");

  /// Programs that fetch and start what they are given.
  private static final Set<String> RUNNERS = Set.of("npx", "uvx", "bunx", "pipx");

  private final Runner runner;

  Changing(Runner runner) {
    this.runner = runner;
  }

  Value run(Program program, Invocation call) {
    switch (program) {
      case INSTALL -> install(call);
      case COPY -> copy(call);
      case REMOVE -> remove(call);
      case PERSIST -> persist(call);
      case EVADE -> evade(call);
      case DD -> dump(call);
      default -> spawned(call);
    }
    return Value.NOTHING;
  }

  private void spawned(Invocation call) {
    runner.acting.add(
        Kind.SPAWNS,
        (call.program() + " " + call.line()).strip(),
        Value.union(call.labels(), call.input().labels()));
  }

  private void install(Invocation call) {
    spawned(call);
    boolean isAsked = ASKED.stream().anyMatch(call::has) || RUNNERS.contains(call.program());
    if (!isAsked) {
      return;
    }
    for (Value argument : call.arguments()) {
      String text = argument.text();
      int scheme = text.indexOf("://");
      int from =
          scheme < 0 ? -1 : Math.max(text.lastIndexOf(' ', scheme), text.lastIndexOf('+', scheme));
      boolean option = text.startsWith("-") || isIndex(call, argument);
      if (scheme > 0 && !option) {
        String url = Addresses.plain(text.substring(from + 1));
        runner.acting.add(Kind.RECEIVES, url, argument.labels());
        runner.acting.add(Kind.EXECUTES_TEXT, url, Set.of(Label.REMOTE));
      }
    }
  }

  private static boolean isIndex(Invocation call, Value argument) {
    int at = call.arguments().indexOf(argument);
    String before = at > 0 ? call.argument(at - 1) : "";
    return before.startsWith("-") && !PLAIN.contains(before);
  }

  private void copy(Invocation call) {
    if (call.arguments().size() < 2) {
      return;
    }
    String target = call.arguments().getLast().text();
    Set<Label> labels = Set.of();
    Value content = Value.NOTHING;
    for (Value argument : call.arguments().subList(0, call.arguments().size() - 1)) {
      if (!argument.text().startsWith("-") && !argument.text().startsWith("/y")) {
        content = runner.session.file(argument.text());
        labels = Value.union(labels, content.labels());
      }
    }
    if (Places.isPersistent(target)) {
      runner.acting.add(Kind.PERSISTS, target, labels);
    } else {
      spawned(call);
    }
    runner.session.keep(target, content.with(labels));
  }

  private void remove(Invocation call) {
    String line = call.lower();
    boolean whole =
        call.program().startsWith("mkfs")
            || call.program().equals("wipefs")
            || (call.program().equals("format") && line.contains(":"))
            || line.contains("delete shadows")
            || call.program().equals("shred");
    for (Value argument : call.arguments()) {
      whole |= isBroad(argument.text());
    }
    boolean forced = line.contains("-r") || line.contains("-f") || line.contains("/s") || whole;
    if (whole && forced) {
      runner.acting.add(Kind.DESTROYS, call.program() + " " + call.line(), call.labels());
    } else {
      spawned(call);
    }
  }

  /// Whether a path holds more than one program's own files.
  private static boolean isBroad(String path) {
    String plain = path.endsWith("/*") ? path.substring(0, path.length() - 2) : path;
    String lower = plain.toLowerCase(Locale.ROOT).replace('\\', '/');
    return switch (lower) {
      case "/",
          "~",
          "~/",
          "/home",
          "/root",
          "/etc",
          "/usr",
          "/var",
          "/boot",
          "c:",
          "c:/",
          "c:/users",
          "c:/windows",
          "~/documents",
          "~/desktop",
          "/*",
          "" ->
          !path.isEmpty();
      default -> false;
    };
  }

  private void dump(Invocation call) {
    Set<Label> labels = call.input().labels();
    String target = "";
    for (Value argument : call.arguments()) {
      if (argument.text().startsWith("if=")) {
        labels = Value.union(labels, runner.session.file(argument.text().substring(3)).labels());
      } else if (argument.text().startsWith("of=")) {
        target = argument.text().substring(3);
      }
    }
    if (target.startsWith("/dev/sd")
        || target.startsWith("/dev/nvme")
        || target.startsWith("/dev/hd")) {
      runner.acting.add(Kind.DESTROYS, target, Set.of());
    } else if (!target.isEmpty()) {
      runner.session.write(target, Value.unknown(labels));
    }
  }

  private void persist(Invocation call) {
    String line = call.lower();
    boolean stays =
        switch (call.program()) {
          case "crontab" -> !line.startsWith("-l") && !line.startsWith("-r");
          case "at" -> true;
          case "systemctl" -> call.has("enable");
          case "launchctl" -> call.has("load") || call.has("bootstrap") || call.has("submit");
          case "schtasks" -> line.contains("/create");
          case "reg" -> call.has("add") && Places.isPersistent(line);
          case "sc" -> call.has("create");
          case "wmic" -> line.contains("create");
          case "net" -> line.contains("/add");
          default -> true;
        };
    if (stays) {
      runner.acting.add(
          Kind.PERSISTS,
          call.program() + " " + call.line(),
          Value.union(call.labels(), call.input().labels()));
    } else {
      spawned(call);
    }
  }

  private void evade(Invocation call) {
    String line = call.lower();
    boolean hides =
        switch (call.program()) {
          case "iptables" -> call.has("-F") || line.contains("drop");
          case "ufw" -> call.has("disable");
          case "setenforce" -> line.equals("0");
          case "attrib" -> line.contains("+h");
          case "netsh" -> line.contains("firewall") || line.contains("wlan show");
          case "history" -> call.has("-c");
          case "unset" -> line.contains("hist");
          case "xattr" -> line.contains("quarantine");
          case "spctl" -> line.contains("disable");
          case "auditctl" -> true;
          default -> line.contains("defender") || line.contains("msmpeng") || line.contains("av");
        };
    if (hides) {
      runner.acting.add(Kind.EVADES, call.program() + " " + call.line(), Set.of());
    } else {
      spawned(call);
    }
  }
}
