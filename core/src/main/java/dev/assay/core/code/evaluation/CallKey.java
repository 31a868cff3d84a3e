package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Partial;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import dev.assay.core.fact.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells calls of one function apart, as far as their arguments differ in what matters: a function
/// that is called the same way again does and gives the same. They have an order so that a map
/// finds its way among many whose hashes were made to be equal.
final class CallKey implements Comparable<CallKey> {
  private static final int LONGEST = 300;
  private static final int MOST = 12;

  private final Function function;
  private final List<Object> arguments;
  private final Act.Phase phase;
  private final int hash;

  private CallKey(Function function, List<Object> arguments, Act.Phase phase) {
    this.function = function;
    this.arguments = arguments;
    this.phase = phase;
    this.hash = function.hashCode() * 31 + arguments.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallKey key
        && hash == key.hash
        && function.equals(key.function)
        && phase == key.phase
        && arguments.equals(key.arguments);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public int compareTo(CallKey other) {
    return arguments.toString().compareTo(other.arguments.toString());
  }

  /// Null for a call that may do something each time.
  static @Nullable CallKey of(Function function, Arguments arguments, Act.Phase phase) {
    if (arguments.count() + arguments.named().size() > MOST) {
      return null;
    }
    List<Object> parts = new ArrayList<>(arguments.count() + 1);
    parts.add(arguments.rest().mask());
    for (Value value : arguments.positional()) {
      parts.add(part(value, 2));
    }
    if (!arguments.named().isEmpty()) {
      for (Map.Entry<String, Value> entry : byName(arguments.named()).entrySet()) {
        parts.add(entry.getKey());
        parts.add(part(entry.getValue(), 2));
      }
    }
    return new CallKey(function, parts, phase);
  }

  private static Map<String, Value> byName(Map<String, Value> named) {
    return named.size() == 1 ? named : new TreeMap<>(named);
  }

  private static Object part(Value value, int depth) {
    return switch (value) {
      case Unknown unknown -> unknown.taint().mask();
      case Text text -> text.length() <= LONGEST ? text : text.length() + 31L * text.taint().mask();
      case Whole whole -> whole.number();
      case Truth truth -> truth.holds();
      case Nothing _ -> "None";
      case Value.Real _ -> "real";
      case Name name -> name.path() + name.taint().mask();
      case Thing thing ->
          "thing " + thing.path + Effects.shown(thing.target()) + thing.taint().mask();
      case Value.Method method -> "method " + method.name() + method.taint().mask();
      case Instance instance -> instance.type();
      case ObjectClass type -> type;
      case Function known -> known;
      case Partial partial -> depth == 0 ? "partial" : part(partial.function(), depth - 1);
      case Items items -> items(items, depth);
      case Table table -> table.entries().size() + " entries " + Contents.taint(table).mask();
      case Value.LoadedModule known -> known.unit().name;
      case Value.Members _ -> "members";
      case Value.Code code -> part(code.text(), depth);
    };
  }

  private static Object items(Items items, int depth) {
    if (depth == 0 || items.all.size() > MOST) {
      return items.all.size() + " elements " + Contents.taint(items).mask();
    }
    List<Object> parts = new ArrayList<>(items.all.size());
    for (Value each : items.all) {
      parts.add(part(each, depth - 1));
    }
    return parts;
  }
}
