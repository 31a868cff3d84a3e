package dev.assay.core.code.shell;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Programs that run other programs or text: wrappers, shells, interpreters, and files that were
/// fetched or written before.
final class Interpreting {
  private static final int LONGEST_OPTION_RUN = 12;
  private static final Set<String> TEXT_OPTIONS = Set.of("-c", "-e", "-r", "-E", "eval", "--eval");

  private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl", "lxc");

  private final Runner runner;

  Interpreting(Runner runner) {
    this.runner = runner;
  }

  Value run(Program program, Invocation call, String path) {
    return switch (program) {
      case WRAPPER -> wrapper(call);
      case CONTAINER -> inside(call);
      case SHELL -> shell(call);
      case EVAL -> evaluated(call);
      case POWERSHELL ->
          new PowerShell(runner).commandLine(call.line(), call.labels(), call.input());
      case PYTHON -> python(call);
      case LANGUAGE -> language(call);
      default -> file(call, path);
    };
  }

  private Value wrapper(Invocation call) {
    if (call.program().equals("env") && call.arguments().isEmpty()) {
      return new Telling(runner).run(Program.ENVIRONMENT, call);
    }
    if (call.program().equals("cmd")) {
      return cmd(call);
    }
    int at = 0;
    while (at < call.arguments().size() && at < LONGEST_OPTION_RUN && isOption(call, at)) {
      at++;
    }
    if (at >= call.arguments().size()) {
      return call.input();
    }
    boolean window = call.program().equals("start") && call.arguments().get(at).text().isEmpty();
    Invocation inner = call.from(window ? at + 1 : at);
    if (call.program().equals("xargs")) {
      List<Value> arguments = new java.util.ArrayList<>(inner.arguments());
      arguments.add(call.input());
      inner = new Invocation(inner.program(), arguments, call.input());
    }
    String text = call.argument(window ? at + 1 : at);
    if (text.indexOf(' ') > 0 && inner.arguments().isEmpty()) {
      return runner.run(text, ShellReader.dialect(text), call.input());
    }
    return runner.start(inner, text);
  }

  /// Runs what a container, another root or another name space is given to run: from the first name
  /// of a shell on.
  private Value inside(Invocation call) {
    if (isShut(call)) {
      return call.input();
    }
    for (int i = 1; i < call.arguments().size(); i++) {
      String name = call.argument(i);
      if (Program.of(name.substring(name.lastIndexOf('/') + 1)) == Program.SHELL) {
        return runner.start(call.from(i), name);
      }
    }
    return call.input();
  }

  /// Whether what runs in a container reaches nothing of the machine.
  private static boolean isShut(Invocation call) {
    return ENGINES.contains(call.program())
        && call.arguments().stream().map(Value::text).noneMatch(Interpreting::opens);
  }

  private static boolean opens(String option) {
    return option.equals("--privileged")
        || option.equals("--pid=host")
        || option.startsWith("/:")
        || option.contains("=/:")
        || option.contains("docker.sock");
  }

  private static boolean isOption(Invocation call, int at) {
    String text = call.argument(at);
    String before = at == 0 ? "" : call.argument(at - 1);
    return text.startsWith("-")
        || (call.program().equals("start") && text.startsWith("/"))
        || (call.program().equals("env") && text.indexOf('=') > 0)
        || (call.program().equals("timeout")
            && !text.isEmpty()
            && Character.isDigit(text.charAt(0)))
        || before.equals("-u")
        || before.equals("-n")
        || before.equals("-I")
        || before.equals("-P");
  }

