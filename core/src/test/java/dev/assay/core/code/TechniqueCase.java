package dev.assay.core.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.fact.Act;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small artifact as somebody would write it, and the acts that must be seen in it. A resource
/// holds many: `=== name`, `--- path` before each file, `>>> KIND target LABELS PHASE` for each
/// act, where `-` stands for any target.
record TechniqueCase(String name, Map<String, String> files, List<Expected> expected) {

  /// An act that must be seen: a part of its target, and labels it must at least have.
  record Expected(Act.Kind kind, String target, List<Act.Label> carries, Act.Phase phase) {
    static Expected of(String line) {
      List<String> words = List.of(line.split(" ", -1));
      List<Act.Label> labels =
          words.subList(2, words.size() - 1).stream().map(Act.Label::valueOf).toList();
      return new Expected(
          Act.Kind.valueOf(words.getFirst()),
          words.get(1).equals("-") ? "" : words.get(1),
          labels,
          Act.Phase.valueOf(words.getLast()));
    }

    boolean matches(Act act) {
      return act.kind() == kind
          && act.target().contains(target)
          && act.carries().containsAll(carries)
          && act.phase() == phase;
    }
  }

  static List<TechniqueCase> read(String resource) {
    try (InputStream in =
        Optional.ofNullable(TechniqueCase.class.getResourceAsStream("matrix/" + resource))
            .orElseThrow()) {
      return parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<TechniqueCase> parse(String text) {
    List<TechniqueCase> cases = new ArrayList<>();
    StringBuilder file = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("=== ")) {
        cases.add(new TechniqueCase(line.substring(4), new LinkedHashMap<>(), new ArrayList<>()));
      } else if (line.startsWith("--- ")) {
        file = new StringBuilder();
        cases.getLast().files().put("p-1/" + line.substring(4), "");
      } else if (line.startsWith(">>> ")) {
        cases.getLast().expected().add(Expected.of(line.substring(4)));
      } else if (!cases.isEmpty()) {
        file.append(line).append('\n');
        String path = List.copyOf(cases.getLast().files().keySet()).getLast();
        cases.getLast().files().put(path, file.toString());
      }
    }
    return cases;
  }

  @Override
  public String toString() {
    return name;
  }
}
