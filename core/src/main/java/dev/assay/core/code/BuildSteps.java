package dev.assay.core.code;

import dev.assay.core.code.shell.Dialect;
import dev.assay.core.document.Documents;
import dev.assay.core.document.IniFile;
import dev.assay.core.document.Node;
import dev.assay.core.fact.Act.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Commands in the files of build services and of tools that build: workflows, `Makefile`,
/// `Dockerfile`, `tox.ini`. An installer runs none of them; those who work on the project do, with
/// all that they may do.
final class BuildSteps {
  private static final int MOST = 500;
  private static final int MOST_LINES = 20_000;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z_]\\w*)\\)");
  private static final Pattern SHELL = Pattern.compile("\\$\\(shell\\s");
  private static final Set<String> TOX = Set.of("commands", "commands-pre", "commands-post");

  private final List<Step> steps = new ArrayList<>();

  private BuildSteps() {}

  /// A command of a build.
  ///
  /// @param line counted from 1
  /// @param holes what the unknown parts of the command are made of
  record Step(String text, int line, Dialect dialect, List<Set<Label>> holes) {
    Step {
      holes = List.copyOf(holes);
    }

    static Step of(String text, int line) {
      return new Step(text, line, Dialect.POSIX, List.of());
    }
  }

  /// Whether a text is found by a tool that builds, by its name.
  static boolean isKnown(String path) {
    return isWorkflow(path) || isMake(name(path)) || isDocker(name(path)) || isTox(name(path));
  }

  private static String name(String path) {
    return Paths.name(path).toLowerCase(Locale.ROOT);
  }

  private static boolean isWorkflow(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".yml") && !lower.endsWith(".yaml")) {
      return false;
    }
    String name = name(path);
    String plain = name.substring(0, name.lastIndexOf('.'));
    return lower.contains(".github/")
        || lower.contains(".gitlab/")
        || lower.contains(".circleci/")
        || lower.contains(".gitea/workflows/")
        || lower.contains(".forgejo/workflows/")
        || switch (plain) {
          case ".gitlab-ci",
              ".travis",
              "azure-pipelines",
              "bitbucket-pipelines",
              "appveyor",
              ".appveyor",
              ".cirrus",
              "action",
              ".readthedocs",
              ".pre-commit-hooks",
              "cloudbuild",
              "buildspec" ->
              true;
          default -> false;
        };
  }

  private static boolean isMake(String name) {
    return name.equals("makefile") || name.equals("gnumakefile") || name.endsWith(".mk");
  }

  private static boolean isDocker(String name) {
    return name.startsWith("dockerfile")
        || name.startsWith("containerfile")
        || name.endsWith(".dockerfile");
  }

  private static boolean isTox(String name) {
    return name.equals("tox.ini");
  }

  static List<Step> read(String path, byte[] bytes) {
    BuildSteps reader = new BuildSteps();
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (isWorkflow(path)) {
      if (Documents.yaml(bytes) instanceof Documents.Reading.Parsed(Node root)) {
        new Workflow(reader.steps, MOST).read(root);
      }
    } else if (isMake(name(path))) {
      reader.make(text);
    } else if (isDocker(name(path))) {
      reader.docker(text);
    } else {
      reader.tox(text);
    }
    return reader.steps;
  }

  private void add(String command, int line) {
    if (!command.isBlank() && steps.size() < MOST) {
      steps.add(Step.of(command, line));
    }
  }

  /// Lines with what continues them, apart.
  private record Line(String text, int number) {}

  private static List<Line> joined(String text) {
    List<Line> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int number = 0;
    int first = 1;
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      number++;
      if (open.isEmpty()) {
        first = number;
      }
      if (line.endsWith("\\")) {
        open.append(line, 0, line.length() - 1).append(' ');
      } else {
        lines.add(new Line(open.append(line).toString(), first));
        open.setLength(0);
      }
    }
    lines.add(new Line(open.toString(), first));
    return lines;
  }

  /// Recipes, and commands that are run when the file is read.
  private void make(String text) {
    for (Line line : joined(text)) {
      if (line.text().startsWith("\t")) {
        String recipe = line.text().strip();
        int start = 0;
        while (start < recipe.length() && "@-+ ".indexOf(recipe.charAt(start)) >= 0) {
          start++;
        }
        add(ofMake(recipe.substring(start)), line.number());
      } else if (SHELL.matcher(line.text()).find()) {
        int from = line.text().indexOf("$(shell");
        add(": " + ofMake(line.text().substring(from)), line.number());
      }
    }
  }

  /// Variables of make as those of a shell.
  private static String ofMake(String recipe) {
    String called = SHELL.matcher(recipe).replaceAll("\\$(");
    return VARIABLE.matcher(called).replaceAll("\\${$1}").replace("$$", "$");
  }

  private void docker(String text) {
    for (Line line : joined(text)) {
      String plain = line.text().strip();
      String upper = plain.toUpperCase(Locale.ROOT);
      String rest = upper.startsWith("ONBUILD ") ? plain.substring(8).strip() : plain;
      int space = rest.indexOf(' ');
      String instruction = space < 0 ? "" : rest.substring(0, space).toUpperCase(Locale.ROOT);
      switch (instruction) {
        case "RUN", "CMD", "ENTRYPOINT" -> add(ofDocker(rest.substring(space)), line.number());
        default -> {
          // It runs nothing.
        }
      }
    }
  }

  /// Without options, and words in brackets as one command.
  private static String ofDocker(String written) {
    String command = written.strip();
    while (command.startsWith("--") && command.indexOf(' ') > 0) {
      command = command.substring(command.indexOf(' ')).strip();
    }
    boolean isList =
        command.startsWith("[")
            && Documents.json(command.getBytes(StandardCharsets.UTF_8))
                instanceof Documents.Reading.Parsed;
    return isList
        ? command.substring(1, command.length() - 1).replaceAll("\"\\s*,\\s*\"", "\" \"")
        : command;
  }

  private void tox(String text) {
    IniFile file = IniFile.read(text);
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      String stripped = line.strip();
      if (stripped.startsWith("[") && stripped.endsWith("]")) {
        String section = stripped.substring(1, stripped.length() - 1).strip();
        for (String key : file.keys(section.toLowerCase(Locale.ROOT))) {
          if (TOX.contains(key)) {
            file.lines(section.toLowerCase(Locale.ROOT), key)
                .forEach(it -> add(ofTox(it.text()), it.number()));
          }
        }
      }
    }
  }

  /// Without what `tox` reads itself: `-` for failures that do not count, conditions.
  private static String ofTox(String line) {
    String command = line.replaceFirst("^[\\w{},!-]+:\\s+", "").strip();
    return command.startsWith("- ") ? command.substring(2) : command;
  }
}