  private Value cmd(Invocation call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      String option = call.argument(i).toLowerCase(Locale.ROOT);
      if (option.equals("/c") || option.equals("/k") || option.equals("/r")) {
        String rest = call.from(i).line();
        return runner.run(rest, Dialect.BATCH, call.input());
      }
    }
    return text(call.input(), Dialect.BATCH, "cmd");
  }

  private Value shell(Invocation call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      String text = call.argument(i);
      boolean command = text.startsWith("-") && !text.startsWith("--") && text.indexOf('c') > 0;
      if (command && i + 1 < call.arguments().size()) {
        Value script = call.arguments().get(i + 1);
        executes(script, call.program());
        return runner.run(script.text(), Dialect.POSIX, call.input());
      }
      if (!text.startsWith("-") && !text.isEmpty()) {
        Value content = scriptFile(call.arguments().get(i));
        executes(content, text);
        return content.known()
            ? runner.run(content.text(), Dialect.POSIX, call.input())
            : spawned(call);
      }
    }
    return text(call.input(), Dialect.POSIX, call.program());
  }

  /// What a script holds that a shell is given by its path, or by `<(…)`.
  private Value scriptFile(Value path) {
    Value written = runner.session.written(path.text());
    return written.with(path.labels());
  }

  /// A shell that reads its commands from what stands before it in the pipeline.
  private Value text(Value input, Dialect dialect, String program) {
    executes(input, program);
    if (input.known()) {
      return runner.run(input.text(), dialect, Value.NOTHING);
    }
    if (input.labels().isEmpty()) {
      runner.acting.add(Kind.SPAWNS, program, Set.of());
    }
    return Value.NOTHING;
  }

  /// Text that came from elsewhere is run.
  private void executes(Value text, String by) {
    if (text.has(Label.REMOTE) || text.has(Label.DECODED)) {
      String target = text.text().isEmpty() ? by : text.text();
      runner.acting.add(Kind.EXECUTES_TEXT, target, text.labels());
    }
  }

  private Value evaluated(Invocation call) {
    Set<Label> labels = call.labels();
    boolean source = !call.program().equals("eval");
    Value text =
        source
            ? scriptFile(call.arguments().isEmpty() ? Value.NOTHING : call.arguments().getFirst())
            : new Value(call.line(), labels, true);
    executes(text, call.program());
    return text.known() ? runner.run(text.text(), Dialect.POSIX, call.input()) : Value.NOTHING;
  }

  private Value python(Invocation call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      String text = call.argument(i);
      if (text.equals("-c") && i + 1 < call.arguments().size()) {
        return program(call, call.arguments().get(i + 1));
      }
      if (text.equals("-m")) {
        Invocation module = call.from(i + 1);
        return Program.of(module.program()) == Program.INSTALL
            ? runner.start(module, module.program())
            : spawned(call);
      }
      if (!text.startsWith("-")) {
        return file(call, text);
      }
    }
    if (call.input().known()) {
      return program(call, call.input());
    }
    executes(call.input(), call.program());
    return spawned(call);
  }

  private Value program(Invocation call, Value text) {
    executes(text, call.program());
    Context context = runner.acting.context();
    Location place = context.location();
    runner.acting.add(Kind.SPAWNS, call.program() + " -c", text.labels());
    runner.acting.add(context.python().acts(text.text(), context.at(place)));
    return Value.unknown(call.labels());
  }

  private Value language(Invocation call) {
    for (int i = 0; i + 1 < call.arguments().size(); i++) {
      if (TEXT_OPTIONS.contains(call.argument(i))) {
        Value text = call.arguments().get(i + 1);
        executes(text, call.program());
        ForeignText.read(runner.acting, text.text());
        return spawned(call);
      }
    }
    if (call.input().has(Label.REMOTE)) {
      executes(call.input(), call.program());
    }
    for (Value argument : call.arguments()) {
      if (!argument.text().startsWith("-")) {
        return file(call, argument.text());
      }
    }
    return spawned(call);
  }

  /// A file is run: itself, or by the interpreter before it.
  private Value file(Invocation call, String path) {
    executes(runner.session.written(path), path);
    boolean itself = Program.name(path).equals(call.program());
    return spawned(call, itself ? path : call.program());
  }

  private Value spawned(Invocation call) {
    return spawned(call, call.program());
  }

  private Value spawned(Invocation call, String program) {
    String line = call.line();
    runner.acting.add(Kind.SPAWNS, line.isEmpty() ? program : program + " " + line, call.labels());
    return Value.unknown(Value.union(call.labels(), call.input().labels()));
  }
}
