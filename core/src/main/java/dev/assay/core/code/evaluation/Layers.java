package dev.assay.core.code.evaluation;

import dev.assay.core.code.binary.Binaries;
import dev.assay.core.code.binary.BinaryPlace;
import dev.assay.core.code.binary.CodeObjects;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Text that is executed: parsed and evaluated in turn, among the names of where it is executed.
final class Layers {
  private record Execution(String text, Act.Phase phase) {}

  private static final int LARGEST_PICKLE = 1 << 20;

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
    if (code instanceof Thing thing
        && thing.path.equals(Natives.MARSHALLED)
        && thing.target() instanceof Text bytes) {
      return marshalled(thing, bytes, site);
    }
    return code instanceof Text text ? run(text, site, "") : Unknown.of(taint);
  }

  /// A code object, written as Python again.
  private Value marshalled(Thing code, Text bytes, Site site) {
    Optional<String> program = CodeObjects.python(Bytes.of(bytes.text()));
    return program.isPresent()
        ? run(new Text(program.get(), false, code.taint()), site, "")
        : Unknown.of(code.taint());
  }

  /// `pickle.loads(value)`: what a pickle calls.
  Value unpickle(@Nullable Value value, Arguments arguments, Site site) {
    Value pickled = value instanceof Thing thing ? machine.buffers.content(thing, site) : value;
    Taint taint = arguments.taint();
    Value about = value == null ? null : Effects.about(value);
    boolean foreign =
        taint.has(Act.Label.REMOTE)
            && about instanceof Text address
            && Addresses.isUrl(address.text());
    if (pickled instanceof Text bytes && bytes.isWhole() && bytes.length() < LARGEST_PICKLE) {
      Frame frame = site.frame();
      BinaryPlace place = new BinaryPlace(frame.origin.file(), List.of(), false);
      Binaries.Found found = Binaries.pickle(Bytes.of(bytes.text()), place);
      for (Binaries.Program program : found.programs()) {
        machine.acts.add(Act.Kind.EXECUTES_TEXT, "pickle", taint, site);
        run(new Text(program.text(), false, taint), site, " pickled");
      }
      if (!found.acts().isEmpty()) {
        machine.acts.add(Act.Kind.EXECUTES_TEXT, "pickle", taint, site);
      }
    } else if (foreign) {
      String from = "a pickle from " + Effects.shown(about);
      machine.acts.add(Act.Kind.EXECUTES_TEXT, from, taint, site);
    }
    return new Thing("pickle.loads()", taint.without(Taint.PARTIAL));
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
