package dev.assay.core.project.sbom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A package URL (ECMA-427): `pkg:type/namespace/name@version?qualifiers#subpath`, each part
/// decoded.
///
/// @param type in lower case
record Purl(
    String type,
    Optional<String> namespace,
    String name,
    Optional<String> version,
    Map<String, String> qualifiers) {
  private static final String SCHEME = "pkg:";

  Purl {
    qualifiers = Map.copyOf(qualifiers);
  }

  /// The parts of a package URL, or empty when the text is none.
  static Optional<Purl> parse(String text) {
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    int start = SCHEME.length();
    while (start < text.length() && text.charAt(start) == '/') {
      start++;
    }
    int fragment = indexOrEnd(text, '#', start, text.length());
    int query = indexOrEnd(text, '?', start, fragment);
    int slash = text.indexOf('/', start, query);
    if (slash <= start) {
      return Optional.empty();
    }
    String type = text.substring(start, slash).toLowerCase(Locale.ROOT);
    return parse(type, text.substring(slash + 1, query))
        .map(bare -> bare.with(qualifiers(text, query, fragment)));
  }

  private static Optional<Purl> parse(String type, String path) {
    int at = path.lastIndexOf('@');
    int slash = path.lastIndexOf('/');
    // An `@` before the last `/` belongs to a namespace that was not encoded.
    int nameEnd = at > slash ? at : path.length();
    Optional<String> version =
        nameEnd < path.length() ? present(path.substring(nameEnd + 1)) : Optional.empty();
    Optional<String> namespace = slash < 0 ? Optional.empty() : present(path.substring(0, slash));
    return present(path.substring(slash + 1, nameEnd))
        .map(name -> new Purl(type, namespace, name, version, Map.of()));
  }

  private static Optional<String> present(String encoded) {
    return encoded.isEmpty() ? Optional.empty() : Optional.of(decode(encoded));
  }

  private Purl with(Map<String, String> found) {
    return new Purl(type, namespace, name, version, found);
  }

  private static Map<String, String> qualifiers(String text, int query, int end) {
    Map<String, String> qualifiers = new LinkedHashMap<>();
    int from = query + 1;
    while (from < end) {
      int next = indexOrEnd(text, '&', from, end);
      int equals = text.indexOf('=', from, next);
      if (equals > from && equals < next - 1) {
        String key = text.substring(from, equals).toLowerCase(Locale.ROOT);
        qualifiers.put(key, decode(text.substring(equals + 1, next)));
      }
      from = next + 1;
    }
    return qualifiers;
  }

  private static int indexOrEnd(String text, char sought, int from, int end) {
    int index = text.indexOf(sought, from, end);
    return index < 0 ? end : index;
  }

  /// The text with its `%XX` as the UTF-8 they are; a `%` without two digits stays.
  private static String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? digit(bytes[i + 1]) : -1;
      int low = high >= 0 ? digit(bytes[i + 2]) : -1;
      if (low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int digit(byte character) {
    return character < 0 ? -1 : Character.digit(character, 16);
  }
}
