package dev.assay.core.code;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Commands in files that other tools read: editors, assistants, `npm`, `systemd`, desktops,
/// Windows.
final class CommandFiles {
  private static final List<String> SCRIPTS =
      List.of("preinstall", "install", "postinstall", "prepare");
  private static final List<String> STARTS = List.of("ExecStart=", "ExecStartPre=", "Exec=");
  private static final int MOST = 200;

  private CommandFiles() {}

  /// A command and the line it stands in, counted from 1.
  record Command(String text, int line) {}

  /// Whether a JSON file is one of those that hold commands.
  static boolean isKnown(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith("package.json")
        || lower.endsWith(".vscode/tasks.json")
        || lower.endsWith("mcp.json")
        || lower.contains(".claude/settings")
        || lower.endsWith("claude_desktop_config.json")
        || lower.endsWith("devcontainer.json");
  }

  private static boolean isWindowsScript(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".vbs") || lower.endsWith(".hta") || lower.endsWith(".wsf");
  }

  static List<Command> read(String path, byte[] bytes) {
    List<Command> commands = new ArrayList<>();
    if (!path.toLowerCase(Locale.ROOT).endsWith(".json")) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (isWindowsScript(path)) {
        return WindowsScript.read(text);
      }
      lines(text, commands);
    } else if (Documents.json(bytes) instanceof Documents.Reading.Parsed(Node root)) {
      json(root, commands);
    }
    return commands;
  }

  private static void json(Node root, List<Command> commands) {
    for (String script : SCRIPTS) {
      root.at("scripts", script).ifPresent(node -> add(node, List.of(), commands));
    }
    for (Node task : root.array("tasks")) {
      task.at("command").ifPresent(node -> add(node, task.array("args"), commands));
    }
    for (String servers : List.of("mcpServers", "servers")) {
      for (Node server : root.table(servers).values()) {
        server.at("command").ifPresent(node -> add(node, server.array("args"), commands));
      }
    }
    for (Node event : root.table("hooks").values()) {
      for (Node matcher : event.values()) {
        for (Node hook : matcher.array("hooks")) {
          hook.at("command").ifPresent(node -> add(node, List.of(), commands));
        }
      }
    }
    for (String moment : List.of("initializeCommand", "postCreateCommand", "postStartCommand")) {
      root.at(moment).ifPresent(node -> add(node, List.of(), commands));
    }
  }

  private static void add(Node command, List<Node> arguments, List<Command> commands) {
    Optional<String> program = command.asText();
    if (program.isPresent() && commands.size() < MOST) {
      StringBuilder text = new StringBuilder(program.get());
      for (Node argument : arguments) {
        String word = argument.asText().orElse("");
        text.append(" '").append(word.replace("'", "'\\''")).append('\'');
      }
      commands.add(new Command(text.toString(), command.line()));
    }
  }

  private static void lines(String text, List<Command> commands) {
    int number = 0;
    for (String line : text.lines().limit(10_000).toList()) {
      number++;
      String command = started(line.strip());
      if (!command.isBlank() && commands.size() < MOST) {
        commands.add(new Command(command, number));
      }
    }
  }

  private static String started(String line) {
    for (String start : STARTS) {
      if (line.startsWith(start)) {
        return line.substring(start.length());
      }
    }
    return "";
  }
}
