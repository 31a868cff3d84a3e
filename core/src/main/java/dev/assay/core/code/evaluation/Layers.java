package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Code;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Text that is executed: parsed and evaluated in turn, among the names of where it is executed.
final class Layers {
  private record Execution(String text, Act.Phase phase) {}

  private final Machine machine;
  private final Set<Execution> seen = new HashSet<>();

  Layers(Machine machine) {
    this.machine = machine;
  }

  /// `exec(value)` or `eval(value)`: what it gives, as far as that is known.
  Value execute(Value value, Site site) {
    Value code = value instanceof Code compiled ? compiled.text() : value;
    Taint taint = Contents.taint(code);
    Value about = Effects.about(code);
    String target = about == null ? "" : Effects.shown(about);
    machine.acts.add(Act.Kind.EXECUTES_TEXT, target, taint, site);
    if (code instanceof Thing thing && thing.path.equals(Natives.MARSHALLED)) {
      machine.effects.strings(thing, site);
    }
    return code instanceof Text text ? run(text, site, "") : Unknown.of(taint);
  }

  /// Evaluates text as a program; `how` says how it came to be executed.
  Value run(Text text, Site site, String how) {
    Frame frame = site.frame();
    String known = text.text().replace(Text.HOLE, '_');
    if (known.isBlank() || !seen.add(new Execution(known, frame.phase))) {
      return Unknown.of(text.taint());
    }
    boolean deep = machine.depth > Machine.DEEPEST - 20;
    if (deep
        || !machine.meter.allowsLayer(frame.origin.layer() + 1)
        || !machine.meter.makeText(known.length())) {
      machine.acts.add(Act.Kind.UNKNOWN, "a text nested too deep", text.taint(), site);
      return Unknown.of(text.taint());
    }
    Source source = text.bytes() ? Source.decode(Bytes.of(known)) : Source.of(known.strip());
    Module module = PythonParser.parse(source);
    String decoding = text.taint().decoding();
    Origin origin =
        frame.origin.within(
            module, site.start(), decoding == null ? how : how + " (" + decoding + ")");
    Frame inner = frame.executing(origin);
    return evaluate(module.body(), inner);
  }

  private Value evaluate(List<Statement> body, Frame frame) {
    if (body.size() == 1 && body.getFirst() instanceof Statement.Evaluation only) {
      return machine.expressions.evaluate(only.value(), frame);
    }
    machine.depth++;
    machine.statements.runAll(body, frame);
    machine.depth--;
    return Nothing.PLAIN;
  }
}
