package dev.assay.report.sarif;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.artifact.Location;
import dev.assay.report.json.JsonWriter;
import java.util.HexFormat;

/// Writes places: relative paths against the root of the sources, absolute ones as `file:` URIs,
/// all percent-encoded (RFC 3986).
final class Places {
  private static final String ROOT = "%SRCROOT%";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final JsonWriter json;

  Places(JsonWriter json) {
    this.json = json;
  }

  void root() {
    json.object(
        ROOT,
        () ->
            json.object(
                "description", () -> json.text("text", "the folder that the audit ran in")));
  }

  void locations(Location location) {
    json.array("locations", () -> json.object(() -> physical(location)));
  }

  /// A place on the way to another one, with what happens there.
  void step(Location location, String message) {
    physical(location);
    json.object("message", () -> json.text("text", message));
  }

  private void physical(Location location) {
    json.object(
        "physicalLocation",
        () -> {
          json.object("artifactLocation", () -> artifact(location.file()));
          if (location.line() > 0) {
            json.object("region", () -> json.number("startLine", location.line()));
          }
        });
  }

  private void artifact(String file) {
    String path = file.startsWith("./") ? file.substring(2) : file;
    if (isAbsolute(path)) {
      json.text("uri", "file://" + (path.startsWith("/") ? "" : "/") + encoded(path));
    } else {
      json.text("uri", path.isEmpty() ? "." : encoded(path));
      json.text("uriBaseId", ROOT);
    }
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || isDrive(path);
  }

  private static boolean isDrive(String path) {
    return path.length() > 2
        && Character.isLetter(path.charAt(0))
        && path.charAt(1) == ':'
        && (path.charAt(2) == '\\' || path.charAt(2) == '/');
  }

  private static String encoded(String path) {
    String slashed = isDrive(path) ? path.replace('\\', '/') : path;
    StringBuilder out = new StringBuilder(slashed.length() + 8);
    for (byte b : slashed.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~/".indexOf(c) >= 0;
  }
}
