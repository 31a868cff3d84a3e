package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.knowledge.Places;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;

/// One variable of the environment: a folder is a path, a secret has its label, others have none.
final class Environment {
  private Environment() {}

  static Value read(Machine machine, Text name, Site site) {
    String folder = folder(name.text());
    if (!folder.isEmpty()) {
      return Text.of(folder);
    }
    if (!name.isWhole()) {
      return Unknown.of(name.taint());
    }
    Taint taint = Taint.NONE;
    for (Label label : Places.ofVariable(name.text())) {
      taint = taint.with(label);
      if (label != Label.HOST_IDENTITY) {
        machine.acts.add(Act.Kind.READS_SECRET, name.text(), taint, site);
      }
    }
    return Unknown.of(taint);
  }

  /// A path whose first part is a variable (`$APPDATA/x`), as [#read] gives it.
  static String expanded(String path) {
    if (!path.startsWith("$")) {
      return path;
    }
    boolean braced = path.startsWith("${");
    int from = braced ? 2 : 1;
    int to = from;
    while (to < path.length()
        && (Character.isLetterOrDigit(path.charAt(to)) || path.charAt(to) == '_')) {
      to++;
    }
    String folder = folder(path.substring(from, to));
    return folder.isEmpty()
        ? path
        : folder + path.substring(braced ? Math.min(path.length(), to + 1) : to);
  }

  private static String folder(String name) {
    return switch (name) {
      case "HOME", "USERPROFILE", "HOMEPATH" -> "~";
      case "APPDATA",
          "LOCALAPPDATA",
          "TEMP",
          "TMP",
          "PROGRAMDATA",
          "ProgramData",
          "PROGRAMFILES",
          "SYSTEMROOT",
          "WINDIR",
          "TMPDIR",
          "localappdata",
          "appdata",
          "temp" ->
          "%" + name + "%";
      default -> "";
    };
  }
}
