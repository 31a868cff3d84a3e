package dev.assay.core.code;

import dev.assay.core.fact.Act.Phase;
import dev.assay.core.python.Module;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// When the top level of each module runs: the earliest phase in which anything leads there by
/// itself, through imports.
final class Phases {
  private final ModuleIndex index;
  private final Map<String, Module> modules;
  private final Map<String, Phase> found = new HashMap<>();
  private final EnumMap<Phase, Set<String>> starts = new EnumMap<>(Phase.class);

  Phases(ModuleIndex index, Map<String, Module> modules) {
    this.index = index;
    this.modules = modules;
  }

  /// Says that a file is run in a phase.
  void start(Phase phase, String path) {
    starts.computeIfAbsent(phase, _ -> new LinkedHashSet<>()).add(path);
  }

  boolean isStarted(Phase phase) {
    return starts.containsKey(phase);
  }

  /// Says that a module is imported in a phase; nothing where the artifact does not hold it.
  void startModule(Phase phase, String module) {
    index.path(module).ifPresent(path -> withParents(path, module, target -> start(phase, target)));
  }

  /// The phase of each file that something leads to.
  Map<String, Phase> all() {
    // An enum map is in the order of the phases, earliest first.
    starts.forEach((phase, paths) -> paths.forEach(path -> follow(phase, path)));
    return found;
  }

  private void follow(Phase phase, String from) {
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String path = open.pop();
      if (found.putIfAbsent(path, phase) == null) {
        Module module = modules.get(path);
        if (module != null) {
          imported(path, module, open);
        }
      }
    }
  }

  private void imported(String path, Module module, Deque<String> open) {
    for (String name : Imports.of(module, index.name(path), index.isPackage(path))) {
      index
          .beside(path, name)
          .filter(_ -> !index.isPackage(path) && index.name(path).indexOf('.') < 0)
          .or(() -> index.path(name))
          .ifPresent(target -> withParents(target, name, open::push));
    }
  }

  /// `import a.b.c` runs `a` and `a.b` too.
  private void withParents(String path, String module, java.util.function.Consumer<String> to) {
    to.accept(path);
    for (int dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
      index.path(module.substring(0, dot)).ifPresent(to);
    }
  }
}
