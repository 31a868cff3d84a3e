package dev.assay.upstream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The part of Python's `configparser` format that pip's configuration uses: sections, `key =
/// value` or `key: value`, values continued on indented lines, comments.
final class IniFile {
  private final Map<String, List<String>> values = new HashMap<>();

  private IniFile() {}

  static IniFile read(String text) {
    IniFile file = new IniFile();
    String section = "";
    List<String> open = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
        continue;
      }
      if (stripped.startsWith("[") && stripped.endsWith("]")) {
        section = stripped.substring(1, stripped.length() - 1).strip().toLowerCase(Locale.ROOT);
        open = new ArrayList<>();
      } else if (Character.isWhitespace(line.charAt(0))) {
        open.add(stripped);
      } else {
        open = file.begin(section, stripped);
      }
    }
    return file;
  }

  private List<String> begin(String section, String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    int cut = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    List<String> value = new ArrayList<>();
    if (cut > 0) {
      String key = line.substring(0, cut).strip().toLowerCase(Locale.ROOT).replace('_', '-');
      String first = line.substring(cut + 1).strip();
      if (!first.isEmpty()) {
        value.add(first);
      }
      values.put(section + "." + key, value);
    }
    return value;
  }

  /// The value of a key, lines joined by spaces.
  Optional<String> value(String section, String key) {
    return Optional.ofNullable(values.get(section + "." + key))
        .map(lines -> String.join(" ", lines))
        .filter(text -> !text.isEmpty());
  }
}
