package dev.assay.index.http;

import io.helidon.http.Method;

/// A way into the server. What it asks of callers cannot be left out.
///
/// @param path a pattern of Helidon's (`/simple/{project}/`)
public record Route(
    Method method, String path, Permission permission, Door door, Handling handling) {
  /// A way in for programs.
  public Route(Method method, String path, Permission permission, Handling handling) {
    this(method, path, permission, Door.PROGRAMS, handling);
  }

  /// Answers a request.
  @FunctionalInterface
  public interface Handling {
    void handle(Call call);
  }
}
