package dev.assay.core.code.shell;

import dev.assay.core.code.knowledge.Places;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a shell knows while it runs a script: its variables, and the files that were written.
final class Session {
  private static final int MOST = 2_000;
  private static final int LONGEST = 1 << 20;

  final Acting acting;
  private final Map<String, Value> variables = new HashMap<>();
  private final Map<String, Value> files = new HashMap<>();

  Session(Acting acting) {
    this.acting = acting;
  }

  void assign(String name, Value value) {
    if (variables.size() < MOST) {
      variables.put(name, value.text().length() > LONGEST ? Value.unknown(value.labels()) : value);
    }
  }

  /// The value of a variable; of one that nobody assigned, what its name tells.
  Value variable(String name) {
    Value assigned = variables.get(name);
    if (assigned != null) {
      return assigned;
    }
    return switch (name) {
      case "HOME", "USERPROFILE", "HOMEPATH" -> new Value("~", Set.of(), true);
      default -> new Value("$" + name, Places.ofVariable(name), false);
    };
  }

  /// Something is written into a file.
  void write(String path, Value content) {
    if (path.isEmpty()
        || path.equals("/dev/null")
        || path.equalsIgnoreCase("nul")
        || path.startsWith("/dev/std")) {
      return;
    }
    if (Places.isPersistent(path)) {
      acting.add(Kind.PERSISTS, path, content.labels());
    } else {
      acting.add(Kind.WRITES_FILE, path, content.labels());
    }
    keep(path, content);
  }

  void keep(String path, Value content) {
    if (files.size() < MOST) {
      files.put(plain(path), content);
    }
  }

  /// What a file holds: what was written there, or what its path tells.
  Value file(String path) {
    Value written = files.get(plain(path));
    if (written != null) {
      return written;
    }
    Set<Label> labels = Places.ofPath(path);
    if (!labels.isEmpty()) {
      boolean plain = labels.equals(Set.of(Label.HOST_IDENTITY));
      acting.add(plain ? Kind.READS_FILE : Kind.READS_SECRET, path, labels);
    }
    return Value.unknown(labels);
  }

  /// Whether something was written to this path, or unpacked or cloned into a folder above it.
  Value written(String path) {
    String plain = plain(path);
    for (String at = plain; !at.isEmpty(); at = parent(at)) {
      Value found = files.get(at);
      if (found != null) {
        return found;
      }
    }
    return Value.NOTHING;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String plain(String path) {
    String slashes = path.replace('\\', '/');
    return slashes.startsWith("./") ? slashes.substring(2) : slashes;
  }
}
