package dev.assay.core.code;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.binary.Binaries;
import dev.assay.core.code.binary.BinaryPlace;
import dev.assay.core.code.disguise.Disguises;
import dev.assay.core.code.javascript.JavaScriptReader;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.Dialect;
import dev.assay.core.code.shell.PythonText;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads each file by its kind: what is Python goes to the modules, the rest becomes acts at once.
final class KindReader {
  private final Layout layout;
  private final Totals totals;
  private final Nesting nesting;
  private final Modules modules;
  private int programs;

  KindReader(Layout layout, Totals totals, Nesting nesting, Modules modules) {
    this.layout = layout;
    this.totals = totals;
    this.nesting = nesting;
    this.modules = modules;
  }

  /// Reads a file; its kind.
  FileKind read(String path, byte[] bytes) {
    configuration(path, bytes);
    totals.add(Requirements.acts(path, full(path), bytes, layout, nesting.trail()));
    FileKind kind = KindFinder.of(path, bytes);
    switch (kind) {
      case PYTHON -> python(path, bytes);
      case PATH_FILE -> pathFile(path, bytes);
      case START_FILE -> startFile(path, bytes);
      case COMMANDS -> commands(path, bytes);
      case BUILD_STEPS -> buildSteps(path, bytes);
      case NOTEBOOK -> notebook(path, bytes);
      case POSIX_SHELL -> shell(path, bytes, Dialect.POSIX);
      case POWERSHELL -> shell(path, bytes, Dialect.POWERSHELL);
      case BATCH -> shell(path, bytes, Dialect.BATCH);
      case JAVASCRIPT ->
          totals.add(JavaScriptReader.acts(text(bytes), context(path, Phase.CALL, Reach.ON_CALL)));
      case COMPILED -> compiled(path, bytes);
      case PICKLE -> binary(path, Binaries.pickle(bytes, place(path)));
      case NATIVE -> binary(path, Binaries.nativeFile(bytes, place(path), isForeign(path)));
      case ARCHIVE, TEXT, DATA -> {}
    }
    return kind;
  }

  private String full(String path) {
    return nesting.prefix() + path;
  }

  private void configuration(String path, byte[] bytes) {
    String name = Paths.name(path);
    Configuration found = modules.configuration();
    if (name.equals("entry_points.txt") && !Paths.isAside(path, layout.root())) {
      found.readEntryPoints(bytes);
    } else if (layout.isRootFile(path, "setup.cfg")) {
      found.readSetupCfg(bytes);
    } else if (layout.isRootFile(path, "pyproject.toml")) {
      found.readPyproject(bytes);
    }
  }

  private void python(String path, byte[] bytes) {
    Module module = PythonParser.parse(bytes);
    modules.add(path, module);
    if (module.source().hasNul()) {
      totals.add(
          Marks.unknown("a module that is no text", Location.of(full(path)), nesting.trail()));
    }
    totals.add(Disguises.of(module, full(path), nesting.trail()));
    if (layout.isRootFile(path, "setup.py")) {
      SetupArguments.entryPoints(module).forEach(modules.configuration()::entryPoint);
    }
  }

  private void pathFile(String path, byte[] bytes) {
    String program = PathLines.program(bytes);
    if (!program.isEmpty()) {
      Module module = PythonParser.parse(Source.of(program));
      boolean aside = Paths.isAside(path, layout.root());
      modules.add(path, module, aside ? Phase.CALL : Phase.START, List.of());
      totals.add(Disguises.of(module, full(path), nesting.trail()));
    }
  }

  private void startFile(String path, byte[] bytes) {
    if (!Paths.isAside(path, layout.root())) {
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .limit(1_000)
          .forEach(modules.configuration()::startPoint);
    }
  }

  private void commands(String path, byte[] bytes) {
    for (CommandFiles.Command command : CommandFiles.read(path, bytes)) {
      Context context = context(path, Phase.CALL, Reach.ON_CALL);
      totals.add(ShellReader.acts(command.text(), at(context, command.line())));
    }
  }

