package dev.assay.core.code.shell;

import dev.assay.core.code.shell.Script.Assignment;
import dev.assay.core.code.shell.Script.Part;
import dev.assay.core.code.shell.Script.Pipeline;
import dev.assay.core.code.shell.Script.Redirect;
import dev.assay.core.code.shell.Script.Simple;
import dev.assay.core.code.shell.Script.Word;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Follows data through a script: what each command reads, sends and leaves. Every command is taken
/// to run, in order.
final class Runner {
  private static final int DEEPEST = 12;
  private static final String SOCKET = "/dev/tcp/";
  private static final String DATAGRAM = "/dev/udp/";

  final Session session;
  final Acting acting;
  private final int depth;

  Runner(Session session, int depth) {
    this.session = session;
    this.acting = session.acting;
    this.depth = depth;
  }

  /// Runs text; the value is what it writes.
  Value run(String text, Dialect dialect, Value input) {
    if (depth > DEEPEST) {
      acting.add(Kind.UNKNOWN, "commands in commands, more than " + DEEPEST + " deep", Set.of());
      return Value.NOTHING;
    }
    if (dialect == Dialect.POWERSHELL) {
      return new PowerShell(new Runner(session, depth + 1)).run(text, input);
    }
    return new Runner(session, depth + 1).run(ScriptParser.parse(text, dialect), input);
  }

  /// Says which command is read now. One inside another command has the line of the outermost.
  void enter(String command, int line) {
    if (depth <= 1) {
      acting.move(line);
    }
    acting.quote(command);
  }

  private Value run(Script script, Value input) {
    Value output = Value.NOTHING;
    Set<Label> labels = Set.of();
    for (Pipeline pipeline : script.pipelines()) {
      output = run(pipeline, input);
      labels = Value.union(labels, output.labels());
    }
    return script.pipelines().size() == 1 ? output : output.with(labels);
  }

  private Value run(Pipeline pipeline, Value input) {
    Value stream = input;
    boolean shell = false;
    boolean socket = false;
    for (Simple command : pipeline.commands()) {
      stream = run(command, stream);
      Program program = program(command);
      shell |= program == Program.SHELL;
      socket |= program == Program.NETCAT;
    }
    if (shell && socket) {
      acting.add(Kind.EXECUTES_TEXT, "a shell on a socket", Set.of(Label.REMOTE));
    }
    return stream;
  }

  private static Program program(Simple command) {
    if (!command.words().isEmpty()
        && !command.words().getFirst().parts().isEmpty()
        && command.words().getFirst().parts().getFirst() instanceof Part.Literal(String text)) {
      return Program.of(Program.name(text));
    }
    return Program.OTHER;
  }

