package dev.assay.core.detector.naming;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.version.PackageName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Names that one imports where the distribution is called otherwise, from lines of module, tab and
/// distribution.
final class ModuleNames {
  /// The module and the distribution as they are written.
  record Module(String name, String distribution) {}

  private final Map<String, Module> modules = new HashMap<>();

  private ModuleNames() {}

  static ModuleNames read(byte[] text) {
    ModuleNames names = new ModuleNames();
    new String(text, UTF_8).lines().forEach(names::add);
    return names;
  }

  private void add(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length == 2 && !line.startsWith("#")) {
      PackageName.parse(columns[0])
          .ifPresent(
              name -> modules.put(name.normalized(), new Module(columns[0], columns[1].strip())));
    }
  }

  /// The module that a normalised name would be mistaken for.
  Optional<Module> find(String name) {
    return Optional.ofNullable(modules.get(name))
        .filter(module -> !PackageName.of(module.distribution()).normalized().equals(name));
  }

  int size() {
    return modules.size();
  }
}
