package dev.assay.core.code.shell;

import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// Programs that print: what they are given, what they read, what they know of the machine.
final class Telling {
  private static final int LONGEST_DECODED = 1 << 20;

  private final Runner runner;

  Telling(Runner runner) {
    this.runner = runner;
  }

  Value run(Program program, Invocation call) {
    return switch (program) {
      case ECHO -> echo(call);
      case TEE -> tee(call);
      case ENVIRONMENT -> environment(call);
      case SET -> set(call);
      case IDENTITY -> identity(call);
      case CLIPBOARD -> tells(Label.CLIPBOARD, call);
      case SCREEN -> screen(call);
      case SECRETS -> secrets(call);
      case READ -> read(call);
      case FOR -> each(call);
      case BUILTIN -> Value.NOTHING;
      default -> filter(call);
    };
  }

  private static Value echo(Invocation call) {
    boolean printf = call.program().equals("printf");
    boolean escapes = printf;
    StringBuilder text = new StringBuilder();
    boolean known = true;
    boolean options = true;
    for (Value argument : call.arguments()) {
      String given = argument.text();
      if (options && !printf && (given.equals("-n") || given.equals("-e") || given.equals("-ne"))) {
        escapes |= given.indexOf('e') > 0;
      } else if (!(printf && given.equals("%s"))) {
        options = false;
        text.append(text.isEmpty() || printf ? "" : " ").append(given);
        known &= argument.known();
      }
    }
    String plain = text.toString();
    return new Value(escapes ? Texts.unescaped(plain) : plain, call.labels(), known);
  }

  private Value tee(Invocation call) {
    for (Value argument : call.arguments()) {
      if (!argument.text().startsWith("-")) {
        runner.session.write(argument.text(), call.input());
      }
    }
    return call.input();
  }

  private Value environment(Invocation call) {
    for (Value argument : call.arguments()) {
      if (!argument.text().startsWith("-")) {
        return runner.session.variable(argument.text());
      }
    }
    Set<Label> labels = Set.of(Label.ENVIRONMENT);
    runner.acting.add(Kind.READS_SECRET, "the environment", labels);
    return Value.unknown(labels);
  }

  private Value set(Invocation call) {
    boolean any = false;
    for (Value argument : call.arguments()) {
      String text = argument.text();
      int equals = text.indexOf('=');
      if (equals > 0) {
        Value value = new Value(text.substring(equals + 1), argument.labels(), argument.known());
        runner.session.assign(text.substring(0, equals), value);
      }
      any |= call.program().equals("set") || (!text.equals("-p") && !text.equals("-x"));
    }
    return any ? Value.NOTHING : environment(new Invocation("env", List.of(), call.input()));
  }

  private Value identity(Invocation call) {
    runner.acting.add(Kind.SPAWNS, (call.program() + " " + call.line()).strip(), call.labels());
    return new Value("", Set.of(Label.HOST_IDENTITY), false);
  }

  private Value tells(Label label, Invocation call) {
    boolean writes = call.has("-i") && !call.input().equals(Value.NOTHING);
    if (writes) {
      return Value.NOTHING;
    }
    runner.acting.add(Kind.READS_SECRET, call.program(), Set.of(label));
    return Value.unknown(Set.of(label));
  }

  private Value screen(Invocation call) {
    runner.acting.add(Kind.READS_SECRET, call.program(), Set.of(Label.SCREEN));
    Value picture = Value.unknown(Set.of(Label.SCREEN));
    for (Value argument : call.arguments()) {
      if (!argument.text().startsWith("-")) {
        runner.session.keep(argument.text(), picture);
      }
    }
    return picture;
  }

