package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a call.
///
/// @param rest where unpacked arguments came from of which neither number nor name is known
record Arguments(List<Value> positional, Map<String, Value> named, Taint rest) {
  static final Arguments NONE = of();

  /// A view of the array: with lists of few classes the JVM sees through their methods.
  static Arguments of(Value... values) {
    return new Arguments(Arrays.asList(values), Map.of(), Taint.NONE);
  }

  int count() {
    return positional.size();
  }

  @Nullable Value at(int index) {
    return index < positional.size() ? positional.get(index) : null;
  }

  /// The argument at a place or under a name.
  @Nullable Value find(int index, String name) {
    Value value = named.get(name);
    return value == null ? at(index) : value;
  }

  /// Where all of them came from, containers looked into.
  Taint taint() {
    Taint taint = rest;
    for (int i = 0; i < positional.size(); i++) {
      taint = taint.plus(Contents.taint(positional.get(i)));
    }
    if (!named.isEmpty()) {
      for (Value value : named.values()) {
        taint = taint.plus(Contents.taint(value));
      }
    }
    return taint;
  }

  /// Whether a function of the artifact is among them.
  boolean haveFunction() {
    for (int i = 0; i < positional.size(); i++) {
      if (isFunction(positional.get(i))) {
        return true;
      }
    }
    return !named.isEmpty() && named.values().stream().anyMatch(Arguments::isFunction);
  }

  private static boolean isFunction(Value value) {
    return value instanceof Value.Function || value instanceof Value.Partial;
  }

  private static Map<String, Value> both(Map<String, Value> one, Map<String, Value> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Map<String, Value> names = new HashMap<>(one);
    names.putAll(other);
    return names;
  }

  /// These in front of others.
  Arguments before(Arguments others) {
    List<Value> all = new ArrayList<>(count() + others.count());
    all.addAll(positional);
    all.addAll(others.positional);
    return new Arguments(all, both(named, others.named), rest.plus(others.rest));
  }
}
