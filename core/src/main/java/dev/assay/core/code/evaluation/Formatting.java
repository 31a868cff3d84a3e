package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Turns values into text as `str`, `repr`, `%`, `format` and f-strings do. A value that is not
/// known becomes a hole.
final class Formatting {
  private static final int LONGEST = 1 << 20;
  private static final int WIDEST = 10_000;

  private final Meter meter;

  Formatting(Meter meter) {
    this.meter = meter;
  }

  /// A text under construction that remembers the labels of its parts.
  final class Builder {
    private final StringBuilder text = new StringBuilder();
    private Taint taint;

    Builder(Taint taint) {
      this.taint = taint;
    }

    void append(char c) {
      text.append(c);
    }

    void append(String known) {
      if (text.length() + known.length() <= LONGEST) {
        text.append(known);
      } else {
        taint = taint.plus(Taint.HOLED);
      }
    }

    void append(Text part) {
      append(part.text());
      taint = taint.plus(part.taint());
    }

    Text build(boolean bytes) {
      return meter.makeText(text.length())
          ? new Text(text.toString(), bytes, taint)
          : new Text(String.valueOf(Text.HOLE), bytes, taint.plus(Taint.HOLED));
    }
  }

  /// `str(value)`.
  Text text(Value value) {
    String known = plain(value, false, 4);
    return switch (value) {
      case Text text -> text;
      default ->
          known == null ? Operations.hole(value) : new Text(known, false, Contents.taint(value));
    };
  }

  /// `repr(value)`.
  Text quoted(Value value) {
    String known = plain(value, true, 4);
    boolean whole = value.taint().isWhole();
    return known == null || !whole
        ? Operations.hole(value)
        : new Text(known, false, Contents.taint(value));
  }

  private @Nullable String plain(Value value, boolean quoted, int depth) {
    return switch (value) {
      case Text text when !quoted -> text.text();
      case Text text -> quote(text);
      case Whole whole -> decimal(whole.number());
      case Real real -> real(real.number());
      case Truth truth -> truth.holds() ? "True" : "False";
      case Nothing _ -> "None";
      case Items items when !items.isOpen() && depth > 0 -> items(items, depth);
      case Table table when !table.isOpen() && depth > 0 -> table(table, depth);
      default -> null;
    };
  }

  private static @Nullable String decimal(BigInteger number) {
    return number.bitLength() > 50_000 ? null : number.toString();
  }

  private static String real(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? (long) number + ".0" : Double.toString(number);
  }

  private static String quote(Text text) {
    StringBuilder quoted = new StringBuilder(text.bytes() ? "b'" : "'");
    for (int i = 0; i < text.text().length(); i++) {
      char c = text.text().charAt(i);
      switch (c) {
        case '\n' -> quoted.append("\\n");
        case '\\' -> quoted.append("\\\\");
        case '\'' -> quoted.append("\\'");
        default -> {
          if (c >= ' ' && (c < 127 || !text.bytes())) {
            quoted.append(c);
          } else {
            quoted
                .append("\\x")
                .append(Character.forDigit(c >> 4 & 15, 16))
                .append(Character.forDigit(c & 15, 16));
          }
        }
      }
    }
    return quoted.append('\'').toString();
  }

  private @Nullable String items(Items items, int depth) {
    if (!meter.makeItems(items.all.size())) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (Value item : items.all) {
      String part = plain(item, true, depth - 1);
      if (part == null || text.length() > LONGEST || !item.taint().isWhole()) {
        return null;
      }
      text.append(text.isEmpty() ? "" : ", ").append(part);
    }
    return switch (items.shape) {
      case LIST -> "[" + text + "]";
      case TUPLE -> items.all.size() == 1 ? "(" + text + ",)" : "(" + text + ")";
      case SET -> "{" + text + "}";
      case ITERATOR -> null;
    };
  }

  private @Nullable String table(Table table, int depth) {
    StringBuilder text = new StringBuilder("{");
    for (Table.Entry entry : table.entries().values()) {
      String key = plain(entry.key(), true, depth - 1);
      String part = plain(entry.value(), true, depth - 1);
      if (key == null
          || part == null
          || text.length() > LONGEST
          || !entry.value().taint().isWhole()) {
        return null;
      }
      text.append(text.length() == 1 ? "" : ", ").append(key).append(": ").append(part);
    }
    return text.append('}').toString();
  }

