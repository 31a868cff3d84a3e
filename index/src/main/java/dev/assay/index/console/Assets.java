package dev.assay.index.console;

import dev.assay.index.http.Call;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// The style sheet and the scripts. Their names hold their digest, so that they never change.
final class Assets {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final int DIGITS = 16;
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private final Map<String, Asset> assets = new HashMap<>();
  private final String style;
  private final String script;
  private final String htmx;
  private final String icon;

  private record Asset(String type, byte[] bytes) {}

  Assets() {
    style = add("console", ".css", "text/css; charset=utf-8", "console.css");
    script = add("console", ".js", SCRIPT, "console.js");
    htmx = add("htmx", ".js", SCRIPT, HTMX);
    icon = add("icon", ".svg", "image/svg+xml", "icon.svg");
  }

  private String add(String name, String extension, String type, String resource) {
    byte[] bytes = bytes(resource);
    String digest =
        HexFormat.of()
            .formatHex(Visits.digest(HexFormat.of().formatHex(bytes)))
            .substring(0, DIGITS);
    String file = name + "-" + digest + extension;
    assets.put(file, new Asset(type, bytes));
    return "/console/assets/" + file;
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("`" + resource + "` is missing from this build");
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Sends one; false when there is none of that name.
  boolean send(Call call) {
    Asset asset = assets.get(call.part("file"));
    if (asset == null) {
      return false;
    }
    call.with(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .with(HeaderNames.create("Content-Security-Policy"), "default-src 'none'")
        .with(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .send(asset.type(), asset.bytes());
    return true;
  }

  String style() {
    return style;
  }

  String script() {
    return script;
  }

  String htmx() {
    return htmx;
  }

  String icon() {
    return icon;
  }
}
