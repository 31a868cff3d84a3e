package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Parameters;
import dev.assay.core.python.Parameters.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls of functions and classes of the artifact.
final class UserCalls {
  private static final int MOST_RECURSION = 60;
  private static final int DEEPEST = 12;
  private static final int DEEPEST_ON_CALL = 4;
  private static final int MOST_TIMES = 4;
  private static final int EXTRA_STEPS = 500_000;
  private static final int TELLING = 12;

  /// What a call gave, null as long as it goes on, and how often it was looked into: at import and
  /// before it may do something else the next time.
  private static final class Done {
    @Nullable Value result;
    int times;
  }

  private final Machine machine;
  private final Map<CallKey, Done> done = new HashMap<>();

  UserCalls(Machine machine) {
    this.machine = machine;
  }

  Function lambda(Expression.Lambda lambda, Frame frame) {
    return new Function(
        "lambda",
        lambda.parameters(),
        List.of(),
        Optional.of(lambda.body()),
        frame.scope,
        frame.origin,
        lambda.start(),
        defaults(lambda.parameters(), frame),
        List.of(),
        null);
  }

  Map<String, Value> defaults(Parameters parameters, Frame frame) {
    Map<String, Value> defaults = new HashMap<>(0);
    for (Parameter parameter : parameters.all()) {
      if (parameter.byDefault().isPresent() && parameter.target() instanceof Expression.Name name) {
        defaults.put(name.id(), machine.expressions.evaluate(parameter.byDefault().get(), frame));
      }
    }
    return defaults;
  }

  /// Calls a function with arguments of which nothing is known.
  void alone(Function function, @Nullable Value self, Frame frame) {
    List<Value> arguments = new ArrayList<>();
    if (self != null) {
      arguments.add(self);
    }
    call(
        function,
        new Arguments(arguments, Map.of(), Taint.NONE),
        new Site(frame, function.start(), function.start()),
        true);
  }

  Value call(Function function, Arguments arguments, Site site) {
    return call(function, arguments, site, false);
  }

  private Value call(Function function, Arguments arguments, Site site, boolean alone) {
    Act.Phase phase = site.frame().phase;
    CallKey key = CallKey.of(function, arguments, phase);
    Done before = key == null ? null : done.get(key);
    if (before != null && before.times >= (phase == Act.Phase.CALL ? 1 : MOST_TIMES)) {
      return before.result == null ? Unknown.of(arguments.taint()) : before.result;
    }
    if (!mayEnter(function, arguments, site)) {
      machine.opaque++;
      return Unknown.of(arguments.taint());
    }
    if (key == null) {
      return entered(function, arguments, site, alone);
    }
    Done now = before == null ? new Done() : before;
    now.result = null;
    now.times++;
    if (before == null) {
      done.put(key, now);
    }
    Value result = entered(function, arguments, site, alone);
    now.result = result;
    return result;
  }

  /// Whether a call is looked into: as long as there are steps for it, deep only if all arguments
  /// are known.
  private boolean mayEnter(Function function, Arguments arguments, Site site) {
    Frame caller = site.frame();
    if (!machine.step(caller, site.start())) {
      return false;
    }
    boolean known = isKnown(arguments);
    if (machine.meter.steps() > machine.enterUntil + (known ? EXTRA_STEPS : 0)) {
      return false;
    }
    int recursion = caller.depthOf(function);
    if (recursion > (known ? MOST_RECURSION : 1)) {
      return false;
    }
    return known || depth(caller) < (caller.phase == Act.Phase.CALL ? DEEPEST_ON_CALL : DEEPEST);
  }

  private static int depth(Frame frame) {
    int depth = 0;
    Frame at = frame.caller;
    while (at != null && depth < DEEPEST) {
      depth++;
      at = at.caller;
    }
    return depth;
  }

  /// Whether all arguments are known and one is long enough to hide something.
  private static boolean isKnown(Arguments arguments) {
    boolean telling = false;
    for (Value value : arguments.positional()) {
      boolean known =
          switch (value) {
            case Text text -> {
              telling |= text.length() >= TELLING;
              yield text.isWhole();
            }
            case Items items -> {
              telling |= items.all.size() >= TELLING;
              yield !items.isOpen();
            }
            case Value.Whole _, Value.Function _ -> true;
            default -> false;
          };
      if (!known) {
        return false;
      }
    }
    return telling && arguments.named().isEmpty();
  }

  private Value entered(Function function, Arguments arguments, Site site, boolean alone) {
    Scope names = new Scope(closure(function), false);
    Value self = function.owner() == null ? null : arguments.at(0);
    Frame frame = site.frame().calling(function, names, site.start(), self);
    bind(function, arguments, frame, alone);
    machine.depth++;
    try {
      if (function.result().isPresent()) {
        return machine.expressions.evaluate(function.result().get(), frame);
      }
      machine.statements.run(function.body(), frame);
      return frame.outcome();
    } finally {
      machine.depth--;
    }
  }

  /// The names a function sees: those of a class are not among them.
  private static @Nullable Scope closure(Function function) {
    Scope closure = function.closure();
    return closure.ofClass ? closure.parent : closure;
  }

