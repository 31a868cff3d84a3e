package dev.assay.store;

import java.util.Optional;

/// Work that only one node does at a time, such as judging one file. A lease ends by itself; its
/// fence grows with every new holder, so that one who lost it is known by an older number.
public final class Leases {
  private final Sql sql;

  Leases(Sql sql) {
    this.sql = sql;
  }

  /// A lease of `holder` until `expiresAt`.
  public record Lease(String name, String holder, long fence, long expiresAt) {}

  /// Takes a lease that nobody holds; empty when somebody does, the same holder included.
  public Optional<Lease> acquire(String name, String holder, long now, long until) {
    return sql.first(
        Lease.class,
        "insert into leases (name, holder, fence, expires_at) values (?, ?, ?, ?)"
            + " on conflict (name) do update set holder = excluded.holder,"
            + " fence = leases.fence + 1, expires_at = excluded.expires_at"
            + " where leases.expires_at <= ? returning *",
        name,
        holder,
        now,
        until,
        now);
  }

  /// Makes a lease last longer; false when it has been lost.
  public boolean renew(Lease lease, long now, long until) {
    return sql.run(
            "update leases set expires_at = ?"
                + " where name = ? and holder = ? and fence = ? and expires_at > ?",
            until,
            lease.name(),
            lease.holder(),
            lease.fence(),
            now)
        == 1;
  }

  /// Whether a lease still holds; asked in the transaction that writes what it protects, it keeps
  /// others out until that has been committed.
  public boolean holds(Lease lease, long now) {
    return sql.run(
            "update leases set fence = fence"
                + " where name = ? and holder = ? and fence = ? and expires_at > ?",
            lease.name(),
            lease.holder(),
            lease.fence(),
            now)
        == 1;
  }

  /// Gives a lease back, if it is still held.
  public void release(Lease lease) {
    sql.run(
        "update leases set expires_at = 0 where name = ? and holder = ? and fence = ?",
        lease.name(),
        lease.holder(),
        lease.fence());
  }

  public Optional<Lease> find(String name) {
    return sql.first(Lease.class, "select * from leases where name = ?", name);
  }

  /// Removes leases that ended before an instant; fences begin at the time, so that they still
  /// grow.
  public int removeEnded(long before) {
    return sql.run("delete from leases where expires_at < ?", before);
  }
}
