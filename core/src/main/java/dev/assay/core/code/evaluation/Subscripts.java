package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Elements and slices of known texts, sequences and dictionaries.
final class Subscripts {
  private static final int FAR = 1 << 30;
  private static final int FEW = 8;

  private final Meter meter;

  Subscripts(Meter meter) {
    this.meter = meter;
  }

  /// The bounds of a slice; null stands for a bound that is left out.
  record Bounds(@Nullable Value lower, @Nullable Value upper, @Nullable Value step) {}

  /// `container[index]`; null where it is not known.
  @Nullable Value element(Value container, Value index) {
    meter.use();
    if (container instanceof Table table) {
      return table.find(index);
    }
    Whole whole = Operations.whole(index);
    if (whole == null || whole.number().bitLength() > 30) {
      return null;
    }
    int at = whole.number().intValue();
    return switch (container) {
      case Text text when text.isWhole() -> {
        int place = at < 0 ? at + text.text().length() : at;
        if (place < 0 || place >= text.text().length()) {
          yield null;
        }
        char c = text.text().charAt(place);
        yield text.bytes() ? Whole.of(c, text.taint()) : text.of(String.valueOf(c), text.taint());
      }
      case Items items -> {
        int place = at < 0 ? at + items.all.size() : at;
        boolean known = place >= 0 && place < items.all.size();
        yield known ? items.all.get(place) : null;
      }
      default -> null;
    };
  }

  /// `container[lower:upper:step]`; null where it is not known.
  @Nullable Value slice(Value container, Bounds bounds) {
    Integer step = bounds.step() == null ? Integer.valueOf(1) : number(bounds.step());
    if (step == null || step == 0) {
      return null;
    }
    return switch (container) {
      case Text text -> text(text, bounds, step);
      case Items items -> items(items, bounds, step);
      default -> null;
    };
  }

  private static @Nullable Integer number(@Nullable Value value) {
    Whole whole = value == null ? null : Operations.whole(value);
    if (whole == null) {
      return null;
    }
    return whole.number().bitLength() > 30
        ? Integer.valueOf(whole.number().signum() * FAR)
        : Integer.valueOf(whole.number().intValue());
  }

  private @Nullable Value text(Text text, Bounds bounds, int step) {
    int length = text.text().length();
    int @Nullable [] range = range(bounds, step, length);
    if (range == null || !meter.makeText(length)) {
      return null;
    }
    if (step == 1) {
      return text.of(text.text().substring(range[0], Math.max(range[0], range[1])), text.taint());
    }
    StringBuilder slice = new StringBuilder();
    for (long i = range[0]; step > 0 ? i < range[1] : i > range[1]; i += step) {
      slice.append(text.text().charAt((int) i));
    }
    String result = slice.toString();
    boolean reversed = step == -1 && length > 8;
    return text.of(result, reversed ? reversed(text.taint()) : text.taint());
  }

  private static Taint reversed(Taint taint) {
    return taint.isWhole() ? taint.decodedBy("reversed") : taint;
  }

  private @Nullable Value items(Items items, Bounds bounds, int step) {
    int @Nullable [] range = range(bounds, step, items.all.size());
    if (range == null || !meter.makeItems(items.all.size() / 4)) {
      return null;
    }
    List<Value> slice = new ArrayList<>();
    for (long i = range[0]; step > 0 ? i < range[1] : i > range[1]; i += step) {
      slice.add(items.all.get((int) i));
    }
    Items made = new Items(items.shape, slice, items.taint());
    if (items.isOpen()) {
      made.open(Taint.NONE);
    }
    return made;
  }

  /// First index and the one a slice without steps stops before; null where that is not known.
  static int @Nullable [] range(Bounds bounds, int length) {
    return bounds.step() == null ? range(bounds, 1, length) : null;
  }

  /// First index and the one it stops before, as CPython's `slice.indices`; null where a bound is
  /// not known.
  private static int @Nullable [] range(Bounds bounds, int step, int length) {
    Integer lower = bounds.lower() == null ? null : number(bounds.lower());
    Integer upper = bounds.upper() == null ? null : number(bounds.upper());
    if ((bounds.lower() != null && lower == null) || (bounds.upper() != null && upper == null)) {
      return null;
    }
    int first = step > 0 ? 0 : length - 1;
    int last = step > 0 ? length : -1;
    return new int[] {
      lower == null ? first : clamped(lower, length, step),
      upper == null ? last : clamped(upper, length, step)
    };
  }

  private static int clamped(int index, int length, int step) {
    int least = step > 0 ? 0 : -1;
    int most = step > 0 ? length : length - 1;
    return Math.clamp(index < 0 ? (long) index + length : index, least, Math.max(least, most));
  }

  /// The elements one by one, as a loop sees them; null where they are not known.
  @Nullable List<Value> iterate(Value value) {
    List<Value> elements = elements(value);
    if (elements != null && !elements.isEmpty()) {
      meter.use();
    }
    return elements;
  }

  private @Nullable List<Value> elements(Value value) {
    return switch (value) {
      case Items items -> items.isOpen() ? null : items.all;
      case Text text when text.isWhole() ->
          meter.makeItems(text.text().length()) ? characters(text) : null;
      case Table table when !table.isOpen() -> {
        List<Value> keys = new ArrayList<>();
        table.entries().values().forEach(entry -> keys.add(entry.key()));
        yield keys;
      }
      default -> null;
    };
  }

  private static List<Value> characters(Text text) {
    List<Value> characters = new ArrayList<>(text.text().length());
    String content = text.text();
    int at = 0;
    while (at < content.length()) {
      int code = content.codePointAt(at);
      characters.add(
          text.bytes()
              ? Whole.of(code, text.taint())
              : text.of(Character.toString(code), text.taint()));
      at += Character.charCount(code);
    }
    return characters;
  }

  /// What stands for the elements of a value of which not all are known, one after the other.
  static List<Value> someOf(Value container) {
    if (!(container instanceof Items items) || items.all.size() < 2 || items.all.size() > FEW) {
      return List.of(anyOf(container));
    }
    List<Value> some = new ArrayList<>(items.all.size());
    for (Value element : List.copyOf(items.all)) {
      some.add(element.tainted(items.taint().with(Taint.UNSURE)));
    }
    return some;
  }

  /// What stands for any element of a value that is not known.
  static Value anyOf(Value container) {
    return switch (container) {
      case Items items when !items.all.isEmpty() -> {
        Value any = items.all.getFirst();
        for (int i = 1; i < Math.min(items.all.size(), 8); i++) {
          any = Join.of(any, items.all.get(i));
        }
        yield any.tainted(items.taint());
      }
      default -> Unknown.of(Contents.taint(container));
    };
  }
}