  /// `template % values`.
  Text percent(Text template, Value values) {
    Builder built = new Builder(template.taint());
    String text = template.text();
    int next = 0;
    int at = 0;
    while (at < text.length()) {
      int mark = text.indexOf('%', at);
      if (mark < 0 || mark + 1 >= text.length()) {
        break;
      }
      built.append(text.substring(at, mark));
      PercentField field = PercentField.read(text, mark + 1);
      if (field.letter() == '%') {
        built.append('%');
      } else {
        built.append(
            field(field.letter(), field.specification(), argument(values, field.name(), next++)));
      }
      at = field.end();
    }
    built.append(text.substring(at));
    return built.build(template.bytes());
  }

  private static Value argument(Value values, String name, int index) {
    if (!name.isEmpty()) {
      Value found = values instanceof Table table ? table.find(Text.of(name)) : null;
      return found == null ? Unknown.of(Contents.taint(values)) : found;
    }
    if (values instanceof Items items && items.shape == Items.Shape.TUPLE) {
      return index < items.all.size() ? items.all.get(index) : Unknown.of(items.taint());
    }
    return values;
  }

  private Text field(char letter, String specification, Value value) {
    return switch (letter) {
      case 'r', 'a' -> specified(quoted(value), specification);
      case 'c' -> specified(value, value instanceof Whole ? "c" : "");
      case 'x', 'X', 'o', 'd', 'i', 'u', 'f', 'g', 'e' ->
          specified(value, specification + (letter == 'i' || letter == 'u' ? 'd' : letter));
      default -> specified(text(value), specification);
    };
  }

  /// `template.format(…)`; `members` looks up attributes and elements of fields.
  Text format(Text template, Arguments arguments, MemberLookup members) {
    Builder built = new Builder(template.taint().plus(arguments.rest()));
    String text = template.text();
    int next = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        built.append(c);
        at += 2;
      } else if (c == '{') {
        int end = fieldEnd(text, at + 1);
        FormatField field = FormatField.read(text.substring(at + 1, end));
        Value base = field.base(arguments, next);
        next += field.isNumbered() ? 0 : 1;
        built.append(
            converted(
                members.follow(base, field.path()),
                field.conversion(),
                nested(field.specification(), arguments)));
        at = Math.min(text.length(), end + 1);
      } else {
        built.append(c);
        at++;
      }
    }
    return built.build(template.bytes());
  }

  private static String nested(String specification, Arguments arguments) {
    if (!specification.contains("{")) {
      return specification;
    }
    List<Value> all = arguments.positional();
    return all.size() > 1 && all.getLast() instanceof Whole whole ? whole.number().toString() : "";
  }

  private static int fieldEnd(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /// A value as a replacement field shows it.
  Text converted(Value value, char conversion, String specification) {
    Value shown = conversion == 'r' || conversion == 'a' ? quoted(value) : value;
    return specified(shown, specification);
  }

  /// A value in the mini-language of format specifications.
  Text specified(Value value, String specification) {
    if (specification.isEmpty()) {
      return text(value);
    }
    FormatSpecification parsed = FormatSpecification.read(specification);
    String body = parsed == null ? null : number(value, parsed);
    if (parsed == null || body == null || !value.taint().isWhole()) {
      return text(value);
    }
    return new Text(
        parsed.padded(body, Math.min(parsed.width(), WIDEST)), false, Contents.taint(value));
  }

  private @Nullable String number(Value value, FormatSpecification form) {
    Whole whole = Operations.whole(value);
    if (whole != null && whole.number().bitLength() < 20_000) {
      BigInteger number = whole.number();
      return switch (form.letter()) {
        case 'x' -> form.marked("0x", number.toString(16));
        case 'X' -> form.marked("0X", number.toString(16).toUpperCase(Locale.ROOT));
        case 'o' -> form.marked("0o", number.toString(8));
        case 'b' -> form.marked("0b", number.toString(2));
        case 'c' ->
            number.bitLength() <= 20
                    && number.signum() >= 0
                    && Character.isValidCodePoint(number.intValue())
                ? Character.toString(number.intValue())
                : null;
        case 'f', 'e', 'g', '%' -> null;
        default -> number.toString();
      };
    }
    return value instanceof Text text ? form.cut(text.text()) : plain(value, false, 2);
  }
}
