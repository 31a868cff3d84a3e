package dev.assay.index.access;

import dev.assay.index.http.Permission;
import dev.assay.store.Role;
import dev.assay.store.Scope;
import java.util.EnumSet;
import java.util.Set;

/// What roles and scopes come to.
public final class Roles {
  private Roles() {}

  /// What a user with these roles may do.
  public static Set<Permission> permissions(Set<Role> roles) {
    EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
    for (Role role : roles) {
      all.addAll(
          switch (role) {
            case READER -> EnumSet.of(Permission.READ);
            case PUBLISHER -> EnumSet.of(Permission.READ, Permission.UPLOAD);
            case REVIEWER -> EnumSet.of(Permission.READ, Permission.REVIEW);
            case ADMIN -> EnumSet.complementOf(EnumSet.of(Permission.OPEN));
          });
    }
    return all;
  }

  /// What a token with these scopes may do: to administer is to do anything.
  public static Set<Permission> ofScopes(Set<Scope> scopes) {
    EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
    for (Scope scope : scopes) {
      all.addAll(
          switch (scope) {
            case READ -> EnumSet.of(Permission.READ);
            case UPLOAD -> EnumSet.of(Permission.UPLOAD);
            case REVIEW -> EnumSet.of(Permission.REVIEW);
            case METRICS -> EnumSet.of(Permission.METRICS);
            case ADMIN -> EnumSet.complementOf(EnumSet.of(Permission.OPEN));
          });
    }
    return all;
  }
}
