package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import dev.assay.core.fact.Act;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builtins that make text and numbers.
final class TextFunctions {
  private final Machine machine;

  TextFunctions(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String name, Arguments arguments) {
    Value first = arguments.at(0);
    return switch (name) {
      case "str", "unicode" -> first == null ? Text.EMPTY : string(first, arguments);
      case "bytes", "bytearray", "memoryview" -> bytes(name, first, arguments);
      case "int", "long" -> first == null ? Whole.of(0) : integer(first, arguments.find(1, "base"));
      case "float" ->
          first instanceof Whole whole
              ? new Real(whole.number().doubleValue(), whole.taint())
              : null;
      case "bool" -> first == null ? null : truth(first);
      case "repr", "ascii" -> first == null ? null : machine.formatting.quoted(first);
      case "format" ->
          first == null
              ? null
              : machine.formatting.specified(
                  first, arguments.at(1) instanceof Text form ? form.text() : "");
      case "chr", "unichr" -> first == null ? null : character(first);
      case "ord" ->
          first instanceof Text text && text.length() > 0 && text.isWhole()
              ? Whole.of(text.text().codePointAt(0), text.taint())
              : null;
      default -> more(name, first, arguments);
    };
  }

  private @Nullable Value more(String name, @Nullable Value first, Arguments arguments) {
    return switch (name) {
      case "hex" -> first == null ? null : based(first, "0x", 16);
      case "oct" -> first == null ? null : based(first, "0o", 8);
      case "bin" -> first == null ? null : based(first, "0b", 2);
      case "str.maketrans", "bytes.maketrans" -> Translation.table(arguments);
      case "bytes.fromhex", "bytearray.fromhex" -> {
        Value bytes = machine.decoders.call("bytes.fromhex", arguments);
        yield bytes == null && first != null && first.taint().has(Act.Label.SOURCE_CODE)
            ? Value.Unknown.of(first.taint().with(Act.Label.DECODED))
            : bytes;
      }
      case "int.from_bytes" -> number(arguments);
      case "str.join",
          "str.lower",
          "str.upper",
          "str.replace",
          "str.encode",
          "bytes.decode",
          "str.strip",
          "str.split",
          "bytes.join",
          "str.translate" ->
          method(name, arguments);
      default -> null;
    };
  }

  private @Nullable Value method(String name, Arguments arguments) {
    if (!(arguments.at(0) instanceof Text text)) {
      return null;
    }
    Arguments rest =
        new Arguments(
            arguments.positional().subList(1, arguments.count()),
            arguments.named(),
            arguments.rest());
    return machine.texts.call(text, name.substring(name.indexOf('.') + 1), rest);
  }

  private Value string(Value first, Arguments arguments) {
    if (first instanceof Text text && text.bytes()) {
      Value decoded =
          machine.decoders.decoded(
              text, arguments.find(1, "encoding") instanceof Text by ? by : null);
      return decoded == null ? first : decoded;
    }
    Text bytes =
        first instanceof Items items && arguments.count() > 1 ? machine.natives.bytes(items) : null;
    if (bytes != null) {
      return string(bytes, arguments);
    }
    return switch (first) {
      case Unknown _, Thing _, Value.Method _ -> Unknown.of(Contents.taint(first));
      default -> machine.formatting.text(first);
    };
  }

  private @Nullable Value bytes(String name, @Nullable Value first, Arguments arguments) {
    Value made =
        switch (first) {
          case null -> Text.ofBytes("", Taint.NONE);
          case Text text when text.bytes() -> text;
          case Text text ->
              machine.decoders.encoded(
                  text, arguments.find(1, "encoding") instanceof Text by ? by : null);
          case Items items -> codes(machine.natives.bytes(items));
          case Whole size
              when size.number().bitLength() < 22
                  && machine.meter.makeText(size.number().intValue()) ->
              Text.ofBytes("\0".repeat(Math.max(0, size.number().intValue())), size.taint());
          default -> null;
        };
    if (name.equals("bytearray") && made instanceof Text text && text.isWhole()) {
      return machine.meter.makeItems(text.length())
          ? new Items(Items.Shape.LIST, new ArrayList<>(elements(text)), text.taint())
          : null;
    }
    return made;
  }

  private static @Nullable Text codes(@Nullable Text bytes) {
    return bytes != null && bytes.length() >= 8 && bytes.taint().decoding() == null
        ? bytes.withTaint(bytes.taint().decodedBy("character codes"))
        : bytes;
  }

  private List<Value> elements(Text text) {
    List<Value> all = machine.subscripts.iterate(text);
    return all == null ? List.of() : all;
  }

  private static @Nullable Value integer(Value value, @Nullable Value base) {
    return switch (value) {
      case Text text when text.isWhole() -> {
        Whole radix = base == null ? Whole.of(10) : Operations.whole(base);
        BigInteger number =
            radix == null || radix.number().bitLength() > 6
                ? null
                : Numerals.integer(text.text(), radix.number().intValue());
        yield number == null ? null : new Whole(number, text.taint());
      }
      case Real real when Double.isFinite(real.number()) && Math.abs(real.number()) < 1e18 ->
          new Whole(new BigDecimal(real.number()).toBigInteger(), real.taint());
      default -> Operations.whole(value);
    };
  }

  private static @Nullable Value truth(Value value) {
    return switch (Decision.of(value)) {
      case YES -> new Value.Truth(true, value.taint());
      case NO -> new Value.Truth(false, value.taint());
      case OPEN -> null;
    };
  }

  private static @Nullable Value character(Value value) {
    Whole whole = Operations.whole(value);
    boolean known =
        whole != null && whole.number().bitLength() <= 21 && whole.number().signum() >= 0;
    if (whole == null || !known || !Character.isValidCodePoint(whole.number().intValue())) {
      return null;
    }
    Taint taint =
        whole.taint().decoding() == null
            ? whole.taint().decodedBy("character codes")
            : whole.taint();
    return new Text(Character.toString(whole.number().intValue()), false, taint);
  }

  private static @Nullable Value based(Value value, String mark, int radix) {
    Whole whole = Operations.whole(value);
    if (whole == null || whole.number().bitLength() > 100_000) {
      return null;
    }
    String sign = whole.number().signum() < 0 ? "-" : "";
    return new Text(sign + mark + whole.number().abs().toString(radix), false, whole.taint());
  }

  private @Nullable Value number(Arguments arguments) {
    Value first = arguments.at(0);
    Text bytes =
        first instanceof Items items
            ? machine.natives.bytes(items)
            : first instanceof Text text ? text : null;
    if (bytes == null || !bytes.isWhole() || bytes.length() > 1 << 14) {
      return null;
    }
    boolean little =
        arguments.find(1, "byteorder") instanceof Text order && order.text().equals("little");
    return new Whole(Numerals.number(bytes.text(), little), bytes.taint());
  }
}
