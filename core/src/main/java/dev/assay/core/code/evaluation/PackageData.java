package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.LoadedModule;
import dev.assay.core.fact.Act.Label;
import org.jspecify.annotations.Nullable;

/// Files of a package by the functions that find them: `pkgutil.get_data`, `importlib.resources`.
final class PackageData {
  private final Machine machine;

  PackageData(Machine machine) {
    this.machine = machine;
  }

  /// What such a function gives; null for any other.
  @Nullable Value call(String path, Arguments arguments, Site site) {
    return switch (path) {
      case "importlib.resources.files", "importlib.resources.path" ->
          path(arguments.at(0), arguments.at(1), site);
      case "importlib.resources.as_file", "pkg_resources.resource_filename" ->
          arguments.count() == 1 ? arguments.at(0) : path(arguments.at(0), arguments.at(1), site);
      case "pkgutil.get_data", "importlib.resources.read_binary", "pkg_resources.resource_string" ->
          content(arguments, true, site);
      case "importlib.resources.read_text" -> content(arguments, false, site);
      case "importlib.resources.open_text", "importlib.resources.open_binary" -> {
        Text file = path(arguments.at(0), arguments.at(1), site);
        yield file == null
            ? null
            : machine.files.open(
                Arguments.of(file, Text.of(path.endsWith("binary") ? "rb" : "r")), site);
      }
      default -> null;
    };
  }

  private @Nullable Value content(Arguments arguments, boolean bytes, Site site) {
    Text file = path(arguments.at(0), arguments.at(1), site);
    if (file == null) {
      return null;
    }
    Taint taint = machine.files.read(file, site);
    Text known = machine.files.content(file, bytes, site.frame().unit);
    return known == null ? Value.Unknown.of(taint) : known.tainted(taint);
  }

  private @Nullable Text path(@Nullable Value anchor, @Nullable Value name, Site site) {
    String folder =
        switch (anchor) {
          case LoadedModule module -> module.unit().folder();
          case Text text -> folder(text.text(), site.frame().unit);
          case null, default -> null;
        };
    if (folder == null) {
      return null;
    }
    Text base = new Text(folder, false, Taint.of(Label.SOURCE_CODE));
    return name instanceof Text below ? Paths.join(base, below) : base;
  }

  private @Nullable String folder(String name, Unit unit) {
    return name.equals(unit.name) || name.equals("__main__")
        ? unit.folder()
        : machine.resources.folder(name);
  }
}
