package dev.assay.bench.trojan;

import java.util.Optional;

/// Places that run when a command or a function is called.
enum CallCarrier implements Carrier {
  /// A new command.
  ENTRY_POINT {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      String body = "def main():\n" + code.indent(4);
      return module(project, body, names, "console_scripts", ":main");
    }
  },
  /// A plug-in that the test runner imports at each start.
  TEST_PLUGIN {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      return module(project, code, names, "pytest11", "");
    }
  },
  /// What `python -m` runs.
  MAIN {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      Optional<String> path = project.initializer().map(it -> Carrier.folder(it) + "__main__.py");
      return Carrier.append(project, path, "if __name__ == \"__main__\":\n" + code.indent(4));
    }
  },
  /// At the beginning of a function that is already there.
  FUNCTION {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      return Statements.function(project, _ -> true).map(it -> it.enter(project, code));
    }
  },
  /// At the beginning of a function that is already there and is handed a secret.
  SECRET_FUNCTION {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      return Statements.function(project, it -> it.secret().isPresent())
          .map(it -> it.enter(project, code.replace("SECRET", it.secret().orElseThrow())));
    }
  };

  private static Optional<String> module(
      Project project, String code, Names names, String group, String function) {
    Optional<String> initializer = project.initializer();
    Optional<String> record = project.metadata("RECORD");
    if (initializer.isEmpty() || record.isEmpty()) {
      return Optional.empty();
    }
    String module = Carrier.folder(initializer.get()) + names.module() + ".py";
    project.put(module, code);
    String dotted = module.substring(0, module.length() - 3).replace('/', '.');
    String head = "[" + group + "]\n";
    String line = names.module().substring(1) + " = " + dotted + function + "\n";
    project.change(
        Carrier.folder(record.get()) + "entry_points.txt",
        text -> text.contains(head) ? text.replace(head, head + line) : text + "\n" + head + line);
    return Optional.of(module);
  }
}
