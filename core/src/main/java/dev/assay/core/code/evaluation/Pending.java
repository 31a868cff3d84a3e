package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.LoadedModule;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.knowledge.ActingWords;
import dev.assay.core.fact.Act;
import dev.assay.core.python.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is still to be evaluated: modules by phase, then each function on its own.
final class Pending {
  private static final Set<String> COMMAND_METHODS =
      Set.of("run", "__init__", "initialize_options", "finalize_options");
  private static final Set<String> HOOKS =
      Set.of(
          "build", "build_wheel", "build_sdist", "build_editable", "get_requires_for_build_wheel");
  private static final int MOST_FUNCTIONS = 20_000;
  private static final int MOST_MODULES = 64;
  private static final int MODULE_STEPS = 500_000;
  private static final int ENTRY_STEPS = 50_000;
  private static final int FUNCTION_STEPS = 1_500;

  private record Definition(Object source, int start) {}

  private record Waiting(Function function, Unit unit) {}

  private final Machine machine;
  private final Set<Definition> seen = new HashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<ObjectClass, Instance> prototypes = new HashMap<>();

  Pending(Machine machine) {
    this.machine = machine;
  }

  /// Remembers a function that was defined.
  void add(Function function, Frame frame) {
    Definition definition = new Definition(function.origin().source(), function.start());
    if (waiting.size() < MOST_FUNCTIONS && seen.add(definition)) {
      waiting.add(new Waiting(function, frame.unit));
    }
  }

  /// Evaluates a module, if it was not yet, when it is imported.
  void run(Unit unit, Frame importer) {
    if (unit.state == Unit.State.NEW && machine.depth < Machine.DEEPEST - 100) {
      Act.Phase phase = importer.phase;
      run(unit, phase, importer.reach);
    }
  }

  /// Evaluates the top level of a module, if it was not yet.
  void run(Unit unit, Act.Phase phase, Act.Reach reach) {
    if (unit.state != Unit.State.NEW) {
      return;
    }
    unit.state = Unit.State.RUNNING;
    long before = machine.enterUntil;
    boolean automatic = phase.compareTo(Act.Phase.ENTRY) < 0;
    machine.enterUntil = machine.meter.steps() + (automatic ? MODULE_STEPS : ENTRY_STEPS);
    machine.statements.runAll(unit.file.module().body(), top(unit, phase, reach));
    machine.callbacks.runThreads(unit);
    if (automatic && unit.scope.own("__getattr__") instanceof Function asked) {
      // Whoever asks the module for a name that it has not.
      Frame frame = Frame.ofModule(unit, phase, Act.Reach.CONDITIONAL);
      machine.userCalls.alone(asked, null, frame);
    }
    machine.enterUntil = before;
    unit.state = Unit.State.DONE;
  }

  /// Text in a file of another kind is no module, and so it is never imported.
  private static Frame top(Unit unit, Act.Phase phase, Act.Reach reach) {
    return unit.file.path().endsWith(".py")
        ? Frame.ofImport(unit, phase, reach)
        : Frame.ofModule(unit, phase, reach);
  }

  /// A module by its dotted name, inside the artifact or outside.
  Value module(String name, Frame frame) {
    Unit unit = machine.modules.find(name, frame.unit);
    if (unit == null) {
      int dot = name.indexOf('.');
      Unit top = dot < 0 ? null : machine.modules.find(name.substring(0, dot), frame.unit);
      if (top != null) {
        run(top, frame);
      }
      return machine.named(name);
    }
    run(unit, frame);
    return new LoadedModule(unit);
  }

  /// Evaluates the modules that a name with unknown parts may stand for.
  void modules(Text name, Frame frame) {
    int hole = name.text().indexOf(Text.HOLE);
    String start = name.text().substring(0, Math.max(0, hole));
    int count = 0;
    for (Unit unit : machine.modules.all()) {
      if (start.indexOf('.') > 0 && unit.name.startsWith(start) && count++ < MOST_MODULES) {
        run(unit, frame);
      }
    }
  }

