package dev.assay.core.code.evaluation;

import dev.assay.core.code.knowledge.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What functions of Python's library and of well-known packages mean, by their full names: rows of
/// `functions.tsv`. What a call of `a.b` gives is `a.b()`, and its methods `a.b().c`.
final class Catalogue {
  static final Catalogue INSTANCE = new Catalogue();

  private static final Set<String> FILLING =
      Set.of(
          "append",
          "add",
          "write",
          "writelines",
          "update",
          "extend",
          "put",
          "writestr",
          "attach",
          "set_payload",
          "add_file",
          "add_embed",
          "set_content",
          "push",
          "insert",
          "add_header",
          "add_embed_field",
          "set_description",
          "writerow",
          "add_field",
          "setdefault",
          "put_nowait",
          "write_bytes",
          "write_text",
          "setopt",
          "set_data",
          "add_attachment",
          "add_files",
          "update_one",
          "send_keys");

  private static final Set<String> POURING =
      Set.of(
          "save", "dump", "to_csv", "to_json", "to_pickle", "export", "tofile", "writeto", "savez");

  private final Map<String, Meaning> meanings = new HashMap<>();
  private final Map<String, Meaning> handing = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Set<String> modules = new HashSet<>();

  /// How the paths begin that go by other names.
  private final Set<String> renamed = new HashSet<>();

  private Catalogue() {
    for (List<String> row : Rows.of(Catalogue.class, "functions.tsv")) {
      String word = row.get(1).toUpperCase(Locale.ROOT);
      String roles = row.size() > 2 ? row.get(2) : "";
      String detail = row.size() > 3 ? row.get(3) : "";
      Meaning.Kind kind = Meaning.Kind.valueOf(word);
      for (String path : Splitting.by(row.getFirst(), " ", Items.LONGEST, false)) {
        if (kind == Meaning.Kind.ALIAS) {
          aliases.put(path, roles);
          renamed.add(root(path));
        } else {
          add(path, kind, roles, detail);
        }
      }
    }
  }

  private void add(String path, Meaning.Kind kind, String roles, String detail) {
    addModule(path);
    List<String> all = roles.isEmpty() ? List.of() : Splitting.by(roles, "|", Items.LONGEST, false);
    (kind == Meaning.Kind.HANDS ? handing : meanings).put(path, new Meaning(kind, all, detail));
  }

  /// Methods of texts stand under `str`, which is no module.
  private void addModule(String path) {
    int dot = path.indexOf('.');
    if (dot > 0 && !path.startsWith("str.") && !path.startsWith("builtins.")) {
      modules.add(path.substring(0, dot));
    }
  }

  private static String root(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /// The name under which the catalogue knows a path.
  String canonical(String path) {
    if (!renamed.contains(root(path))) {
      return path;
    }
    String whole = aliases.get(path);
    if (whole != null) {
      return whole;
    }
    int dot = path.lastIndexOf('.');
    while (dot > 0) {
      String alias = aliases.get(path.substring(0, dot));
      if (alias != null) {
        return alias + path.substring(dot);
      }
      dot = path.lastIndexOf('.', dot - 1);
    }
    return path;
  }

  /// What a path means; a row `a().*` stands for all that is done with what `a` gives.
  @Nullable Meaning find(String path) {
    Meaning meaning = meanings.get(path);
    int object = meaning == null ? path.indexOf("().") : -1;
    return object < 0 ? meaning : meanings.get(path.substring(0, object + 2) + ".*");
  }

  /// What a function hands to the functions it is given, and when.
  @Nullable Meaning handing(String path) {
    return handing.get(path);
  }

  /// Whether all that is done with an object goes to what it is pointed at.
  boolean isHub(String path) {
    int object = path.indexOf("()");
    return object >= 0 && meanings.containsKey(path.substring(0, object + 2) + ".*");
  }

  /// Whether this is a module of which it knows something.
  boolean isModule(String name) {
    return modules.contains(name);
  }

  /// Whether a method of this name puts its object into its first argument.
  boolean isPouring(String method) {
    return POURING.contains(method);
  }

  /// Whether a method of this name puts its arguments into its object.
  boolean isFilling(String method) {
    return FILLING.contains(method);
  }
}
