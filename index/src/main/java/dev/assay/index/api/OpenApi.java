package dev.assay.index.api;

import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The description of all routes (OpenAPI 3.1).
final class OpenApi {
  private OpenApi() {}

  static Route route() {
    byte[] description = description();
    return new Route(
        Method.GET,
        "/openapi.json",
        Permission.OPEN,
        call -> call.send("application/json", description));
  }

  static byte[] description() {
    try (InputStream in =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