  private Value run(Simple command, Value piped) {
    enter(command.text(), command.line());
    for (Assignment assignment : command.assignments()) {
      session.assign(assignment.name(), expand(assignment.value()));
    }
    Value input = input(command.redirects(), piped);
    List<Value> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.add(expand(word));
    }
    enter(command.text(), command.line());
    Value output = words.isEmpty() ? input : start(words, command.words().getFirst(), input);
    enter(command.text(), command.line());
    return leave(command.redirects(), output);
  }

  private Value start(List<Value> words, Word first, Value input) {
    String text = words.getFirst().text();
    boolean varies =
        !(first.parts().size() == 1 && first.parts().getFirst() instanceof Part.Literal);
    Invocation all = new Invocation("", words, input);
    if (varies && words.getFirst().known() && text.indexOf(' ') > 0) {
      return run(all.line(), Dialect.POSIX, input);
    }
    return start(all.from(0), text);
  }

  /// Runs a program that is given by its path and arguments.
  Value start(Invocation invocation, String path) {
    Program program = Program.of(invocation.program());
    return switch (program) {
      case WRAPPER, CONTAINER, SHELL, EVAL, POWERSHELL, PYTHON, LANGUAGE, OTHER ->
          new Interpreting(this).run(program, invocation, path);
      case CURL, WGET -> new Fetching(this).run(program, invocation);
      case CERTUTIL, BITSADMIN, MSHTA, RUNDLL -> new WindowsFetching(this).run(program, invocation);
      case NETCAT, OPENSSL, REMOTE_COPY, MAIL, RESOLVE, GIT ->
          new Connecting(this).run(program, invocation);
      case ECHO,
          FILTER,
          TEE,
          ENVIRONMENT,
          SET,
          IDENTITY,
          CLIPBOARD,
          SCREEN,
          SECRETS,
          READ,
          FOR,
          BUILTIN ->
          new Telling(this).run(program, invocation);
      case INSTALL, PUBLISH, COPY, REMOVE, PERSIST, EVADE, DD, NONE ->
          new Changing(this).run(program, invocation);
    };
  }

  private Value input(List<Redirect> redirects, Value piped) {
    Value input = piped;
    for (Redirect redirect : redirects) {
      if (redirect.operator().startsWith("<<")) {
        input = expand(redirect.target());
      } else if (redirect.operator().startsWith("<")) {
        String path = expand(redirect.target()).text();
        if (isSocket(path)) {
          acting.add(Kind.RECEIVES, address(path), Set.of());
          input = Value.unknown(Set.of(Label.REMOTE));
        } else if (!path.isEmpty() && redirect.operator().indexOf('&') < 0) {
          input = session.file(path);
        }
      }
    }
    return input;
  }

  private Value leave(List<Redirect> redirects, Value output) {
    boolean taken = false;
    for (Redirect redirect : redirects) {
      if (redirect.operator().startsWith(">") || redirect.operator().startsWith("&>")) {
        Value path = expand(redirect.target());
        if (isSocket(path.text())) {
          socket(address(path.text()), output);
        } else if (redirect.operator().indexOf('&') < 0 || !isDescriptor(path.text())) {
          session.write(path.text(), output);
        }
        taken = true;
      }
    }
    return taken && !output.known() ? Value.NOTHING : output;
  }

  private void socket(String address, Value output) {
    acting.add(Kind.SENDS, address, output.labels());
    if (acting.isShell()) {
      acting.add(Kind.EXECUTES_TEXT, address, Set.of(Label.REMOTE));
    }
  }

  private static boolean isDescriptor(String text) {
    return text.length() == 1 && (Character.isDigit(text.charAt(0)) || text.equals("-"));
  }

  static boolean isSocket(String path) {
    return path.startsWith(SOCKET) || path.startsWith(DATAGRAM);
  }

  static String address(String path) {
    return path.substring(SOCKET.length()).replace('/', ':');
  }

  /// The value of a word.
  Value expand(Word word) {
    if (word.parts().size() == 1) {
      return expand(word.parts().getFirst());
    }
    StringBuilder text = new StringBuilder();
    Set<Label> labels = Set.of();
    boolean known = true;
    for (Part part : word.parts()) {
      Value value = expand(part);
      text.append(value.text());
      labels = Value.union(labels, value.labels());
      known &= value.known();
    }
    return new Value(text.toString(), labels, known);
  }

  private Value expand(Part part) {
    return switch (part) {
      case Part.Literal(String text) -> literal(text);
      case Part.Variable(String name) -> session.variable(name);
      case Part.Substitution(Script script) -> substituted(script);
    };
  }

  private Value substituted(Script script) {
    if (depth > DEEPEST) {
      return Value.NOTHING;
    }
    Value output = new Runner(session, depth + 1).run(script, Value.NOTHING);
    return output.known() ? output : new Value("…", output.labels(), false);
  }

  private Value literal(String text) {
    Set<Label> labels = Set.of();
    boolean known = true;
    for (int i = 0; i < text.length(); i++) {
      if (acting.isHole(text.charAt(i))) {
        known = false;
        labels = Value.union(labels, acting.labels(text.charAt(i)));
      }
    }
    return new Value(text, labels, known);
  }
}
