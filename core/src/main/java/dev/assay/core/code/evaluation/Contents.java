package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.Partial;

/// Looks into containers for what their elements came from.
final class Contents {
  private static final int DEEPEST = 5;
  private static final int MOST = 48;

  private Contents() {}

  /// Where a value and, to a bounded depth and number, what it holds came from.
  static Taint taint(Value value) {
    return taint(value, DEEPEST);
  }

  /// The same of what an object holds itself, one container deep.
  static Taint near(Value value) {
    return taint(value, 2);
  }

  private static Taint taint(Value value, int depth) {
    Taint taint = value.taint();
    if (depth == 0) {
      return taint;
    }
    return switch (value) {
      case Items items -> items(items, taint, depth);
      case Table table -> table(table, taint, depth);
      case Instance instance -> {
        for (Value field : instance.fields().values()) {
          taint = taint.plus(taint(field, Math.min(depth - 1, 2)));
        }
        yield taint;
      }
      case Partial partial -> {
        for (Value given : partial.given().positional()) {
          taint = taint.plus(taint(given, Math.min(depth - 1, 1)));
        }
        yield taint;
      }
      default -> taint;
    };
  }

  private static Taint items(Items items, Taint own, int depth) {
    Taint taint = own;
    int count = Math.min(MOST, items.all.size());
    for (int i = 0; i < count; i++) {
      taint = taint.plus(taint(items.all.get(i), depth - 1));
    }
    return taint;
  }

  private static Taint table(Table table, Taint own, int depth) {
    Value rest = table.rest();
    Taint taint = rest == null ? own : own.plus(taint(rest, depth - 1));
    int count = 0;
    for (Table.Entry entry : table.entries().values()) {
      taint = taint.plus(entry.key().taint()).plus(taint(entry.value(), depth - 1));
      if (++count > MOST) {
        break;
      }
    }
    return taint;
  }
}
