package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/// Where in a project code is put, and so when it runs.
sealed interface Carrier
    permits ImportCarrier, TriggerCarrier, FileCarrier, StartCarrier, BuildCarrier, CallCarrier {
  /// Puts code into a project.
  ///
  /// @return the file that it runs in; empty where the project has no such place
  Optional<String> put(Project project, String code, Names names);

  /// A template in which the line `CODE` stands for the code, indented as that line is.
  static String fill(String template, String code) {
    StringBuilder text = new StringBuilder();
    for (String line : template.lines().toList()) {
      text.append(line.strip().equals("CODE") ? code.indent(line.indexOf('C')) : line + "\n");
    }
    return text.toString();
  }

  /// Puts code behind what a file holds.
  static Optional<String> append(Project project, Optional<String> path, String code) {
    path.ifPresent(it -> project.change(it, text -> text.stripTrailing() + "\n\n\n" + code));
    return path;
  }

  static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// A Python string literal.
  static String literal(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
