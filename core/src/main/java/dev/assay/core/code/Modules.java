package dev.assay.core.code;

import dev.assay.core.code.evaluation.Entry;
import dev.assay.core.code.evaluation.PythonFile;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.python.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The Python of one tree, with the phase of each module once all are known.
final class Modules {
  private static final long WHOLE = 6L << 20;
  private static final long MOST = 24L << 20;
  private static final int BUILDER = 24;

  /// What a test runner calls of each plug-in before the first test.
  private static final List<String> TEST_HOOKS =
      List.of(
          "pytest_load_initial_conftests",
          "pytest_addoption",
          "pytest_configure",
          "pytest_sessionstart");

  private final Layout layout;
  private final Nesting nesting;
  private final Map<String, Module> modules = new LinkedHashMap<>();
  private final Map<String, List<String>> trails = new HashMap<>();
  private final Map<String, Phase> given = new HashMap<>();
  private final Configuration configuration = new Configuration();
  private long size;
  private boolean reducing;
  private boolean incomplete;

  Modules(Layout layout, Nesting nesting) {
    this.layout = layout;
    this.nesting = nesting;
  }

  Configuration configuration() {
    return configuration;
  }

  boolean isEmpty() {
    return modules.isEmpty();
  }

  /// A module as it lies in the tree.
  void add(String path, Module module) {
    keep(path, module);
  }

  /// Text that was found inside another file, whose phase is known.
  void add(String path, Module module, Phase phase, List<String> trail) {
    keep(path, module);
    given.put(path, phase);
    trails.put(path, trail);
  }

  /// Trees take several times the memory of their text: of a large artifact only those are kept
  /// that may act.
  private void keep(String path, Module module) {
    Module kept = reducing && !isOuter(path) ? Reduction.of(module) : module;
    if (size + kept.source().length() > MOST) {
      kept = Reduction.imports(module);
      incomplete = true;
    }
    size += kept.source().length();
    modules.put(path, kept);
    if (size > WHOLE && !reducing) {
      reducing = true;
      modules.replaceAll((known, whole) -> isOuter(known) ? whole : Reduction.of(whole));
      size = modules.values().stream().mapToLong(each -> each.source().length()).sum();
    }
  }

  /// Whether a file is among those by which an artifact begins.
  private boolean isOuter(String path) {
    return given.containsKey(path)
        || Paths.folder(path).equals(layout.root())
        || path.endsWith("__main__.py");
  }

  /// Whether modules that may act were left out, because there are too many.
  boolean isIncomplete() {
    return incomplete;
  }

  /// All modules with their phases.
  List<PythonFile> files() {
    Map<String, Phase> phases = nesting.isAside() ? Map.of() : phases();
    List<PythonFile> files = new ArrayList<>(modules.size());
    modules.forEach(
        (path, module) -> {
          Phase own = nesting.isAside() ? Phase.CALL : given.getOrDefault(path, Phase.CALL);
          Phase found = phases.getOrDefault(path, Phase.CALL);
          List<String> trail = new ArrayList<>(nesting.trail());
          trail.addAll(trails.getOrDefault(path, List.of()));
          files.add(
              new PythonFile(
                  nesting.prefix() + path,
                  module,
                  own.compareTo(found) < 0 ? own : found,
                  Paths.isAside(path, layout.root()),
                  trail));
        });
    return files;
  }

  private Map<String, Phase> phases() {
    ModuleIndex index = new ModuleIndex(layout, List.copyOf(modules.keySet()));
    Phases phases = new Phases(index, modules);
    for (String path : modules.keySet()) {
      role(path, index, phases);
    }
    builds(index, phases);
    for (String point : configuration.startPoints) {
      phases.startModule(Phase.START, module(point));
    }
    for (EntryPoint point : configuration.entryPoints) {
      if (point.role() != EntryPoint.Role.TEST_RUNNER) {
        phases.startModule(phase(point), point.module());
      }
    }
    if (!phases.isStarted(Phase.IMPORT)) {
      // No package: what lies there is what is meant to be imported.
      for (String path : modules.keySet()) {
        if (!Paths.isAside(path, layout.root()) && !given.containsKey(path)) {
          phases.start(Phase.IMPORT, path);
        }
      }
    }
    for (EntryPoint point : configuration.entryPoints) {
      if (point.role() == EntryPoint.Role.TEST_RUNNER) {
        phases.startModule(Phase.IMPORT, point.module());
      }
    }
    return phases.all();
  }

