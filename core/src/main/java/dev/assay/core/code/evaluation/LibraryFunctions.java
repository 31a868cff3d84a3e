package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Partial;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions of the library: importing, making functions of code, set-up, and the way to the
/// others.
final class LibraryFunctions {
  /// Methods of commands and distributions that setuptools calls.
  private static final List<String> COMMAND_METHODS =
      List.of(
          "initialize_options",
          "finalize_options",
          "run",
          "build_extension",
          "build_extensions",
          "build_module",
          "build_modules",
          "build_packages",
          "build_package_data",
          "run_commands",
          "run_command",
          "parse_command_line",
          "parse_config_files",
          "make_release_tree",
          "install_for_development",
          "get_outputs");

  private final Machine machine;
  private final PathFunctions paths = new PathFunctions();
  private final WordingFunctions wording;
  private final IterationFunctions iteration;

  LibraryFunctions(Machine machine) {
    this.machine = machine;
    this.wording = new WordingFunctions(machine);
    this.iteration = new IterationFunctions(machine);
  }

  @Nullable Value call(String path, Value function, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    return switch (path) {
      case "importlib.import_module" ->
          first instanceof Text name && name.isWhole()
              ? imported(name.text(), arguments, site)
              : several(first, arguments, site);
      case "importlib.reload" -> first;
      case "os.fdopen" ->
          first instanceof Thing file && file.path.equals(Buffers.FILE) ? file : null;
      case "setuptools.setup", "distutils.core.setup" -> setUp(arguments, site);
      case "types.FunctionType", "types.LambdaType" ->
          first == null ? null : new Partial(Value.Name.of("builtins.exec"), Arguments.of(first));
      case "os.getenv",
          "os.environ.get",
          "os.environ.pop",
          "os.environ.setdefault",
          "os.environ.__getitem__" ->
          first instanceof Text name ? variable(name, arguments.at(1), site) : null;
      default -> beyond(path, function, arguments, site);
    };
  }

  private @Nullable Value beyond(String path, Value function, Arguments arguments, Site site) {
    if (path.startsWith("functools.")
        || path.startsWith("itertools.")
        || path.startsWith("collections.")
        || path.startsWith("random.")) {
      return iteration.call(path, arguments, site);
    }
    if (path.startsWith("operator.")) {
      return iteration.operator(path, function, arguments, site);
    }
    Value result = paths.call(path, arguments);
    return result != null ? result : wording.call(path, arguments, site);
  }

  private Value variable(Text name, @Nullable Value byDefault, Site site) {
    Value value = Environment.read(machine, name, site);
    boolean tells = byDefault instanceof Text text && !text.text().isEmpty();
    return tells && byDefault != null ? Join.of(value, byDefault) : value;
  }

  /// An import of a name of which only the beginning is known: any module that fits.
  private @Nullable Value several(@Nullable Value name, Arguments arguments, Site site) {
    if (name instanceof Text text) {
      boolean relative = text.text().startsWith(".");
      String base = arguments.find(1, "package") instanceof Text within ? within.text() : "";
      machine.pending.modules(
          relative ? text.of(base + text.text(), text.taint()) : text, site.frame());
    }
    return null;
  }

  private @Nullable Value imported(String name, Arguments arguments, Site site) {
    if (!name.startsWith(".")) {
      return machine.pending.module(name, site.frame());
    }
    String base = arguments.find(1, "package") instanceof Text text ? text.text() : "";
    return machine.pending.module(base.isEmpty() ? name.substring(1) : base + name, site.frame());
  }

  /// `setup(cmdclass=…)`: the commands that are put in the place of others run at installation.
  private Value setUp(Arguments arguments, Site site) {
    if (arguments.named().get("cmdclass") instanceof Table commands) {
      for (Table.Entry entry : commands.entries().values()) {
        if (entry.value() instanceof ObjectClass type) {
          String name = Effects.shown(entry.key());
          Act.Reach reach = site.frame().reach;
          boolean custom = !Tests.isInstalling(name);
          site.frame().reach = custom ? Act.Reach.CONDITIONAL : reach;
          run(type, site);
          site.frame().reach = reach;
        }
      }
    }
    if (arguments.named().get("distclass") instanceof ObjectClass type) {
      run(type, site);
    }
    for (String name : List.of("install_requires", "setup_requires", "dependency_links")) {
      Value all = arguments.named().get(name);
      List<Value> requirements = all == null ? null : machine.subscripts.iterate(all);
      if (requirements != null) {
        requirements.forEach(requirement -> fetched(requirement, site));
      }
    }
    return Nothing.PLAIN;
  }

  /// A requirement that names an archive by its address.
  private void fetched(Value requirement, Site site) {
    String text = Effects.shown(requirement);
    String address = text.substring(text.indexOf('@') + 1).strip();
    if (address.startsWith("http://") || address.startsWith("https://")) {
      Act.Reach reach = site.frame().reach;
      site.frame().reach = reach == Act.Reach.AUTOMATIC ? Act.Reach.CONDITIONAL : reach;
      machine.acts.add(Act.Kind.RECEIVES, address, requirement.taint(), site);
      site.frame().reach = reach;
    }
  }

  private void run(ObjectClass type, Site site) {
    Value command = machine.calls.call(type, Arguments.of(Unknown.PLAIN), site);
    for (String method : COMMAND_METHODS) {
      if (type.find(method, 8) instanceof Function function) {
        machine.userCalls.call(function, Arguments.of(command), site);
      }
    }
  }
}
