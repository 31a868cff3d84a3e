package dev.assay.index.console;

import dev.assay.index.http.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a form as a browser sends them (`application/x-www-form-urlencoded`).
record Fields(Map<String, List<String>> values) {
  /// The longest form, in bytes: a policy of some thousand lines.
  private static final int LONGEST = 256 << 10;

  private static final int MOST = 200;

  /// The fields of a request; none when they are too long or broken.
  static Optional<Fields> read(Call call) {
    try (InputStream in = call.request().content().inputStream()) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      return bytes.length > LONGEST
          ? Optional.empty()
          : parse(new String(bytes, StandardCharsets.US_ASCII));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Optional<Fields> parse(String text) {
    Map<String, List<String>> values = new HashMap<>();
    String[] pairs = text.split("&", MOST + 1);
    if (pairs.length > MOST) {
      return Optional.empty();
    }
    try {
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values
              .computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
              .add(decoded(pair.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return Optional.of(new Fields(values));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// The value of a field without space around it; empty when it is absent.
  String text(String name) {
    return values.getOrDefault(name, List.of("")).getFirst().strip();
  }

  /// The value of a field as it was sent, lines ended by `\n`.
  String lines(String name) {
    return values.getOrDefault(name, List.of("")).getFirst().replace("\r\n", "\n");
  }

  /// The values of a field.
  List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// The value of a field as a number; 0 when it is none.
  long number(String name) {
    try {
      return Long.parseLong(text(name));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