  /// Evaluates each function that waits, with arguments of which nothing is known: among tests and
  /// the like that nothing leads to, only where it names something by which code acts.
  void runFunctions() {
    for (int i = 0; i < waiting.size() && !machine.meter.isSpent(); i++) {
      Waiting next = waiting.get(i);
      if (isLone(next.unit().file) && !mayAct(next.function())) {
        continue;
      }
      machine.enterUntil = machine.meter.steps() + FUNCTION_STEPS;
      machine.guarded(
          next.unit(), () -> run(next.function(), next.unit(), Act.Phase.CALL, Act.Reach.ON_CALL));
    }
  }

  private static boolean isLone(PythonFile file) {
    return file.isAside() && file.phase() == Act.Phase.CALL;
  }

  private static boolean mayAct(Function function) {
    List<Statement> body = function.body();
    return !body.isEmpty()
        && ActingWords.standIn(
            function.origin().source().slice(body.getFirst().start(), body.getLast().end()));
  }

  /// Evaluates commands of `setup.py` that it defines and does not hand over where it can be seen.
  void runCommands() {
    for (int i = 0; i < waiting.size(); i++) {
      Waiting next = waiting.get(i);
      ObjectClass owner = next.function().owner();
      if (next.unit().file.phase() == Act.Phase.BUILD && isHook(next.function())) {
        machine.enterUntil = machine.meter.steps() + MODULE_STEPS;
        run(next.function(), next.unit(), Act.Phase.BUILD, Act.Reach.AUTOMATIC);
      }
      if (owner == null || next.unit().file.phase() != Act.Phase.INSTALL) {
        continue;
      }
      String base = Attributes.base(owner, 8);
      boolean command =
          base.startsWith("setuptools.command.")
              || base.startsWith("distutils.command.")
              || base.startsWith("wheel.bdist_wheel");
      if (command && COMMAND_METHODS.contains(next.function().name())) {
        machine.enterUntil = machine.meter.steps() + MODULE_STEPS;
        run(next.function(), next.unit(), Act.Phase.INSTALL, Act.Reach.CONDITIONAL);
      }
    }
  }

  /// Evaluates a command that setuptools finds by an entry point.
  void runCommand(ObjectClass command, Unit unit, Act.Phase phase) {
    for (String method : COMMAND_METHODS.stream().sorted().toList()) {
      if (command.find(method, 8) instanceof Function function) {
        machine.enterUntil = machine.meter.steps() + ENTRY_STEPS;
        run(function, unit, phase, Act.Reach.CONDITIONAL);
      }
    }
  }

  /// Whether a tool that builds calls a function of a file that it runs for that.
  private static boolean isHook(Function function) {
    ObjectClass owner = function.owner();
    if (owner != null) {
      String base = Attributes.base(owner, 8);
      return base.startsWith("hatchling.") || base.startsWith("setuptools.build_meta");
    }
    return function.name().startsWith("pdm_build_") || HOOKS.contains(function.name());
  }

  /// Calls a function as something outside the artifact does.
  void run(Function function, Unit unit, Act.Phase phase, Act.Reach reach) {
    ObjectClass owner = function.owner();
    Frame frame = Frame.ofModule(unit, phase, reach);
    machine.effects.forget();
    boolean method = owner != null && !function.decorators().contains("staticmethod");
    @Nullable Value self = method && owner != null ? prototype(owner, frame) : null;
    if (method && function.name().equals("__init__") && phase == Act.Phase.CALL) {
      return;
    }
    machine.userCalls.alone(function, self, frame);
  }

  /// The object that stands for all of a class: made once, with arguments of which nothing is
  /// known.
  Instance prototype(ObjectClass type, Frame frame) {
    Instance known = prototypes.get(type);
    if (known != null) {
      return known;
    }
    Instance made = Instance.of(type);
    prototypes.put(type, made);
    if (type.find("__init__", 8) instanceof Function function) {
      machine.userCalls.alone(function, made, frame);
    }
    return made;
  }
}
