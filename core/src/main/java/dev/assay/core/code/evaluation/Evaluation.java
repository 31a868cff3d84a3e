package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.fact.Act;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The door: what the Python files of one artifact can do.
public final class Evaluation {
  private Evaluation() {}

  /// The acts of an artifact's files, in order of file and line. Nothing is run and nothing is
  /// thrown, whatever the files hold; when the budget ends first, an act of kind [Act.Kind#UNKNOWN]
  /// says so.
  public static List<Act> of(List<PythonFile> files, Entry entry, Meter meter) {
    return of(files, entry, meter, OwnFiles.NONE);
  }

  /// The same where the artifact's other files can be read.
  public static List<Act> of(List<PythonFile> files, Entry entry, Meter meter, OwnFiles own) {
    Modules modules = new Modules(files);
    Machine machine = new Machine(meter, modules, own);
    List<Unit> units = new ArrayList<>(modules.all());
    units.sort(Comparator.comparing(unit -> unit.file.phase()));
    for (Unit unit : units) {
      unit.isMain = runsAsProgram(unit.file);
      machine.guarded(
          unit, () -> machine.pending.run(unit, unit.file.phase(), reach(unit.file.phase())));
    }
    machine.pending.runCommands();
    entry.functions().entrySet().stream()
        .sorted(
            Map.Entry.<String, Act.Phase>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(function -> call(function.getKey(), function.getValue(), machine));
    machine.pending.runFunctions();
    return machine.acts.all();
  }

  private static boolean runsAsProgram(PythonFile file) {
    return switch (file.phase()) {
      case ENTRY -> true;
      case INSTALL -> file.path().endsWith("setup.py");
      case BUILD -> true;
      case START, IMPORT, CALL -> false;
    };
  }

  private static Act.Reach reach(Act.Phase phase) {
    return phase == Act.Phase.CALL ? Act.Reach.ON_CALL : Act.Reach.AUTOMATIC;
  }

  private static void call(String name, Act.Phase phase, Machine machine) {
    int colon = name.indexOf(':');
    String module = colon < 0 ? name : name.substring(0, colon);
    Unit unit = machine.modules.named(module.strip());
    if (unit == null || colon < 0) {
      return;
    }
    String object = name.substring(colon + 1).strip();
    int dot = object.indexOf('.');
    Value value = unit.scope.own(dot < 0 ? object : object.substring(0, dot));
    if (dot < 0 && value instanceof Function function) {
      machine.pending.run(function, unit, phase, Act.Reach.AUTOMATIC);
    } else if (value instanceof Value.ObjectClass command && phase == Act.Phase.INSTALL) {
      machine.pending.runCommand(command, unit, phase);
    } else if (value instanceof Value.Instance) {
      Site site = new Site(Frame.ofModule(unit, phase, Act.Reach.AUTOMATIC), 0, 0);
      machine.overloads.call(
          value,
          dot < 0 ? "__call__" : object.substring(dot + 1),
          site,
          Value.Unknown.PLAIN,
          Value.Unknown.PLAIN,
          Value.Unknown.PLAIN);
    }
  }
}
