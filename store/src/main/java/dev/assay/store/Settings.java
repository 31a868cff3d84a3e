package dev.assay.store;

import java.util.List;
import java.util.Optional;

/// Values by name, such as the policy's text and the freeze date, with every revision and its
/// author.
public final class Settings {
  private final Sql sql;

  Settings(Sql sql) {
    this.sql = sql;
  }

  /// One revision of a value, numbered from 1.
  public record Setting(String name, long revision, String value, String author, long changedAt) {}

  /// What came of a change.
  public sealed interface Change {
    /// It is the newest revision now.
    record Done(Setting setting) implements Change {}

    /// Somebody else changed it since; this is what is there.
    record Overtaken(Setting newest) implements Change {}
  }

  /// The newest revision.
  public Optional<Setting> find(String name) {
    return sql.first(
        Setting.class,
        "select * from settings where name = ? order by revision desc limit 1",
        name);
  }

  /// All revisions, newest first.
  public List<Setting> history(String name) {
    return sql.list(
        Setting.class, "select * from settings where name = ? order by revision desc", name);
  }

  /// Writes the revision after the given one (0 when there was none).
  public Change change(String name, long after, String value, String author, long now) {
    Optional<Setting> newest = find(name);
    Setting next = new Setting(name, after + 1, value, author, now);
    long there = newest.map(Setting::revision).orElse(0L);
    if (there == after && sql.insert("settings", next, "on conflict do nothing") == 1) {
      return new Change.Done(next);
    }
    return new Change.Overtaken(find(name).orElseThrow());
  }
}
