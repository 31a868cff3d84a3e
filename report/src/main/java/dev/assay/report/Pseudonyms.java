package dev.assay.report;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.Audit;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The names that stand for files and projects in a redacted audit.
final class Pseudonyms {
  private static final String REMOVED = "…";

  /// A shorter path (`.`) is no secret, and would be found in any text.
  private static final int SHORTEST = 3;

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, String> projects = new LinkedHashMap<>();

  /// What must not be quoted, in an order that leaves no part of a path behind.
  private List<String> longestFirst = List.of();

  private Pseudonyms() {}

  static Pseudonyms of(Audit audit) {
    Pseudonyms all = new Pseudonyms();
    audit.inputs().forEach(all::add);
    audit.unchecked().forEach(all::add);
    for (Decision decision : audit.decisions()) {
      all.add(decision.finding().location());
      decision.allowance().ifPresent(entry -> all.add(entry.source()));
    }
    all.longestFirst =
        Stream.concat(all.files.keySet().stream(), all.projects.keySet().stream())
            .filter(path -> path.length() >= SHORTEST)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    return all;
  }

  String file(String path) {
    return files.computeIfAbsent(path, _ -> "file-" + (files.size() + 1));
  }

  String project(String path) {
    return projects.computeIfAbsent(path, _ -> "project-" + (projects.size() + 1));
  }

  /// A phrase without the files and projects that it may quote, nor any other path, URL or pattern.
  String scrubAll(String text) {
    String known = text;
    for (String secret : longestFirst) {
      known = known.replace(secret, REMOVED);
    }
    return scrub(known);
  }

  /// A phrase of a rule without paths, URLs and patterns (`acme-*`).
  static String scrub(String text) {
    if (!isTelling(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || ends(text.charAt(at))) {
        String word = text.substring(start, at);
        out.append(isTelling(word) ? REMOVED : word);
        if (at < text.length()) {
          out.append(text.charAt(at));
        }
        start = at + 1;
      }
    }
    return out.toString();
  }

  private static boolean ends(char c) {
    return c == ' ' || c == '`' || c == '(' || c == ')' || c == ',';
  }

  private static boolean isTelling(String text) {
    return text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('*') >= 0;
  }

  private void add(Input input) {
    file(input.path());
    project(input.project());
    input.dependencies().stream().map(Dependency::source).forEach(this::add);
    input.remarks().stream().map(Remark::source).forEach(this::add);
    input.unchecked().forEach(this::add);
  }

  private void add(Unchecked unchecked) {
    add(unchecked.source());
  }

  private void add(Location location) {
    file(location.file());
  }
}
