package dev.assay.index.http;

import java.util.Set;

/// Who sends a request.
///
/// @param name of the user or token, `-` for anybody
/// @param permissions what it may do
public record Caller(String name, Set<Permission> permissions) {
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /// Whether it may take a route.
  public boolean may(Permission permission) {
    return permission == Permission.OPEN || permissions.contains(permission);
  }
}
