package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Processes that are started: commands, Python given as text, scripts of the artifact.
final class Spawning {
  private static final List<String> IDENTITY =
      List.of(
          "whoami",
          "hostname",
          "ifconfig",
          "ipconfig",
          "uname",
          "systeminfo",
          "wmic",
          "ip addr",
          "getmac",
          "id");

  private final Machine machine;
  private @Nullable Value connection;

  Spawning(Machine machine) {
    this.machine = machine;
  }

  /// Puts a connection in the place of the standard streams of what is started later.
  void redirect(@Nullable Value to, Site site) {
    connection = to;
    machine.acts.add(
        Kind.RECEIVES,
        to instanceof Thing thing ? Effects.shown(thing.target()) : "",
        Taint.of(Label.REMOTE),
        site);
  }

  /// Forgets it: what follows is another function.
  void redirect() {
    connection = null;
  }

  Value spawn(@Nullable Value command, String path, Arguments arguments, Site site) {
    Value given = command == null ? Unknown.of(arguments.rest()) : command;
    String text = given instanceof Thing ? "…" : Effects.shown(given);
    Taint taint = Contents.taint(given).plus(machine.files.written(text)).plus(arguments.rest());
    if (connection != null) {
      taint = taint.with(Label.REMOTE);
    }
    machine.acts.add(Kind.SPAWNS, text, taint.without(Taint.PARTIAL), site);
    shell(given, site);
    python(given, site);
    machine.files.start(text, site);
    return new Thing(path + "()", output(text).plus(taint).without(Taint.PARTIAL));
  }

  /// Reads the command as a shell does.
  void shell(Value command, Site site) {
    String text =
        command instanceof Items items
            ? ShellReader.quoted(words(items))
            : command instanceof Text known ? known.text() : "";
    if (text.isEmpty() || !machine.meter.makeText(text.length() * 8L)) {
      return;
    }
    Frame frame = site.frame();
    Taint taint = Contents.taint(command);
    Context context =
        new Context(
            frame.phase,
            frame.reach,
            frame.origin.at(site.start()),
            Acts.trail(frame, taint),
            List.of(taint.labels()),
            (program, _) -> {
              machine.layers.run(
                  new Text(program, false, taint), site, " given to a new interpreter");
              return List.of();
            });
    for (Act act : ShellReader.acts(text.replace(Text.HOLE, Context.hole(0)), context)) {
      machine.acts.add(act);
    }
  }

  private static List<String> words(Items items) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < Math.min(100, items.all.size()); i++) {
      words.add(items.all.get(i) instanceof Text text ? text.text() : String.valueOf(Text.HOLE));
    }
    return words;
  }

  /// What a command prints came from.
  private static Taint output(String command) {
    Taint taint = Taint.NONE;
    String lower = command.strip().toLowerCase(Locale.ROOT);
    for (String program : IDENTITY) {
      if (lower.startsWith(program)) {
        taint = taint.with(Label.HOST_IDENTITY);
      }
    }
    if (lower.equals("env")
        || lower.equals("printenv")
        || lower.equals("set")
        || lower.startsWith("env ")
        || lower.contains("/environ")) {
      taint = taint.with(Label.ENVIRONMENT);
    }
    return taint.plus(Files.labels(command));
  }

  /// `python -m module` and `python file` run code of the artifact.
  private void python(Value command, Site site) {
    List<Value> parts = new ArrayList<>();
    if (command instanceof Items items) {
      parts.addAll(items.all.subList(0, Math.min(items.all.size(), 20)));
    } else if (command instanceof Text text && text.length() < 10_000) {
      for (String word : Splitting.byBlanks(text.text(), 20)) {
        parts.add(text.of(word, text.taint()));
      }
    }
    if (parts.size() < 2 || !isPython(Effects.shown(parts.getFirst()))) {
      return;
    }
    for (int i = 1; i < parts.size(); i++) {
      String option = Effects.shown(parts.get(i));
      if (option.equals("-c")) {
        return;
      }
      if (option.equals("-m") && i + 1 < parts.size()) {
        machine.pending.module(Effects.shown(parts.get(i + 1)), site.frame());
        return;
      }
      if (!option.startsWith("-")) {
        runFile(parts.get(i), site);
        return;
      }
    }
  }

  private static boolean isPython(String program) {
    String name = Paths.last(program).toLowerCase(Locale.ROOT);
    return name.startsWith("python") || name.startsWith("py.") || name.equals("py");
  }

  /// Runs a module or a file of the artifact.
  void runFile(@Nullable Value target, Site site) {
    if (!(target instanceof Text text)) {
      return;
    }
    Taint taint = text.taint().plus(machine.files.written(text.text()));
    if (taint.has(Label.REMOTE) || taint.has(Label.DECODED)) {
      machine.acts.add(Kind.EXECUTES_TEXT, text.text(), taint, site);
    }
    Unit file = machine.modules.script(text.text(), site.frame().unit);
    if (file != null) {
      machine.pending.run(file, site.frame());
    } else {
      machine.pending.module(text.text(), site.frame());
    }
  }
}
