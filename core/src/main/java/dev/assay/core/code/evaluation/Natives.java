package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import dev.assay.core.fact.Act;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Functions of Python and its library that are carried out for real on what is known. A call that
/// none of them can carry out gives null.
final class Natives {
  /// What `marshal.loads` gives.
  static final String MARSHALLED = "marshal.loads()";

  private static final String QUEUE = "queue.Queue().";
  private static final int WORTH_TELLING = 12;

  private final Machine machine;
  private final TextFunctions texts;
  private final SequenceFunctions sequences;
  private final Reflection reflection;
  private final LibraryFunctions library;
  private final HiddenText hidden;
  private final Documented documented;
  private final PackageData data;

  Natives(Machine machine) {
    this.machine = machine;
    this.texts = new TextFunctions(machine);
    this.sequences = new SequenceFunctions(machine);
    this.reflection = new Reflection(machine);
    this.library = new LibraryFunctions(machine);
    this.hidden = new HiddenText(machine);
    this.documented = new Documented(machine);
    this.data = new PackageData(machine);
  }

  @Nullable Value call(String path, Value function, Arguments arguments, Site site) {
    if (path.startsWith("builtins.")) {
      String name = path.substring("builtins.".length());
      Value result = machine.overloads.builtin(name, arguments, site);
      result = result != null ? result : texts.call(name, arguments);
      result = result != null ? result : sequences.call(name, arguments, site);
      return result != null ? result : reflection.call(name, arguments, site);
    }
    if (Decoders.isDecoder(path)) {
      return decoded(path, arguments, site);
    }
    Value buffer = machine.buffers.open(path, arguments);
    if (buffer != null) {
      return buffer;
    }
    Value result = library.call(path, function, arguments, site);
    result = result != null ? result : hidden.call(path, arguments);
    result = result != null ? result : PackedNumbers.call(path, arguments);
    result = result != null ? result : documented.call(path, arguments, site);
    return result != null ? result : data.call(path, arguments, site);
  }

  private Value decoded(String path, Arguments arguments, Site site) {
    Value from = arguments.at(0);
    Value result =
        path.equals("marshal.loads")
            ? marshalled(arguments)
            : machine.decoders.call(path, bytes(arguments));
    if (result == null) {
      machine.opaque++;
      return Unknown.of(arguments.taint().with(Act.Label.DECODED));
    }
    if (result instanceof Text text && text.length() >= WORTH_TELLING && from != null) {
      String decoding = text.taint().decoding();
      machine.acts.add(Act.Kind.DECODES, decoding == null ? "" : decoding, text.taint(), site);
    }
    return result;
  }

  /// The arguments with a first one that is a list of bytes as those bytes.
  private Arguments bytes(Arguments arguments) {
    Text bytes = arguments.at(0) instanceof Items items ? bytes(items) : null;
    return bytes == null ? arguments : Arguments.of(bytes);
  }

  private static @Nullable Value marshalled(Arguments arguments) {
    if (!(arguments.at(0) instanceof Text text) || !text.isWhole()) {
      return null;
    }
    Text plain = Marshalled.text(text);
    return plain != null
        ? plain
        : new Thing(MARSHALLED, text.taint().decodedBy("marshal")).pointedAt(text);
  }

  /// Methods of objects from outside the artifact.
  @Nullable Value method(String path, Value receiver, Arguments arguments, Site site) {
    if (path.equals("str.open")) {
      return machine.files.open(Arguments.of(receiver).before(arguments), site);
    }
    if (path.startsWith("string.Template().") && receiver instanceof Thing template) {
      return WordingFunctions.substituted(template, arguments);
    }
    if (path.startsWith(QUEUE) && receiver instanceof Thing queue) {
      return queued(queue, path.substring(QUEUE.length()), arguments);
    }
    if (Decoders.isDecoder(path) && receiver instanceof Thing) {
      Value decoded = machine.decoders.call(path, bytes(arguments));
      if (decoded != null) {
        return decoded;
      }
    }
    return hidden.method(path, receiver, arguments, site);
  }

  /// What is put into a queue is what comes out of it.
  private static @Nullable Value queued(Thing queue, String method, Arguments arguments) {
    Value held = queue.target();
    return switch (method) {
      case "put", "put_nowait" -> {
        Value more = arguments.at(0);
        if (more != null) {
          queue.absorb(Contents.taint(more));
          queue.pointedAt(held == null ? more : Join.of(held, more));
        }
        yield Value.Nothing.PLAIN;
      }
      case "get", "get_nowait" -> held == null ? null : held.tainted(queue.taint());
      default -> null;
    };
  }

  /// Numbers from 0 to 255 as bytes; null where one is none.
  @Nullable Text bytes(Items items) {
    if (items.isOpen() || !machine.meter.makeText(items.all.size())) {
      return null;
    }
    StringBuilder bytes = new StringBuilder(items.all.size());
    Taint taint = items.taint();
    for (Value value : items.all) {
      Whole whole = Operations.whole(value);
      if (whole == null || whole.number().bitLength() > 8 || whole.number().signum() < 0) {
        return null;
      }
      bytes.append((char) whole.number().intValue());
      taint = taint.plus(whole.taint());
    }
    return Text.ofBytes(bytes.toString(), taint);
  }

  /// Follows `.name` and `[key]` behind the first name of a replacement field.
  Value follow(Value base, String path, Site site) {
    Value value = base;
    int at = 0;
    for (int steps = 0; at < path.length() && steps < 20; steps++) {
      boolean member = path.charAt(at) == '.';
      int end = at + 1;
      while (end < path.length()
          && (member ? ".[".indexOf(path.charAt(end)) < 0 : path.charAt(end) != ']')) {
        end++;
      }
      String name = path.substring(at + 1, end);
      value =
          member
              ? machine.attributes.of(value, name, site)
              : machine.attributes.element(value, key(name), site);
      at = member ? end : end + 1;
    }
    return value;
  }

  private static Value key(String name) {
    BigInteger number = Numerals.integer(name, 10);
    return number == null ? Text.of(name) : new Whole(number, Taint.NONE);
  }
}
