package dev.assay.core.code;

import dev.assay.core.code.BuildSteps.Step;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.Dialect;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.document.Node;
import dev.assay.core.fact.Act.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Steps of workflows of GitHub, GitLab and others: text under the keys that all of them use for
/// commands. Expressions between `${{` and `}}` are filled in by the service before a shell sees
/// them.
final class Workflow {
  private static final Set<String> COMMANDS =
      Set.of(
          "run",
          "script",
          "before_script",
          "after_script",
          "before_install",
          "install",
          "after_success",
          "command",
          "commands",
          "bash",
          "pwsh",
          "powershell",
          "test_script",
          "build_script",
          "entry");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)\\}\\}", Pattern.DOTALL);
  private static final Pattern ALL_SECRETS = Pattern.compile("(?i)\\btojson\\(\\s*secrets\\s*\\)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final char SECRETS = Context.hole(0);
  private static final char PLAIN = Context.hole(1);

  /// All secrets of a project at once, which no step of an honest build needs; and the rest.
  private static final List<Set<Label>> HOLES = List.of(Set.of(Label.CI_TOKEN), Set.of());

  private final List<Step> steps;
  private final int most;

  Workflow(List<Step> steps, int most) {
    this.steps = steps;
    this.most = most;
  }

  void read(Node root) {
    walk(root, Map.of());
  }

  private void walk(Node node, Map<String, String> outer) {
    Map<String, String> environment = environment(node, outer);
    node.members()
        .forEach(
            (key, value) -> {
              if (COMMANDS.contains(key)) {
                commands(key, value, node, environment);
              }
              walk(value, environment);
            });
    node.values().forEach(value -> walk(value, environment));
  }

  /// What the service puts into the environment of a step: variables that hold all secrets.
  private static Map<String, String> environment(Node node, Map<String, String> outer) {
    Map<String, String> all = new LinkedHashMap<>(outer);
    for (String table : List.of("env", "variables")) {
      node.table(table)
          .forEach(
              (name, value) -> {
                String text = value.asText().orElse("");
                if (ALL_SECRETS.matcher(text).find() && NAME.matcher(name).matches()) {
                  all.put(name, filled(text));
                }
              });
    }
    return all;
  }

  private void commands(String key, Node value, Node step, Map<String, String> environment) {
    value.asText().ifPresent(text -> add(text, value.line(), key, step, environment));
    for (Node line : value.values()) {
      line.asText().ifPresent(text -> add(text, line.line(), key, step, environment));
    }
  }

  private void add(String text, int line, String key, Node step, Map<String, String> environment) {
    if (steps.size() == most || text.isBlank()) {
      return;
    }
    String shell = step.text("shell").orElse(key).toLowerCase(Locale.ROOT);
    StringBuilder script = new StringBuilder();
    environment.forEach((name, held) -> script.append(assignment(name, held, shell)));
    script.append(filled(text));
    String command =
        shell.startsWith("python")
            ? ShellReader.quoted(List.of("python", "-c", filled(text)))
            : script.toString();
    // The text of a block begins below the key.
    boolean isBlock = text.strip().indexOf('\n') >= 0;
    steps.add(new Step(command, isBlock ? line + 1 : line, dialect(shell), HOLES));
  }

  private static String assignment(String name, String held, String shell) {
    return switch (dialect(shell)) {
      case POSIX -> name + "='" + held + "'; ";
      case POWERSHELL -> "$env:" + name + " = '" + held + "'; ";
      case BATCH -> "set " + name + "=" + held + " & ";
    };
  }

  private static Dialect dialect(String shell) {
    if (shell.startsWith("pwsh") || shell.startsWith("powershell")) {
      return Dialect.POWERSHELL;
    }
    return shell.startsWith("cmd") ? Dialect.BATCH : Dialect.POSIX;
  }

  private static String filled(String text) {
    Matcher expressions = EXPRESSION.matcher(text);
    return expressions.replaceAll(
        found -> String.valueOf(ALL_SECRETS.matcher(found.group(1)).find() ? SECRETS : PLAIN));
  }
}
