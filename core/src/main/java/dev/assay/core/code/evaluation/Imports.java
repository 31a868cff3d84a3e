package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.LoadedModule;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.python.Statement;
import org.jspecify.annotations.Nullable;

/// `import` and `from … import`, inside the artifact and out of it.
final class Imports {
  private final Machine machine;

  Imports(Machine machine) {
    this.machine = machine;
  }

  void run(Statement.Import statement, Frame frame) {
    for (Statement.Alias alias : statement.names()) {
      Value module = machine.pending.module(alias.name(), frame);
      if (alias.as().isPresent()) {
        frame.scope.bind(alias.as().get(), module);
      } else {
        int dot = alias.name().indexOf('.');
        String first = dot < 0 ? alias.name() : alias.name().substring(0, dot);
        frame.scope.bind(first, dot < 0 ? module : machine.pending.module(first, frame));
      }
    }
  }

  void run(Statement.ImportFrom statement, Frame frame) {
    Unit unit = unit(statement, frame);
    if (unit != null) {
      machine.pending.run(unit, frame);
    }
    for (Statement.Alias alias : statement.names()) {
      if (alias.name().equals("*")) {
        star(unit, statement.module(), frame);
      } else {
        String as = alias.as().orElse(alias.name());
        frame.scope.bind(as, member(unit, statement, alias.name(), frame));
      }
    }
  }

  private @Nullable Unit unit(Statement.ImportFrom statement, Frame frame) {
    return statement.level() == 0
        ? machine.modules.find(statement.module(), frame.unit)
        : machine.modules.relative(frame.unit, statement.level(), statement.module());
  }

  private void star(@Nullable Unit unit, String module, Frame frame) {
    if (unit == null) {
      frame.scope.addStar(module);
      return;
    }
    if (unit.scope != frame.scope && machine.meter.makeItems(unit.scope.all().size())) {
      unit.scope.all().forEach(frame.scope::bind);
      unit.scope.stars().forEach(frame.scope::addStar);
    }
  }

  private Value member(
      @Nullable Unit unit, Statement.ImportFrom statement, String name, Frame frame) {
    if (unit == null) {
      Unit inner =
          statement.level() > 0
              ? machine.modules.relative(
                  frame.unit, statement.level(), joined(statement.module(), name))
              : machine.modules.find(joined(statement.module(), name), frame.unit);
      if (inner != null) {
        machine.pending.run(inner, frame);
        return new LoadedModule(inner);
      }
      return statement.level() > 0
          ? Name.of("." + joined(statement.module(), name))
          : machine.named(joined(machine.catalogue.canonical(statement.module()), name));
    }
    return machine.attributes.memberOf(new LoadedModule(unit), name, Site.of(frame, statement));
  }

  private static String joined(String module, String name) {
    return module.isEmpty() ? name : module + "." + name;
  }
}
