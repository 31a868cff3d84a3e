package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builtins over sequences and numbers.
final class SequenceFunctions {
  private final Machine machine;

  SequenceFunctions(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String name, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    return switch (name) {
      case "list", "tuple", "set", "frozenset", "iter" -> collected(name, first);
      case "dict" -> dictionary(first, arguments);
      case "range", "xrange" -> range(arguments);
      case "map" -> first == null ? null : mapped(first, arguments, site);
      case "filter" -> first == null ? null : filtered(first, arguments, site);
      case "zip" -> zipped(arguments);
      case "enumerate" -> enumerated(first, arguments);
      case "reversed" -> reversed(first);
      case "sorted" -> sorted(first, arguments, site);
      case "next" ->
          first instanceof Items items
              ? machine.containers.call(items, "pop", Arguments.of(Whole.of(0)))
              : null;
      case "len" -> length(first);
      case "sum", "min", "max", "any", "all" -> folded(name, arguments);
      case "abs" ->
          first instanceof Whole whole ? new Whole(whole.number().abs(), whole.taint()) : null;
      case "pow" -> power(arguments);
      case "divmod" ->
          first == null || arguments.at(1) == null
              ? null
              : Items.tuple(binary("//", arguments), binary("%", arguments));
      case "round" -> first instanceof Whole ? first : null;
      default -> null;
    };
  }

  private Value binary(String operator, Arguments arguments) {
    return machine.operations.binary(
        operator, arguments.positional().get(0), arguments.positional().get(1));
  }

  private @Nullable Value power(Arguments arguments) {
    if (arguments.count() == 2) {
      return binary("**", arguments);
    }
    boolean known =
        arguments.count() == 3
            && arguments.at(0) instanceof Whole
            && arguments.at(1) instanceof Whole
            && arguments.at(2) instanceof Whole;
    if (!known) {
      return null;
    }
    BigInteger base = ((Whole) arguments.positional().get(0)).number();
    BigInteger exponent = ((Whole) arguments.positional().get(1)).number();
    BigInteger modulus = ((Whole) arguments.positional().get(2)).number();
    boolean small =
        modulus.bitLength() <= 2048 && exponent.bitLength() <= 2048 && base.bitLength() <= 4096;
    boolean valid =
        modulus.signum() > 0
            && exponent.signum() >= 0
            && small
            && machine.meter.makeText((long) exponent.bitLength() * modulus.bitLength());
    return valid ? new Whole(base.modPow(exponent, modulus), arguments.taint()) : null;
  }

  private @Nullable List<Value> elements(@Nullable Value value) {
    List<Value> all = value == null ? null : machine.subscripts.iterate(value);
    return all == null || !machine.meter.makeItems(all.size()) ? null : all;
  }

  private @Nullable Value collected(String name, @Nullable Value from) {
    Items.Shape shape =
        switch (name) {
          case "tuple" -> Items.Shape.TUPLE;
          case "set", "frozenset" -> Items.Shape.SET;
          case "iter" -> Items.Shape.ITERATOR;
          default -> Items.Shape.LIST;
        };
    if (from == null) {
      return new Items(shape, new ArrayList<>(), Taint.NONE);
    }
    List<Value> all = elements(from);
    return all == null ? null : new Items(shape, new ArrayList<>(all), from.taint());
  }

  private @Nullable Value dictionary(@Nullable Value from, Arguments arguments) {
    Table table = new Table();
    if (from instanceof Table other) {
      table.putAll(other);
    } else if (from != null) {
      List<Value> pairs = elements(from);
      if (pairs == null) {
        table.open(Contents.taint(from));
      } else {
        for (Value pair : pairs) {
          List<Value> both = machine.subscripts.iterate(pair);
          if (both != null && both.size() == 2) {
            table.put(both.get(0), both.get(1));
          }
        }
      }
    }
    arguments.named().forEach((name, value) -> table.put(Text.of(name), value));
    if (!arguments.rest().isNone()) {
      table.open(arguments.rest());
    }
    return table;
  }

  private @Nullable Value range(Arguments arguments) {
    long[] bounds = {0, 0, 1};
    Taint taint = Taint.NONE;
    for (int i = 0; i < Math.min(3, arguments.count()); i++) {
      Whole whole = Operations.whole(arguments.positional().get(i));
      if (whole == null || whole.number().bitLength() > 40) {
        return null;
      }
      bounds[arguments.count() == 1 ? 1 : i] = whole.number().longValue();
      taint = taint.plus(whole.taint());
    }
    long step = bounds[2];
    long count = step == 0 ? 0 : Math.max(0, Math.ceilDiv(bounds[1] - bounds[0], step));
    Items items = new Items(Items.Shape.ITERATOR, new ArrayList<>(), taint);
    // A long one is known as far as a loop over it is gone through.
    long most = Math.min(count, 1 << 17);
    if (!machine.meter.makeItems(most / 4)) {
      return null;
    }
    for (long i = 0; i < most; i++) {
      items.add(Whole.of(bounds[0] + i * step, taint));
    }
    return items;
  }