  private Phase phase(EntryPoint point) {
    return switch (point.role()) {
      case PROGRAM -> Phase.ENTRY;
      // What brings all steps of a build is no plug-in: it runs when somebody builds with it.
      case INSTALLER -> configuration.installerPoints() < BUILDER ? Phase.INSTALL : Phase.ENTRY;
      case TEST_RUNNER -> Phase.IMPORT;
    };
  }

  private static String module(String point) {
    int colon = point.indexOf(':');
    return colon < 0 ? point : point.substring(0, colon).strip();
  }

  private void role(String path, ModuleIndex index, Phases phases) {
    String name = Paths.name(path).toLowerCase(Locale.ROOT);
    Phase known = given.get(path);
    if (known != null) {
      phases.start(known, path);
    } else if (name.equals("setup.py") && isRun(path)) {
      phases.start(Phase.INSTALL, path);
    } else if (isStartFile(name) && layout.imports().contains(Paths.folder(path))) {
      phases.start(Phase.START, path);
    } else if (name.equals("__main__.py") && !Paths.isAside(path, layout.root())) {
      phases.start(Phase.ENTRY, path);
    } else if (isTool(name, path)) {
      return;
    } else if (index.isTop(path)) {
      phases.start(Phase.IMPORT, path);
    }
  }

  private static boolean isStartFile(String name) {
    return name.equals("sitecustomize.py") || name.equals("usercustomize.py");
  }

  /// Files beside `setup.py` that only developers' tools run.
  private boolean isTool(String name, String path) {
    boolean beside = layout.isBuilt() && Paths.folder(path).equals(layout.root());
    return switch (name) {
      case "setup.py" -> true;
      case "conftest.py",
          "noxfile.py",
          "tasks.py",
          "fabfile.py",
          "toxfile.py",
          "hatch_build.py",
          "build.py",
          "release.py",
          "dodo.py" ->
          beside;
      default -> false;
    };
  }

  /// Whether an installer runs this `setup.py`: that of the project, or where the project has none
  /// the ones that lie nearest to its root.
  private boolean isRun(String path) {
    if (!layout.isBuilt()) {
      return false;
    }
    String own = Paths.child(layout.root(), "setup.py");
    if (modules.containsKey(own)) {
      return path.equals(own);
    }
    String folder = Paths.folder(path);
    return Paths.folder(folder).equals(layout.root()) && !Paths.isAside(path, layout.root());
  }

  private void builds(ModuleIndex index, Phases phases) {
    if (!layout.isBuilt()) {
      return;
    }
    for (String folder : configuration.backendPaths) {
      String root = folder.equals(".") ? layout.root() : Paths.child(layout.root(), plain(folder));
      for (String backend : configuration.backends) {
        String base = Paths.child(root, backend.replace('.', '/'));
        phases.start(Phase.BUILD, base + ".py");
        phases.start(Phase.BUILD, base + "/__init__.py");
      }
    }
    for (String file : configuration.buildFiles) {
      phases.start(Phase.BUILD, Paths.child(layout.root(), plain(file)));
    }
    for (String module : configuration.buildModules) {
      phases.startModule(Phase.BUILD, module);
      index.path(module).ifPresent(path -> phases.start(Phase.BUILD, path));
    }
  }

  private static String plain(String path) {
    String inside = path.startsWith("./") ? path.substring(2) : path;
    return inside.endsWith("/") ? inside.substring(0, inside.length() - 1) : inside;
  }

  /// The functions that installers and users call from outside.
  Entry entry() {
    if (nesting.isAside()) {
      return Entry.NONE;
    }
    Map<String, Phase> functions = new HashMap<>();
    for (EntryPoint point : configuration.entryPoints) {
      if (point.isFunction()) {
        functions.merge(
            point.value(), phase(point), (one, two) -> one.compareTo(two) < 0 ? one : two);
      }
    }
    for (EntryPoint point : configuration.entryPoints) {
      if (point.role() == EntryPoint.Role.TEST_RUNNER) {
        TEST_HOOKS.forEach(hook -> functions.put(point.module() + ":" + hook, phase(point)));
      }
    }
    for (String point : configuration.startPoints) {
      functions.put(point.replace(" ", ""), Phase.START);
    }
    if (layout.isBuilt()) {
      for (String hook : configuration.hooks) {
        functions.put(hook, Phase.BUILD);
      }
    }
    return functions.isEmpty() ? Entry.NONE : new Entry(functions);
  }
}
