package dev.assay.bench.trojan;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Places in a source distribution that run when it is built or installed.
enum BuildCarrier implements Carrier {
  /// At the beginning of `setup.py`.
  SETUP {
    @Override
    Optional<String> write(Project project, String code, Names names) {
      // An import from the future must stay first.
      return change(project, it -> it.contains("__future__") ? it : code + it);
    }
  },
  /// In a module that `setup.py` imports.
  SETUP_HELPER {
    @Override
    Optional<String> write(Project project, String code, Names names) {
      project.put(project.root() + names.module() + ".py", code);
      String line =
          "import os, sys\nsys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))\n"
              + "import "
              + names.module()
              + "\n";
      return change(project, it -> it.contains("__future__") ? it : line + it);
    }
  },
  INSTALL_COMMAND {
    @Override
    Optional<String> write(Project project, String code, Names names) {
      return command(project, code, names, "install");
    }
  },
  METADATA_COMMAND {
    @Override
    Optional<String> write(Project project, String code, Names names) {
      return command(project, code, names, "egg_info");
    }
  },
  MODULES_COMMAND {
    @Override
    Optional<String> write(Project project, String code, Names names) {
      return command(project, code, names, "build_py");
    }
  },
  /// A build back end inside the source tree (PEP 517).
  BACK_END {
    @Override
    Optional<String> write(Project project, String code, Names names) {
      String path = project.root() + "pyproject.toml";
      Optional<String> text =
          project
              .text(path)
              .filter(it -> it.contains("build-backend") && !it.contains("backend-path"));
      String back = "build-backend = \"MODULE\"\nbackend-path = [\"_build\"]";
      text.ifPresent(
          it ->
              project.put(
                  path, it.replaceFirst("build-backend *= *[\"'][^\"']*[\"']", names.in(back))));
      String module = project.root() + "_build/" + names.module() + ".py";
      return text.map(
          _ -> {
            project.put(module, "from setuptools.build_meta import *\n\n" + code);
            return module;
          });
    }
  };

  abstract Optional<String> write(Project project, String code, Names names);

  @Override
  public Optional<String> put(Project project, String code, Names names) {
    return project.isWheel() ? Optional.empty() : write(project, code, names);
  }

  /// Changes `setup.py`, where that changes anything.
  private static Optional<String> change(Project project, UnaryOperator<String> change) {
    String path = project.root() + "setup.py";
    return project
        .text(path)
        .filter(it -> !change.apply(it).equals(it))
        .map(
            it -> {
              project.put(path, change.apply(it));
              return path;
            });
  }

  private static Optional<String> command(
      Project project, String code, Names names, String command) {
    String head =
        """
        from setuptools.command.COMMAND import COMMAND as MODULE


        class CLASS(MODULE):
            def run(self):
                MODULE.run(self)
                CODE


        """;
    String added = names.in(Carrier.fill(head.replace("COMMAND", command), code));
    String argument = "setup(cmdclass={\"%s\": %s}, ".formatted(command, names.type());
    return change(
        project,
        it -> {
          int call = it.lastIndexOf("setup(");
          boolean isClear = call >= 0 && !it.contains("cmdclass") && !it.contains("__future__");
          return isClear ? added + it.substring(0, call) + argument + it.substring(call + 6) : it;
        });
  }
}