  private void buildSteps(String path, byte[] bytes) {
    Context context = context(path, Phase.CALL, Reach.ON_CALL);
    List<String> trail = new ArrayList<>(context.trail());
    trail.add("step of `" + full(path) + "`");
    for (BuildSteps.Step step : BuildSteps.read(path, bytes)) {
      Context at =
          new Context(
              context.phase(),
              context.reach(),
              new Location(full(path), step.line()),
              trail,
              step.holes(),
              context.python());
      totals.add(ShellReader.acts(step.text(), step.dialect(), at));
    }
  }

  private void notebook(String path, byte[] bytes) {
    Notebook notebook = Notebook.read(bytes);
    if (!notebook.program().isBlank()) {
      modules.add(
          path,
          PythonParser.parse(Source.of(notebook.program())),
          Phase.CALL,
          List.of("cells of the notebook"));
    }
    for (Notebook.Command command : notebook.commands()) {
      Context context = context(path, Phase.CALL, Reach.ON_CALL);
      totals.add(ShellReader.acts(command.text(), at(context, command.line())));
    }
  }

  private static Context at(Context context, int line) {
    return Context.of(
        context.phase(),
        context.reach(),
        new Location(context.location().file(), line),
        context.trail(),
        context.python());
  }

  private Context context(String path, Phase phase, Reach reach) {
    PythonText python =
        (program, at) -> {
          modules.add(
              path + "#" + ++programs,
              PythonParser.parse(Source.of(program)),
              phase,
              List.of("given to an interpreter at " + at.location()));
          return List.of();
        };
    return Context.of(phase, reach, new Location(full(path), 1), nesting.trail(), python);
  }

  private void shell(String path, byte[] bytes, Dialect dialect) {
    boolean links = isLinkScript(path) && !nesting.isAside();
    Context context =
        links
            ? context(path, Phase.INSTALL, Reach.AUTOMATIC)
            : context(path, Phase.CALL, Reach.ON_CALL);
    totals.add(ShellReader.acts(text(bytes), dialect, context));
  }

  /// Scripts that conda runs when it links or unlinks a package, or activates its environment.
  private static boolean isLinkScript(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.contains("-post-link.")
        || lower.contains("-pre-link.")
        || lower.contains("-pre-unlink.")
        || lower.contains("etc/conda/activate.d/");
  }

  /// Text by its mark, else UTF-8.
  private static String text(byte[] bytes) {
    Source source = Source.decode(bytes);
    return source.slice(0, source.length());
  }

  private void compiled(String path, byte[] bytes) {
    Binaries.Compiled compiled = Binaries.compiled(bytes, place(path));
    totals.add(compiled.acts());
    if (!compiled.program().isBlank()) {
      Module module = PythonParser.parse(Source.of(compiled.program()));
      if (path.contains("__pycache__/")) {
        modules.add(path, module, Phase.CALL, List.of("compiled module"));
      } else {
        modules.add(path, module);
      }
    }
  }

  private BinaryPlace place(String path) {
    return new BinaryPlace(full(path), nesting.trail(), Paths.isAside(path, layout.root()));
  }

  /// Whether a native file has no place here: in a source distribution, or in a wheel for any
  /// platform.
  private boolean isForeign(String path) {
    return layout.isBuilt() || !layout.isForOnePlatform() || path.endsWith(".txt");
  }

  private void binary(String path, Binaries.Found found) {
    totals.add(found.acts());
    int part = 0;
    for (Binaries.Program program : found.programs()) {
      List<String> trail = new ArrayList<>(program.trail());
      modules.add(
          part++ == 0 ? path : path + "#" + part,
          PythonParser.parse(Source.of(program.text())),
          Phase.CALL,
          trail);
    }
  }
}
