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

  /// Options after which a program runs what follows.
  private static final List<String> RUNS = List.of("-c", "/c", "/C", "-e", "-Command", "-m");

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
    Value given = command == null ? Unknown.of(arguments.rest()) : whole(command, path, arguments);
    String text = given instanceof Thing ? "…" : Effects.shown(given);
    text = path.startsWith("pip.") ? "pip " + text : text;
    Taint taint =
        own(given)
            .plus(machine.files.written(text))
            .plus(arguments.rest())
            .plus(streams(arguments))
            .plus(program(path, arguments));
    if (connection != null) {
      taint = taint.with(Label.REMOTE);
    }
    machine.acts.add(Kind.SPAWNS, text, taint.without(Taint.PARTIAL), site);
    Taint read = shell(given, site);
    python(given, site);
    machine.files.start(text, site);
    Value input = arguments.named().get("input");
    if (input != null) {
      input(given, input, site);
    }
    Taint output = output(text).plus(taint).plus(read).without(Taint.PARTIAL);
    return new Thing(path + "()", output).pointedAt(given);
  }

  /// The command of a function that takes its words one by one.
  private static Value whole(Value command, String path, Arguments arguments) {
    int from =
        path.startsWith("asyncio.")
            ? 0
            : path.startsWith("os.exec") ? 1 : path.startsWith("os.spawn") ? 2 : arguments.count();
    boolean isSplit = command instanceof Text && arguments.count() > from + 1;
    return isSplit
        ? Items.tuple(arguments.positional().subList(from, arguments.count()).toArray(Value[]::new))
        : command;
  }

  /// Where a command came from. What a program is only given to work on, when the caller names the
  /// program, does not decide what is run.
  private static Taint own(Value command) {
    Taint taint = Contents.taint(command);
    if (!(command instanceof Items items) || items.all.size() < 2) {
      return taint;
    }
    Value program = items.all.getFirst();
    Taint first = Contents.taint(program);
    boolean isBrought = first.has(Label.REMOTE) || first.has(Label.DECODED);
    boolean isKnown = !Effects.shown(program).equals("…");
    if (isKnown || isBrought || words(items).stream().anyMatch(RUNS::contains)) {
      return taint;
    }
    return taint.undecoded().without(Taint.bit(Label.REMOTE));
  }

  /// Where the program came from that takes the place of this one.
  private static Taint program(String path, Arguments arguments) {
    Value program = path.startsWith("os.exec") ? arguments.at(0) : null;
    return program == null ? Taint.NONE : Contents.taint(program);
  }

  /// Where what a process reads came from.
  private static Taint streams(Arguments arguments) {
    Taint taint = Taint.NONE;
    for (String stream : List.of("stdin", "input")) {
      Value value = arguments.named().get(stream);
      taint = value == null ? taint : taint.plus(Contents.taint(value));
    }
    return taint;
  }

  /// Gives a process that was started its input.
  Value feed(@Nullable Value receiver, String path, Arguments arguments, Site site) {
    Value command =
        receiver instanceof Thing process
            ? process.target()
            : receiver instanceof Value.Method stream ? Effects.about(stream) : null;
    Value given = arguments.find(0, "input");
    if (command != null && given != null) {
      Taint taint = Contents.taint(given).without(Taint.PARTIAL);
      if (taint.hasLabels()) {
        machine.acts.add(Kind.SPAWNS, Effects.shown(command), taint, site);
      }
      input(command, given, site);
    }
    return new Thing(path + "()", receiver == null ? Taint.NONE : Contents.taint(receiver));
  }

  /// A command with its input is a pipe from whoever tells it.
  private void input(Value command, Value given, Site site) {
    String program =
        command instanceof Items items ? ShellReader.quoted(words(items)) : Effects.shown(command);
    boolean telling =
        given instanceof Text text ? !text.text().isBlank() : given.taint().hasLabels();
    if (telling && !program.isEmpty() && !(command instanceof Thing)) {
      String text = given instanceof Text known ? known.text() : String.valueOf(Text.HOLE);
      Taint taint = Contents.taint(command).plus(Contents.taint(given));
      shell(
          new Text("printf %s '" + text.replace("'", "'\\''") + "' | " + program, false, taint),
          site);
    }
  }

  /// Reads the command as a shell does: where what it reads that is secret came from.
  Taint shell(Value command, Site site) {
    String text =
        command instanceof Items items
            ? ShellReader.quoted(words(items))
            : command instanceof Text known ? known.text() : "";
    if (text.isEmpty() || !machine.meter.makeText(text.length() * 8L)) {
      return Taint.NONE;
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
    Taint read = Taint.NONE;
    for (Act act : ShellReader.acts(text.replace(Text.HOLE, Context.hole(0)), context)) {
      machine.acts.add(act);
      if (act.kind() == Kind.READS_SECRET) {
        for (Label label : act.carries()) {
          read = read.with(label);
        }
      }
    }
    return read;
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