  private void bind(Function function, Arguments arguments, Frame frame, boolean alone) {
    int next = 0;
    for (Parameter parameter : function.parameters().all()) {
      switch (parameter.kind()) {
        case PLAIN -> {
          Value value = next < arguments.count() ? arguments.at(next) : null;
          next++;
          bind(
              parameter,
              value == null ? named(function, parameter, arguments, alone) : value,
              frame);
        }
        case KEYWORD_ONLY -> bind(parameter, named(function, parameter, arguments, alone), frame);
        case STARRED -> {
          List<Value> rest =
              arguments.positional().subList(Math.min(next, arguments.count()), arguments.count());
          Items items = new Items(Items.Shape.TUPLE, List.copyOf(rest), Taint.NONE);
          if (alone || !arguments.rest().isNone()) {
            items.open(arguments.rest());
          }
          next = arguments.count();
          machine.targets.assign(parameter.target(), items, frame);
        }
        case DOUBLE_STARRED ->
            machine.targets.assign(parameter.target(), others(function, arguments, alone), frame);
      }
    }
  }

  private static Table others(Function function, Arguments arguments, boolean alone) {
    Table table = new Table();
    arguments
        .named()
        .forEach(
            (name, value) -> {
              boolean taken = false;
              for (Parameter parameter : function.parameters().all()) {
                taken |=
                    parameter.target() instanceof Expression.Name known && known.id().equals(name);
              }
              if (!taken) {
                table.put(Text.of(name), value);
              }
            });
    if (alone || !arguments.rest().isNone()) {
      table.open(arguments.rest());
    }
    return table;
  }

  private Value named(Function function, Parameter parameter, Arguments arguments, boolean alone) {
    if (!(parameter.target() instanceof Expression.Name name)) {
      return Unknown.of(arguments.rest());
    }
    Value given = arguments.named().get(name.id());
    if (given != null) {
      return given;
    }
    Value byDefault = function.defaults().get(name.id());
    if (byDefault != null && arguments.rest().isNone()) {
      return alone ? perhaps(parameter, byDefault) : byDefault;
    }
    Value unknown = alone ? machine.secretUses.unknown(parameter) : Unknown.PLAIN;
    return unknown.tainted(arguments.rest());
  }

  /// A default that the caller may have replaced.
  private Value perhaps(Parameter parameter, Value byDefault) {
    Taint secret = machine.secretUses.unknown(parameter).taint();
    return byDefault instanceof Text || byDefault instanceof Value.Whole
        ? byDefault.tainted(secret.with(Taint.UNSURE))
        : byDefault instanceof Value.Nothing || byDefault instanceof Value.Truth
            ? Unknown.of(secret)
            : byDefault;
  }

  private void bind(Parameter parameter, Value value, Frame frame) {
    boolean unnamed = value instanceof Unknown && !value.taint().hasLabels();
    Value labelled = unnamed ? labelled(parameter, frame) : value;
    machine.targets.assign(parameter.target(), labelled, frame);
  }

  private Value labelled(Parameter parameter, Frame frame) {
    Function function = frame.function;
    boolean used =
        function != null
            && parameter.target() instanceof Expression.Name name
            && machine.secretUses.in(function).contains(name.id());
    return used
        ? Unknown.of(Taint.of(Act.Label.SECRET_PARAMETER))
        : machine.secretUses.unknown(parameter);
  }

  /// Makes an object of a class.
  Value make(ObjectClass type, Arguments arguments, Site site) {
    Instance made =
        machine.overloads.made(type, arguments, site) instanceof Instance other
            ? other
            : new Instance(type, new HashMap<>(), Taint.NONE);
    Value init = type.find("__init__", 8);
    if (init instanceof Function function) {
      List<Value> all = new ArrayList<>(arguments.count() + 1);
      all.add(made);
      all.addAll(arguments.positional());
      call(function, new Arguments(all, arguments.named(), arguments.rest()), site);
    } else {
      keep(made, arguments);
      machine.overloads.call(made, "__post_init__", site);
    }
    machine.overloads.call(made, "__del__", site);
    return made;
  }

  /// Without an `__init__` arguments become fields, as those of a data class do, or the arguments
  /// of an exception.
  private static void keep(Instance made, Arguments arguments) {
    List<String> names = new ArrayList<>();
    fields(made.type(), names, 8);
    for (int i = 0; i < Math.min(names.size(), arguments.count()); i++) {
      made.fields().put(names.get(i), arguments.positional().get(i));
    }
    made.fields().putAll(arguments.named());
    if (names.isEmpty() && arguments.count() > 0) {
      made.fields().put("args", new Items(Items.Shape.TUPLE, arguments.positional(), Taint.NONE));
    }
  }

  private static void fields(ObjectClass type, List<String> names, int depth) {
    for (Value base : type.bases()) {
      if (base instanceof ObjectClass above && depth > 0) {
        fields(above, names, depth - 1);
      }
    }
    for (String field : type.members().fields()) {
      if (!names.contains(field)) {
        names.add(field);
      }
    }
  }
}
