package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Partial;
import dev.assay.core.code.evaluation.Value.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions of `functools`, `itertools` and `operator`.
final class IterationFunctions {
  private final Machine machine;

  IterationFunctions(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String path, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    return switch (path) {
      case "functools.partial", "functools.partialmethod" ->
          first == null ? null : Partial.of(first, rest(arguments));
      case "random.choice" -> first == null ? null : Subscripts.anyOf(first);
      case "random.sample", "random.choices" -> first;
      case "collections.defaultdict" ->
          new Table().otherwise(first == null ? Value.Nothing.PLAIN : made(first, site));
      case "collections.OrderedDict", "collections.Counter", "collections.ChainMap" ->
          machine.calls.call(Value.Name.of("builtins.dict"), arguments, site);
      case "collections.deque" ->
          machine.calls.call(Value.Name.of("builtins.list"), arguments, site);
      case "functools.reduce" -> reduced(arguments, site);
      case "functools.lru_cache", "functools.cache" ->
          first instanceof Function ? first : Unknown.PLAIN;
      case "functools.wraps" -> Unknown.PLAIN;
      case "itertools.chain" -> chained(arguments.positional());
      case "itertools.chain.from_iterable" ->
          first == null ? null : chained(machine.subscripts.iterate(first));
      case "itertools.cycle", "itertools.tee" -> cycled(first);
      case "itertools.islice" ->
          first == null || arguments.count() != 2
              ? null
              : machine.subscripts.slice(first, new Subscripts.Bounds(null, arguments.at(1), null));
      case "itertools.starmap" -> first == null ? null : starred(first, arguments.at(1), site);
      default -> null;
    };
  }

  private Value made(Value factory, Site site) {
    return machine.calls.call(factory, Arguments.NONE, site);
  }

  private static Arguments rest(Arguments arguments) {
    List<Value> behind = arguments.positional().subList(1, arguments.count());
    return new Arguments(behind, arguments.named(), arguments.rest());
  }

  @Nullable Value operator(String path, Value function, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    return switch (path) {
      case "operator.attrgetter()", "operator.itemgetter()", "operator.methodcaller()" ->
          got(path, function, arguments, site);
      case "operator.attrgetter", "operator.itemgetter", "operator.methodcaller" ->
          first == null
              ? null
              : Partial.of(
                  new Thing(path + "()", arguments.taint()).pointedAt(first), rest(arguments));
      case "operator.add", "operator.concat", "operator.iadd" -> binary("+", arguments);
      case "operator.xor" -> binary("^", arguments);
      case "operator.sub" -> binary("-", arguments);
      case "operator.mul" -> binary("*", arguments);
      case "operator.mod" -> binary("%", arguments);
      case "operator.getitem" ->
          first == null || arguments.at(1) == null
              ? null
              : machine.attributes.element(first, arguments.positional().get(1), site);
      default -> null;
    };
  }

  private @Nullable Value binary(String operator, Arguments arguments) {
    return arguments.count() < 2
        ? null
        : machine.operations.binary(
            operator, arguments.positional().get(0), arguments.positional().get(1));
  }

  private @Nullable Value reduced(Arguments arguments, Site site) {
    Value function = arguments.at(0);
    List<Value> all =
        arguments.at(1) == null ? null : machine.subscripts.iterate(arguments.positional().get(1));
    if (function == null || all == null || (all.isEmpty() && arguments.count() < 3)) {
      return null;
    }
    boolean started = arguments.count() > 2;
    Value result = started ? arguments.positional().get(2) : all.getFirst();
    Repetition repetition = Repetition.overElements(machine, site.frame());
    for (int i = started ? 0 : 1; i < all.size() && repetition.goesOn(); i++) {
      result = machine.calls.call(function, Arguments.of(result, all.get(i)), site);
    }
    return result;
  }

  private @Nullable Value chained(@Nullable List<Value> parts) {
    if (parts == null) {
      return null;
    }
    List<Value> all = new ArrayList<>();
    for (Value part : parts) {
      List<Value> elements = machine.subscripts.iterate(part);
      if (elements == null
          || !machine.meter.makeItems(elements.size())
          || all.size() + elements.size() > Items.LONGEST) {
        return null;
      }
      all.addAll(elements);
    }
    return new Items(Items.Shape.ITERATOR, all, Taint.NONE);
  }

  /// The elements over and over, long enough to be a key.
  private @Nullable Value cycled(@Nullable Value from) {
    List<Value> all = from == null ? null : machine.subscripts.iterate(from);
    if (all == null || all.isEmpty() || all.size() > 4096 || !machine.meter.makeItems(1 << 14)) {
      return null;
    }
    List<Value> cycle = new ArrayList<>(1 << 16);
    for (int i = 0; i < 1 << 16; i++) {
      cycle.add(all.get(i % all.size()));
    }
    return new Items(Items.Shape.ITERATOR, cycle, Taint.NONE);
  }

  private @Nullable Value starred(Value function, @Nullable Value from, Site site) {
    List<Value> all = from == null ? null : machine.subscripts.iterate(from);
    if (all == null) {
      return null;
    }
    List<Value> results = new ArrayList<>();
    for (Value each : all) {
      List<Value> given = machine.subscripts.iterate(each);
      results.add(
          given == null
              ? Unknown.of(each.taint())
              : machine.calls.call(function, new Arguments(given, Map.of(), Taint.NONE), site));
    }
    return new Items(Items.Shape.ITERATOR, results, Taint.NONE);
  }

  private @Nullable Value got(String path, Value getter, Arguments arguments, Site site) {
    // What was given when the getter was made stands in front of what it is applied to.
    Value of = arguments.count() == 0 ? null : arguments.positional().getLast();
    if (of == null || !(getter instanceof Thing thing) || thing.target() == null) {
      return null;
    }
    Value name = thing.target();
    if (path.startsWith("operator.itemgetter")) {
      return machine.attributes.element(of, name, site);
    }
    if (!(name instanceof Text text)) {
      return null;
    }
    Value member = machine.natives.follow(of, "." + text.text(), site);
    return path.startsWith("operator.attrgetter")
        ? member
        : machine.calls.call(
            member,
            new Arguments(
                arguments.positional().subList(0, arguments.count() - 1),
                arguments.named(),
                Taint.NONE),
            site);
  }
}
