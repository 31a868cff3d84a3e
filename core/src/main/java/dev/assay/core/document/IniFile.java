package dev.assay.core.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The part of Python's `configparser` format that pip's configuration and `setup.cfg` use:
/// sections, `key = value` or `key: value`, values continued on indented lines, comments. Sections
/// and keys are in lower case, `_` in a key is `-`; of a repeated key the last value stands.
public final class IniFile {
  private final Map<String, Map<String, List<Line>>> sections = new LinkedHashMap<>();
  private Map<String, List<Line>> current = new LinkedHashMap<>();
  private List<Line> open = new ArrayList<>();

  private IniFile() {}

  /// One line of a value, with its number in the file counted from 1.
  public record Line(String text, int number) {}

  /// Reads a file; a line that is nothing of the above is passed over.
  public static IniFile read(String text) {
    IniFile file = new IniFile();
    int number = 0;
    int from = 0;
    while (from < text.length()) {
      int end = endOf(text, from);
      number++;
      file.take(text.substring(from, end), number);
      from = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return file;
  }

  private static int endOf(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void take(String line, int number) {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
      return;
    }
    if (stripped.startsWith("[") && stripped.endsWith("]")) {
      current = section(stripped.substring(1, stripped.length() - 1));
      open = new ArrayList<>();
    } else if (Character.isWhitespace(line.charAt(0))) {
      open.add(new Line(stripped, number));
    } else {
      open = begin(stripped, number);
    }
  }

  private Map<String, List<Line>> section(String name) {
    return sections.computeIfAbsent(
        name.strip().toLowerCase(Locale.ROOT), _ -> new LinkedHashMap<>());
  }

  private List<Line> begin(String line, int number) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    int cut = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    List<Line> value = new ArrayList<>();
    if (cut > 0) {
      String first = line.substring(cut + 1).strip();
      if (!first.isEmpty()) {
        value.add(new Line(first, number));
      }
      current.put(normal(line.substring(0, cut)), value);
    }
    return value;
  }

  private static String normal(String key) {
    return key.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The keys of a section, in order.
  public List<String> keys(String section) {
    return List.copyOf(sections.getOrDefault(section, Map.of()).keySet());
  }

  /// The lines of a value that are not empty; none where there is no such key.
  public List<Line> lines(String section, String key) {
    return List.copyOf(
        sections.getOrDefault(section, Map.of()).getOrDefault(normal(key), List.of()));
  }

  /// The value of a key, lines joined by spaces; empty where it holds nothing.
  public Optional<String> value(String section, String key) {
    List<String> texts = lines(section, key).stream().map(Line::text).toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
  }
}
