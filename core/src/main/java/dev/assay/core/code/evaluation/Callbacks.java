package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Partial;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import dev.assay.core.python.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Functions of the artifact that are given to others, which call them.
final class Callbacks {
  private static final int MOST_THREADS = 64;

  private record Started(Value function, Arguments arguments, Site site) {}

  private final Machine machine;
  private final List<Started> threads = new ArrayList<>();

  Callbacks(Machine machine) {
    this.machine = machine;
  }

  /// Calls the function that stands at the target, as the library will.
  Value call(Meaning meaning, String path, @Nullable Value target, Arguments arguments, Site site) {
    if (target == null || target instanceof Unknown) {
      return new Thing("callback", Effects.labels(arguments));
    }
    boolean threading = site.frame().threading;
    site.frame().threading |= isThread(path);
    Arguments given = given(meaning.detail(), arguments);
    if (site.frame().threading && site.frame().importing && threads.size() < MOST_THREADS) {
      threads.add(new Started(target, given, site));
    }
    Value result = machine.hooks.surely(target, given, site);
    site.frame().threading = threading;
    return result instanceof Nothing ? new Thing("callback", Taint.NONE) : result;
  }

  /// Calls what runs beside a module once more at its end: it also sees what came later.
  void runThreads(Unit unit) {
    List<Started> own = threads.stream().filter(it -> it.site.frame().unit == unit).toList();
    threads.removeAll(own);
    for (Started thread : own) {
      Frame frame = thread.site.frame();
      boolean threading = frame.threading;
      frame.threading = true;
      machine.hooks.surely(thread.function, thread.arguments, thread.site);
      frame.threading = threading;
    }
  }

  private Arguments given(String how, Arguments arguments) {
    if (how.startsWith("*")) {
      int from = Math.min(arguments.count(), how.charAt(1) - '0');
      return new Arguments(
          arguments.positional().subList(from, arguments.count()), arguments.named(), Taint.NONE);
    }
    if (how.equals("each")) {
      Value elements = arguments.at(1);
      return elements == null ? Arguments.NONE : Arguments.of(Subscripts.anyOf(elements));
    }
    if (how.isEmpty()) {
      return Arguments.NONE;
    }
    Value list = arguments.named().get("args");
    Value tuple = list == null ? arguments.at(how.charAt(0) - '0') : list;
    List<Value> elements = tuple == null ? null : machine.subscripts.iterate(tuple);
    Value names = arguments.named().get("kwargs");
    Map<String, Value> named = names instanceof Table table ? table.named() : Map.of();
    return elements == null && named.isEmpty()
        ? Arguments.NONE
        : new Arguments(elements == null ? List.of() : elements, named, Taint.NONE);
  }

  private static boolean isThread(String path) {
    return path.startsWith("threading.")
        || path.startsWith("_thread.")
        || path.startsWith("concurrent.")
        || path.startsWith("multiprocessing.")
        || path.startsWith("asyncio.");
  }

  /// Calls the functions among the arguments of something that builds and installs: it was given
  /// them for that.
  void run(Arguments arguments, Site site) {
    for (Value value : arguments.positional()) {
      if (value instanceof Function || value instanceof Partial) {
        machine.hooks.surely(value, Arguments.NONE, site);
      }
    }
  }

  /// Calls the functions among the arguments with what a library will hand to them.
  void hand(Meaning meaning, Arguments arguments, Site site) {
    List<Value> all = new ArrayList<>(arguments.positional());
    all.addAll(arguments.named().values());
    boolean now = meaning.roles().contains("now");
    Frame frame = now ? site.frame() : site.frame().during(Act.Phase.CALL);
    frame.reach = now ? frame.reach : Act.Reach.ON_CALL;
    for (Value value : all) {
      Function function =
          value instanceof Function plain
              ? plain
              : value instanceof Partial bound && bound.function() instanceof Function method
                  ? method
                  : null;
      if (function != null) {
        Arguments taken = taken(function, bound(value), meaning.taint());
        machine.hooks.surely(value, taken, new Site(frame, site.start(), site.end()));
      }
    }
  }

  private static Arguments taken(Function function, int bound, Taint taint) {
    List<Value> positional = new ArrayList<>();
    for (Parameters.Parameter parameter : function.parameters().all()) {
      if (parameter.kind() == Parameters.Kind.PLAIN) {
        positional.add(Unknown.of(taint));
      }
    }
    return new Arguments(
        positional.subList(Math.min(bound, positional.size()), positional.size()), Map.of(), taint);
  }

  private static int bound(Value value) {
    return value instanceof Partial partial ? partial.given().count() : 0;
  }
}
