package dev.assay.core.code;

import dev.assay.core.document.Documents;
import dev.assay.core.document.IniFile;
import dev.assay.core.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the files that packaging tools read say of code that is run: build back ends (PEP 517),
/// their hooks, and entry points.
final class Configuration {
  private static final List<String> HOOKS =
      List.of(
          "build_wheel",
          "build_sdist",
          "build_editable",
          "get_requires_for_build_wheel",
          "get_requires_for_build_sdist",
          "get_requires_for_build_editable",
          "prepare_metadata_for_build_wheel",
          "prepare_metadata_for_build_editable");

  /// Folders of back ends that lie in the project, relative to it.
  final List<String> backendPaths = new ArrayList<>();

  /// Modules of the back end, where it may lie in the project.
  final List<String> backends = new ArrayList<>();

  /// `module:function` of the back end's hooks.
  final List<String> hooks = new ArrayList<>();

  /// Files that a build runs, relative to the project.
  final List<String> buildFiles = new ArrayList<>();

  /// Modules that a build imports.
  final List<String> buildModules = new ArrayList<>();

  /// Console scripts and plug-ins.
  final List<EntryPoint> entryPoints = new ArrayList<>();

  /// `module:function` that an interpreter calls when it starts.
  final List<String> startPoints = new ArrayList<>();

  /// Reads `entry_points.txt`.
  void readEntryPoints(byte[] bytes) {
    readSections(IniFile.read(text(bytes)), new String(bytes, StandardCharsets.UTF_8));
  }

  private void readSections(IniFile file, String text) {
    // The format has no list of sections; their headers tell them.
    for (String line : text.lines().limit(10_000).toList()) {
      String stripped = line.strip();
      if (stripped.startsWith("[") && stripped.endsWith("]")) {
        String section = stripped.substring(1, stripped.length() - 1);
        String lower = section.strip().toLowerCase(Locale.ROOT);
        for (String key : file.keys(lower)) {
          file.value(lower, key).ifPresent(value -> entryPoint(EntryPoint.of(lower, key, value)));
        }
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Reads `setup.cfg`.
  void readSetupCfg(byte[] bytes) {
    IniFile file = IniFile.read(text(bytes));
    for (String group : file.keys("options.entry-points")) {
      entryLines(group, file.lines("options.entry-points", group));
    }
    for (String group : file.keys("options.entry_points")) {
      entryLines(group, file.lines("options.entry_points", group));
    }
    file.lines("options", "cmdclass").forEach(line -> buildModule(afterEquals(line.text())));
    file.lines("global", "setup-hooks").forEach(line -> buildModule(line.text()));
  }

  private void entryLines(String group, List<IniFile.Line> lines) {
    for (IniFile.Line line : lines) {
      String text = line.text();
      String name = text.substring(0, Math.max(0, text.indexOf('=')));
      entryPoint(EntryPoint.of(group, name, afterEquals(text)));
    }
  }

  private static String afterEquals(String line) {
    return line.substring(line.indexOf('=') + 1).strip();
  }

  /// Reads `pyproject.toml`.
  void readPyproject(byte[] bytes) {
    if (!(Documents.toml(bytes) instanceof Documents.Reading.Parsed(Node root))) {
      return;
    }
    root.at("build-system").ifPresent(this::buildSystem);
    for (String table : List.of("scripts", "gui-scripts")) {
      root.at("project").ifPresent(project -> points(table, project.table(table)));
    }
    root.at("project", "entry-points").ifPresent(this::groups);
    root.at("tool").ifPresent(this::tools);
  }

  private void groups(Node groups) {
    groups.members().forEach((group, table) -> points(group, table.members()));
  }

  private void points(String group, Map<String, Node> table) {
    table.forEach(
        (name, value) ->
            value.asText().ifPresent(text -> entryPoint(EntryPoint.of(group, name, text))));
  }

  private void buildSystem(Node table) {
    for (Node path : table.array("backend-path")) {
      path.asText().ifPresent(backendPaths::add);
    }
    Optional<String> backend = table.text("build-backend");
    if (backend.orElse("").startsWith("pdm.")) {
      buildFiles.add("pdm_build.py");
    }
    if (backend.isPresent() && !backendPaths.isEmpty()) {
      int colon = backend.get().indexOf(':');
      String module = colon < 0 ? backend.get() : backend.get().substring(0, colon);
      String object = colon < 0 ? "" : backend.get().substring(colon + 1) + ".";
      backends.add(module);
      for (String hook : HOOKS) {
        hooks.add(module + ":" + object + hook);
      }
    }
  }

  /// Hooks of Hatch, Poetry, PDM and setuptools that run files of the project.
  private void tools(Node tool) {
    tool.at("hatch", "build", "hooks", "custom")
        .ifPresent(hook -> buildFiles.add(hook.text("path").orElse("hatch_build.py")));
    tool.at("hatch", "metadata", "hooks", "custom")
        .ifPresent(hook -> buildFiles.add(hook.text("path").orElse("hatch_build.py")));
    tool.at("hatch", "build", "targets")
        .ifPresent(
            targets ->
                targets.members().values().stream()
                    .flatMap(target -> target.at("hooks", "custom").stream())
                    .forEach(hook -> buildFiles.add(hook.text("path").orElse("hatch_build.py"))));
    tool.at("poetry", "build", "script").flatMap(Node::asText).ifPresent(buildFiles::add);
    tool.at("poetry", "build").flatMap(Node::asText).ifPresent(buildFiles::add);
    tool.at("pdm", "build")
        .ifPresent(build -> buildFiles.add(build.text("custom-hook").orElse("pdm_build.py")));
    tool.at("poetry").ifPresent(poetry -> points("scripts", poetry.table("scripts")));
    tool.at("poetry", "plugins").ifPresent(this::groups);
    tool.at("flit").ifPresent(flit -> points("scripts", flit.table("scripts")));
    tool.at("flit", "entrypoints").ifPresent(this::groups);
    tool.at("setuptools", "cmdclass")
        .ifPresent(
            table ->
                table.members().values().forEach(it -> it.asText().ifPresent(this::buildModule)));
  }

  /// `package.module.Class`, whose module is imported.
  private void buildModule(String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      buildModules.add(name.substring(0, dot));
    }
  }

  /// A line of a start file: `module:function`.
  void startPoint(String line) {
    String plain = line.strip();
    int colon = plain.indexOf(':');
    if (colon > 0 && !plain.startsWith("#") && startPoints.size() < 1_000) {
      startPoints.add(plain);
    }
  }

  /// How many entry points are there for setuptools.
  long installerPoints() {
    return entryPoints.stream().filter(point -> point.role() == EntryPoint.Role.INSTALLER).count();
  }

  void entryPoint(EntryPoint point) {
    if (!point.value().isEmpty() && entryPoints.size() < 1_000) {
      entryPoints.add(point);
    }
  }
}
