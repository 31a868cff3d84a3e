package dev.assay.core.code.binary;

import dev.assay.core.code.knowledge.Rows;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What imports make possible, by the rows of `imports.tsv`.
final class ImportMeanings {
  private static final Map<String, Meaning> MEANINGS = meanings();

  private ImportMeanings() {}

  /// A kind of act and what it carries.
  record Meaning(Kind kind, Set<Label> labels) {
    Meaning {
      labels = Set.copyOf(labels);
    }
  }

  /// The names that stand behind each meaning, in alphabetical order.
  static Map<Meaning, Set<String>> of(NativeImports imports) {
    Map<Meaning, Set<String>> found = new LinkedHashMap<>();
    for (String symbol : imports.symbols()) {
      add(meaning(symbol), symbol, found);
    }
    for (String library : imports.libraries()) {
      add(MEANINGS.get(plain(library)), library, found);
    }
    return found;
  }

  private static void add(@Nullable Meaning meaning, String name, Map<Meaning, Set<String>> found) {
    if (meaning != null) {
      found.computeIfAbsent(meaning, _ -> new TreeSet<>()).add(name);
    }
  }

  private static @Nullable Meaning meaning(String symbol) {
    Meaning known = MEANINGS.get(symbol);
    boolean typed = symbol.endsWith("A") || symbol.endsWith("W");
    return known == null && typed ? MEANINGS.get(symbol.substring(0, symbol.length() - 1)) : known;
  }

  /// `libcurl.so.4` and `libcurl.4.dylib` are `libcurl.so` and `libcurl.dylib`.
  private static String plain(String library) {
    int object = library.indexOf(".so.");
    return object > 0
        ? library.substring(0, object + 3)
        : library.replaceFirst("(\\.\\d+)+\\.dylib$", ".dylib");
  }

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> meanings = new HashMap<>();
    for (List<String> row : Rows.of(ImportMeanings.class, "imports.tsv")) {
      EnumSet<Label> labels = EnumSet.noneOf(Label.class);
      for (String label : row.get(1).split(" ", -1)) {
        if (!label.equals("-")) {
          labels.add(Label.valueOf(label));
        }
      }
      Meaning meaning = new Meaning(Kind.valueOf(row.getFirst()), labels);
      for (String name : row.get(2).split(" ", -1)) {
        meanings.put(name, meaning);
      }
    }
    return meanings;
  }
}
