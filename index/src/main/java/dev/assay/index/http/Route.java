package dev.assay.index.http;

import io.helidon.http.Method;
import java.util.List;

/// A way into the server. What it asks of callers cannot be left out.
///
/// @param path a pattern of Helidon's (`/simple/{project}/`)
public record Route(
    Method method, String path, Permission permission, Door door, Handling handling) {
  /// A way in for programs.
  public Route(Method method, String path, Permission permission, Handling handling) {
    this(method, path, permission, Door.PROGRAMS, handling);
  }

  /// How it is asked: of what can be got, the head can be had alone (RFC 9110, 9.3.2).
  List<Method> methods() {
    return method.equals(Method.GET) ? List.of(Method.GET, Method.HEAD) : List.of(method);
  }

  /// Answers a request.
  @FunctionalInterface
  public interface Handling {
    void handle(Call call);
  }
}
