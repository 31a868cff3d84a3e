package dev.assay.bench.trojan;

import java.util.Optional;

/// Files of a wheel that every start of the interpreter runs.
enum StartCarrier implements Carrier {
  /// A line of a `.pth` file.
  PATH_FILE {
    @Override
    void write(Project project, String code, Names names) {
      project.put(file(names), "import os; exec(%s)\n".formatted(Carrier.literal(code)));
    }
  },
  /// A `.pth` file that imports a module beside it.
  PATH_FILE_MODULE {
    @Override
    void write(Project project, String code, Names names) {
      project.put(file(names), "import " + names.module() + "\n");
      project.put(names.module() + ".py", code);
    }
  },
  /// A `.pth` file that imports a new module of the package.
  PATH_FILE_PACKAGE {
    @Override
    void write(Project project, String code, Names names) {
      String folder = project.initializer().map(Carrier::folder).orElse("");
      project.put(folder + names.module() + ".py", code);
      project.put(file(names), "import " + folder.replace('/', '.') + names.module() + "\n");
    }
  },
  SITE_CUSTOMIZE {
    @Override
    void write(Project project, String code, Names names) {
      project.put("sitecustomize.py", code);
    }
  },
  USER_CUSTOMIZE {
    @Override
    void write(Project project, String code, Names names) {
      project.put("usercustomize.py", code);
    }
  };

  abstract void write(Project project, String code, Names names);

  @Override
  public Optional<String> put(Project project, String code, Names names) {
    if (!project.isWheel()) {
      return Optional.empty();
    }
    write(project, code, names);
    return Optional.of(project.root() + "start");
  }

  private static String file(Names names) {
    return "zz" + names.module() + ".pth";
  }
}
