package dev.assay.core.project.distribution;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the headers of core metadata as Python's `email` parser does, which pip uses: a line that
/// begins with space continues the one before; an empty line, or one that is no header, ends them.
final class CoreMetadataParser {
  private static final int MOST_VALUES = 10_000;
  private static final int MOST_BYTES = 8 << 20;

  private final byte[] bytes;
  private final int end;
  private final List<String> requires = new ArrayList<>();
  private final List<String> extras = new ArrayList<>();
  private final List<String> dynamic = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable String name;
  private @Nullable String version;
  private @Nullable String license;
  private @Nullable String licenseExpression;

  CoreMetadataParser(byte[] bytes) {
    this.bytes = bytes;
    this.end = Math.min(bytes.length, MOST_BYTES);
  }

  CoreMetadata parse() {
    // A continuation of nothing is passed over.
    int line = continued(startsWithMark() ? 3 : 0);
    while (line < end) {
      int colon = colon(line);
      if (colon < 0) {
        break;
      }
      int next = afterHeader(line);
      String field = text(line, colon).toLowerCase(Locale.ROOT);
      if (isWanted(field)) {
        accept(field, unfolded(text(colon + 1, next)));
      }
      line = next;
    }
    if (line >= MOST_BYTES) {
      faults.add("more than 8 MiB of headers; the rest was not read");
    }
    return new CoreMetadata(
        Optional.ofNullable(name),
        Optional.ofNullable(version),
        requires,
        extras,
        dynamic,
        Optional.ofNullable(license),
        Optional.ofNullable(licenseExpression),
        faults);
  }

  private void accept(String field, String value) {
    switch (field) {
      case "name" -> name = first("Name", name, value);
      case "version" -> version = first("Version", version, value);
      case "license" -> license = first("License", license, value);
      case "license-expression" ->
          licenseExpression = first("License-Expression", licenseExpression, value);
      case "requires-dist" -> add("Requires-Dist", requires, value);
      case "provides-extra" -> add("Provides-Extra", extras, value);
      default -> add("Dynamic", dynamic, value.toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isWanted(String field) {
    return switch (field) {
      case "name",
          "version",
          "license",
          "license-expression",
          "requires-dist",
          "provides-extra",
          "dynamic" ->
          true;
      default -> false;
    };
  }

  private String first(String field, @Nullable String before, String value) {
    if (before == null) {
      return value;
    }
    if (!before.equals(value)) {
      fault("`" + field + "` is given more than once");
    }
    return before;
  }

  private void add(String field, List<String> values, String value) {
    if (values.size() < MOST_VALUES) {
      values.add(value);
    } else {
      fault("more than 10,000 lines of `" + field + "`; the rest was not read");
    }
  }

  private void fault(String reason) {
    if (!faults.contains(reason)) {
      faults.add(reason);
    }
  }

  /// The place of the colon that ends the field name, or -1 when the line is no header.
  private int colon(int line) {
    for (int i = line; i < end; i++) {
      byte b = bytes[i];
      if (b == ':') {
        return i;
      }
      if (b <= ' ' || b == 0x7F) {
        return -1;
      }
    }
    return -1;
  }

  /// Where the first line begins that does not continue this header.
  private int afterHeader(int line) {
    return continued(afterLine(line));
  }

  private int continued(int line) {
    int next = line;
    while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next = afterLine(next);
    }
    return next;
  }

  private int afterLine(int line) {
    for (int i = line; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
      if (bytes[i] == '\r') {
        return i + 1 < end && bytes[i + 1] == '\n' ? i + 2 : i + 1;
      }
    }
    return end;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /// The value on one line, with single spaces where it was broken.
  private static String unfolded(String value) {
    String stripped = value.strip();
    if (stripped.indexOf('\n') < 0 && stripped.indexOf('\r') < 0) {
      return stripped;
    }
    StringBuilder line = new StringBuilder(stripped.length());
    stripped.lines().forEach(part -> line.append(line.isEmpty() ? "" : " ").append(part.strip()));
    return line.toString();
  }

  private boolean startsWithMark() {
    return end >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
