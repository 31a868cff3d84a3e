package dev.assay.core.code.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the artifact's own files hold, where code reads them by a path that is known.
final class Resources {
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST_PATH = 400;
  private static final long MOST = 16L << 20;

  private final OwnFiles files;
  private final Meter meter;
  private final Modules modules;
  private final Map<String, Optional<String>> known = new HashMap<>();
  private long read;

  Resources(OwnFiles files, Meter meter, Modules modules) {
    this.files = files;
    this.meter = meter;
    this.modules = modules;
  }

  /// The content of a file as bytes or as text in UTF-8, seen from a module; null where the path
  /// leads to none.
  @Nullable Text content(Text path, boolean bytes, Unit from) {
    if (path.length() > LONGEST_PATH || path.length() == 0) {
      return null;
    }
    for (String candidate : candidates(path.text(), from)) {
      String latin = latin(candidate);
      if (latin != null && meter.makeText(latin.length() >> 6)) {
        String text = bytes ? latin : new String(Bytes.of(latin), StandardCharsets.UTF_8);
        return new Text(text, bytes, path.taint().without(Taint.PARTIAL).without(Taint.UNSURE));
      }
    }
    return null;
  }

  /// The folder of a package of the artifact by its dotted name.
  @Nullable String folder(String name) {
    Unit unit = modules.named(name);
    return unit == null ? null : unit.folder();
  }

  private static Set<String> candidates(String path, Unit from) {
    String plain = path.replace('\\', '/');
    int hole = plain.lastIndexOf(Text.HOLE);
    String rest = plain.substring(hole + 1);
    Set<String> candidates = new LinkedHashSet<>();
    candidates.add(normal(rest));
    candidates.add(normal(from.folder() + "/" + rest));
    int root = from.file.path().indexOf('/');
    candidates.add(normal(from.file.path().substring(0, Math.max(0, root)) + "/" + rest));
    return candidates;
  }

  /// A path without `.` and `..`.
  private static String normal(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : List.of(path.split("/", -1))) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private @Nullable String latin(String path) {
    Optional<String> before = known.get(path);
    if (before != null) {
      return before.orElse(null);
    }
    if (read > MOST || known.size() > 2_000) {
      return null;
    }
    byte[] bytes = files.read(path).orElse(null);
    if (bytes != null) {
      read += bytes.length;
    }
    String content =
        bytes == null || bytes.length > LARGEST
            ? null
            : new String(bytes, StandardCharsets.ISO_8859_1);
    known.put(path, Optional.ofNullable(content));
    return content;
  }
}
