package dev.assay.core.code.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dictionary, which changes in place. Keys are numbers and Java strings, which are marked where
/// they are no text, so that look-ups by known keys are exact; entries under keys that are not
/// known make it open.
final class Table implements Value {
  private static final int LARGEST = 1 << 18;
  private static final int MOST_CHOICES = 24;

  /// In front of keys that are no text.
  private static final String MARK = "\0";

  /// An entry with its key as a value.
  record Entry(Value key, Value value) {}

  private final Map<Object, Entry> entries = new LinkedHashMap<>();
  private Taint taint = Taint.NONE;
  private @Nullable Value rest;

  Map<Object, Entry> entries() {
    return entries;
  }

  void put(Value key, Value value) {
    Object known = key(key);
    if (known == null || entries.size() >= LARGEST) {
      taint = taint.plus(key.taint()).plus(value.taint());
      rest = rest == null ? value : Join.of(rest, value);
    } else {
      entries.put(known, new Entry(key, value));
    }
  }

  void putAll(Table other) {
    for (Entry entry : other.entries.values()) {
      put(entry.key(), entry.value());
    }
    taint = taint.plus(other.taint);
    Value more = other.rest;
    if (more != null) {
      rest = rest == null ? more : Join.of(rest, more);
    }
  }

  /// Says that there may be entries which are not known.
  void open(Taint more) {
    taint = taint.plus(more);
    if (rest == null) {
      rest = Unknown.of(more);
    }
  }

  /// The values under keys that are texts.
  Map<String, Value> named() {
    Map<String, Value> named = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      if (entry.key() instanceof Text name) {
        named.put(name.text(), entry.value());
      }
    }
    return named;
  }

  /// Gives a value for all keys that it has not.
  Table otherwise(Value value) {
    rest = value;
    return this;
  }

  @Nullable Value rest() {
    return rest;
  }

  boolean isOpen() {
    return rest != null;
  }

  /// The value under a key; null where there is none for certain.
  @Nullable Value find(Value key) {
    Object known = key(key);
    if (known == null && rest != null && entries.isEmpty()) {
      return rest;
    }
    if (known == null) {
      return any().tainted(key.taint().without(Taint.PARTIAL));
    }
    Entry entry = entries.get(known);
    return entry == null ? rest : entry.value();
  }

  /// What stands for the value under a key that is not known.
  private Value any() {
    if (entries.size() > MOST_CHOICES) {
      return Unknown.of(Contents.taint(this));
    }
    List<Value> values = new ArrayList<>(entries.size() + 1);
    entries.values().forEach(entry -> values.add(entry.value()));
    if (rest != null) {
      values.add(rest);
    }
    return Choice.of(values).tainted(Contents.taint(this).without(Taint.PARTIAL));
  }

  @Nullable Value remove(Value key) {
    Object known = key(key);
    Entry entry = known == null ? null : entries.remove(known);
    return entry == null ? rest : entry.value();
  }

  private static @Nullable Object key(Value value) {
    return switch (value) {
      case Text text when text.isWhole() ->
          text.bytes() || text.text().startsWith(MARK)
              ? MARK + (text.bytes() ? "b" : "s") + text.text()
              : text.text();
      case Whole whole -> whole.number();
      case Truth truth -> truth.holds() ? BigInteger.ONE : BigInteger.ZERO;
      case Nothing _ -> MARK + "None";
      case Real real -> real.number();
      case Items items when items.all.size() < 8 -> key(items);
      default -> null;
    };
  }

  private static @Nullable Object key(Items items) {
    StringBuilder text = new StringBuilder(MARK).append('(');
    for (Value item : items.all) {
      Object part = item instanceof Items ? null : key(item);
      if (part == null) {
        return null;
      }
      text.append(item instanceof Text ? "s" : "").append(part).append('\0');
    }
    return text.toString();
  }

  @Override
  public Taint taint() {
    return taint;
  }

  @Override
  public Value tainted(Taint more) {
    if (taint.plus(more).equals(taint)) {
      return this;
    }
    Table copy = new Table();
    copy.entries.putAll(entries);
    copy.rest = rest;
    copy.taint = taint.plus(more);
    return copy;
  }
}