  private @Nullable Value mapped(Value function, Arguments arguments, Site site) {
    List<List<Value>> columns = new ArrayList<>();
    int rows = Items.LONGEST;
    for (int i = 1; i < arguments.count(); i++) {
      List<Value> column = elements(arguments.at(i));
      if (column == null) {
        Value any = Subscripts.anyOf(arguments.positional().get(1));
        Value result = machine.calls.call(function, Arguments.of(any), site);
        Items items = new Items(Items.Shape.ITERATOR, new ArrayList<>(List.of(result)), Taint.NONE);
        items.open(Contents.taint(result));
        return items;
      }
      columns.add(column);
      rows = Math.min(rows, column.size());
    }
    List<Value> results = new ArrayList<>();
    Repetition repetition = Repetition.overElements(machine, site.frame());
    for (int row = 0; row < rows && !columns.isEmpty(); row++) {
      List<Value> given = new ArrayList<>(columns.size());
      for (List<Value> column : columns) {
        given.add(column.get(row));
      }
      results.add(machine.calls.call(function, new Arguments(given, Map.of(), Taint.NONE), site));
      if (!repetition.goesOn()) {
        break;
      }
    }
    Items items = new Items(Items.Shape.ITERATOR, results, Taint.NONE);
    if (results.size() < rows) {
      items.open(Contents.taint(items));
    }
    return items;
  }

  private @Nullable Value filtered(Value function, Arguments arguments, Site site) {
    List<Value> all = elements(arguments.at(1));
    if (all == null) {
      return null;
    }
    List<Value> kept = new ArrayList<>();
    for (Value value : all) {
      Value test =
          function instanceof Nothing
              ? value
              : machine.calls.call(function, Arguments.of(value), site);
      if (Decision.of(test) != Decision.NO) {
        kept.add(value);
      }
    }
    return new Items(Items.Shape.ITERATOR, kept, Taint.NONE);
  }

  private @Nullable Value zipped(Arguments arguments) {
    List<List<Value>> columns = new ArrayList<>();
    int rows = arguments.count() == 0 ? 0 : Items.LONGEST;
    for (Value column : arguments.positional()) {
      List<Value> all = elements(column);
      if (all == null) {
        return null;
      }
      columns.add(all);
      rows = Math.min(rows, all.size());
    }
    List<Value> zipped = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      Value[] tuple = new Value[columns.size()];
      for (int i = 0; i < tuple.length; i++) {
        tuple[i] = columns.get(i).get(row);
      }
      zipped.add(Items.tuple(tuple));
    }
    return new Items(Items.Shape.ITERATOR, zipped, Taint.NONE);
  }

  private @Nullable Value enumerated(@Nullable Value from, Arguments arguments) {
    List<Value> all = elements(from);
    Value start = arguments.find(1, "start");
    Whole first = start == null ? Whole.of(0) : Operations.whole(start);
    if (all == null || first == null || first.number().bitLength() > 30) {
      return null;
    }
    List<Value> pairs = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      pairs.add(Items.tuple(Whole.of(first.number().intValue() + (long) i), all.get(i)));
    }
    return new Items(Items.Shape.ITERATOR, pairs, Taint.NONE);
  }

  private @Nullable Value reversed(@Nullable Value from) {
    List<Value> all = elements(from);
    if (all == null) {
      return null;
    }
    List<Value> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    return new Items(Items.Shape.ITERATOR, reversed, from == null ? Taint.NONE : from.taint());
  }

  private @Nullable Value sorted(@Nullable Value from, Arguments arguments, Site site) {
    List<Value> all = elements(from);
    if (all == null || all.size() > 10_000) {
      return null;
    }
    Value key = arguments.named().get("key");
    record Keyed(Value key, Value value) {}
    List<Keyed> keyed = new ArrayList<>(all.size());
    for (Value value : all) {
      keyed.add(
          new Keyed(
              key == null ? value : machine.calls.call(key, Arguments.of(value), site), value));
    }
    try {
      keyed.sort(
          (one, other) -> {
            Integer order = Operations.order(one.key(), other.key());
            return order == null ? 0 : order;
          });
    } catch (IllegalArgumentException _) {
      return null;
    }
    List<Value> sorted = new ArrayList<>(all.size());
    keyed.forEach(each -> sorted.add(each.value()));
    boolean falling = arguments.named().get("reverse") instanceof Truth truth && truth.holds();
    if (falling) {
      Collections.reverse(sorted);
    }
    return Items.list(sorted);
  }

  private static @Nullable Value length(@Nullable Value value) {
    return switch (value) {
      case Text text when text.isWhole() -> Whole.of(text.length(), text.taint());
      case Items items when !items.isOpen() -> Whole.of(items.all.size(), items.taint());
      case Table table when !table.isOpen() -> Whole.of(table.entries().size());
      case null, default -> null;
    };
  }

  private @Nullable Value folded(String name, Arguments arguments) {
    boolean many = arguments.count() > 1 && !name.equals("sum");
    List<Value> all = many ? arguments.positional() : elements(arguments.at(0));
    if (all == null || (all.isEmpty() && !name.equals("sum"))) {
      return null;
    }
    Value result = name.equals("sum") ? arguments.find(1, "start") : all.getFirst();
    result = result == null ? Whole.of(0) : result;
    for (Value value : all) {
      switch (name) {
        case "sum" -> result = machine.operations.binary("+", result, value);
        case "min", "max" -> {
          Integer order = Operations.order(value, result);
          if (order == null) {
            return null;
          }
          result = (name.equals("min") ? order < 0 : order > 0) ? value : result;
        }
        default -> {
          Decision decision = Decision.of(value);
          if (decision == Decision.OPEN) {
            return null;
          }
          if (name.equals("any") == (decision == Decision.YES)) {
            return Truth.of(decision == Decision.YES);
          }
        }
      }
    }
    return name.equals("any") || name.equals("all") ? Truth.of(name.equals("all")) : result;
  }
}