  private Value secrets(Invocation call) {
    String line = call.lower();
    boolean secret =
        line.contains("token")
            || line.contains("password")
            || line.contains("secret")
            || line.contains("credential")
            || line.contains("configure get")
            || line.contains("configure export")
            || line.contains("find-internet");
    String target = call.program() + " " + call.line();
    if (secret) {
      runner.acting.add(Kind.READS_SECRET, target, Set.of(Label.TOKEN));
      return Value.unknown(Set.of(Label.TOKEN));
    }
    boolean sends =
        line.contains("s3 cp") || line.contains("s3 sync") || line.contains("storage cp");
    Set<Label> labels = Value.union(call.labels(), call.input().labels());
    for (Value argument : call.arguments()) {
      if (sends && argument.text().indexOf('/') >= 0) {
        labels = Value.union(labels, runner.session.file(argument.text()).labels());
      }
    }
    runner.acting.add(sends ? Kind.SENDS : Kind.SPAWNS, target, labels);
    return Value.NOTHING;
  }

  private Value read(Invocation call) {
    for (Value argument : call.arguments()) {
      if (!argument.text().startsWith("-")) {
        runner.session.assign(argument.text(), Value.unknown(call.input().labels()));
      }
    }
    return Value.NOTHING;
  }

  /// `for name in words`: the name stands for all of the words at once.
  private Value each(Invocation call) {
    if (call.arguments().size() > 2 && call.argument(1).equals("in")) {
      Set<Label> labels = Set.of();
      String last = "";
      for (Value word : call.arguments().subList(2, call.arguments().size())) {
        labels = Value.union(labels, word.labels());
        labels = Value.union(labels, runner.session.file(word.text()).labels());
        last = word.text();
      }
      runner.session.assign(call.argument(0), new Value(last, labels, false));
    }
    return Value.NOTHING;
  }

  private Value filter(Invocation call) {
    Set<Label> labels = Value.union(call.labels(), call.input().labels());
    List<Value> files = new ArrayList<>();
    for (Value argument : call.arguments()) {
      String text = argument.text();
      if (!text.startsWith("-") && !text.isEmpty()) {
        Value content = Runner.isSocket(text) ? socket(text) : runner.session.file(text);
        files.add(content);
        labels = Value.union(labels, content.labels());
      }
    }
    Value input = files.isEmpty() || !files.getLast().known() ? call.input() : files.getLast();
    packed(call, labels);
    return transformed(call, input, labels);
  }

  private Value socket(String path) {
    runner.acting.add(Kind.RECEIVES, Runner.address(path), Set.of());
    return Value.unknown(Set.of(Label.REMOTE));
  }

  /// Archivers leave what they read in the file they are given first.
  private void packed(Invocation call, Set<Label> labels) {
    boolean archiver =
        call.program().equals("tar") || call.program().equals("zip") || call.program().equals("7z");
    if (!archiver) {
      return;
    }
    for (Value argument : call.arguments()) {
      String text = argument.text();
      if (!text.startsWith("-") && text.indexOf('.') > 0) {
        runner.session.keep(text, Value.unknown(labels));
        return;
      }
    }
  }

  private static Value transformed(Invocation call, Value input, Set<Label> labels) {
    String line = " " + call.line() + " ";
    boolean decodes = line.contains(" -d") || line.contains(" --decode ") || line.contains(" -D ");
    if (call.program().equals("base64") && decodes) {
      return decoded(input, labels);
    }
    if ((call.program().equals("xxd") && line.contains("-r"))
        || (call.program().startsWith("base") && decodes)) {
      return Value.unknown(Value.union(labels, Set.of(Label.DECODED)));
    }
    if (call.program().equals("rev") && input.known()) {
      return new Value(new StringBuilder(input.text()).reverse().toString(), labels, true);
    }
    boolean same = call.program().equals("cat") && input.known();
    return same ? input.with(labels) : Value.unknown(labels);
  }

  private static Value decoded(Value input, Set<Label> labels) {
    Set<Label> all = Value.union(labels, Set.of(Label.DECODED));
    if (!input.known() || input.text().length() > LONGEST_DECODED) {
      return Value.unknown(all);
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(input.text());
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new Value(text, all, true);
    } catch (IllegalArgumentException _) {
      return Value.unknown(all);
    }
  }
}
