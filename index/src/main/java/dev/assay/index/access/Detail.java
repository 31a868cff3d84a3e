package dev.assay.index.access;

import dev.assay.report.json.JsonWriter;
import dev.assay.store.Tokens.Token;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// What an entry of the audit log says besides who, what and when, as JSON text.
public final class Detail {
  /// Nothing.
  public static final String NONE = "{}";

  private Detail() {}

  /// The members of an object.
  public static String of(Consumer<JsonWriter> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(() -> members.accept(json));
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  static String of(Token token) {
    return of(
        json -> {
          json.text("owner", token.owner());
          json.text("label", token.label());
          json.texts("scopes", token.scopes().stream().map(Enum::name).sorted().toList());
          json.texts("projects", token.projects());
          Long expires = token.expiresAt();
          if (expires != null) {
            json.number("expires", expires);
          }
        });
  }
}
