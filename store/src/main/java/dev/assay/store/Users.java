package dev.assay.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People and machines that may come in.
public final class Users {
  private final Sql sql;

  Users(Sql sql) {
    this.sql = sql;
  }

  /// A user; `passwordHash` is salted and slow, made by whoever checks it, and null for those who
  /// have tokens only.
  public record User(
      String name,
      String displayName,
      Set<Role> roles,
      @Nullable String passwordHash,
      long createdAt,
      @Nullable Long disabledAt) {
    public User {
      roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
      return "User[" + name + ", " + roles + "]";
    }
  }

  /// Adds a user; false when the name is taken.
  public boolean add(User user) {
    return sql.insert("users", user, "on conflict do nothing") == 1;
  }

  public void put(User user) {
    sql.put("users", user, "name");
  }

  public Optional<User> find(String name) {
    return sql.first(User.class, "select * from users where name = ?", name);
  }

  /// All users by name.
  public List<User> all() {
    return sql.list(User.class, "select * from users order by name");
  }
}
