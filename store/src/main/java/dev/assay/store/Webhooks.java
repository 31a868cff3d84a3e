package dev.assay.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is told of events, and what has yet to be told. A secret signs deliveries, so that it is
/// kept as it is: who can read the database file (in a folder only its owner enters) or a backup
/// can sign; it opens nothing here.
public final class Webhooks {
  private final Sql sql;

  Webhooks(Sql sql) {
    this.sql = sql;
  }

  /// Where to send which events.
  public record Webhook(
      long id,
      String url,
      String secret,
      List<String> events,
      long createdAt,
      @Nullable Long disabledAt) {
    public Webhook {
      events = List.copyOf(events);
    }

    @Override
    public String toString() {
      return "Webhook[" + id + "]";
    }
  }

  /// How far a delivery has come.
  public enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }

  /// One event for one webhook; due at `nextAt`.
  public record Delivery(
      long id,
      long webhookId,
      String event,
      String body,
      long createdAt,
      int attempts,
      long nextAt,
      State state,
      @Nullable String lastError) {}

  /// Adds a webhook and returns its id.
  public long add(String url, String secret, List<String> events, long now) {
    return sql.insertNumbered("webhooks", new Webhook(0, url, secret, events, now, null));
  }

  public Optional<Webhook> find(long id) {
    return sql.first(Webhook.class, "select * from webhooks where id = ?", id);
  }

  public List<Webhook> all() {
    return sql.list(Webhook.class, "select * from webhooks order by id");
  }

  /// Removes a webhook; false when there is none, or it was removed before.
  public boolean disable(long id, long now) {
    return sql.run(
            "update webhooks set disabled_at = ? where id = ? and disabled_at is null", now, id)
        == 1;
  }

  /// Queues an event for every webhook that wants it; returns how many do.
  public int publish(String event, String body, long now) {
    List<Webhook> wanting =
        all().stream()
            .filter(hook -> hook.disabledAt() == null && hook.events().contains(event))
            .toList();
    sql.insertAllNumbered(
        "deliveries",
        wanting.stream()
            .map(hook -> new Delivery(0, hook.id(), event, body, now, 0, now, State.PENDING, null))
            .toList());
    return wanting.size();
  }

  /// Queues what happened for every webhook that wants to know of it.
  ///
  /// @param actor who did it, `-` for the index itself
  /// @param detail JSON text
  public void tell(String event, String actor, String subject, String detail, long now) {
    publish(event, EventText.of(event, actor, subject, detail, now), now);
  }

  /// Takes deliveries that are due; no other node gets them before `until`.
  public List<Delivery> take(long now, long until, int most) {
    return sql.list(
        Delivery.class,
        "update deliveries set next_at = ?, attempts = attempts + 1"
            + " where state = 'PENDING' and next_at <= ? and id in"
            + " (select id from deliveries where state = 'PENDING' and next_at <= ?"
            + " order by next_at, id limit ?) returning *",
        until,
        now,
        now,
        most);
  }

  public void delivered(long id) {
    sql.run("update deliveries set state = 'DELIVERED', last_error = null where id = ?", id);
  }

  /// Says that a delivery failed, to be tried again at an instant.
  public void failed(long id, String error, long nextAt) {
    sql.run(
        "update deliveries set last_error = ?, next_at = ? where id = ? and state = 'PENDING'",
        error,
        nextAt,
        id);
  }

  public void giveUp(long id, String error) {
    sql.run("update deliveries set state = 'GIVEN_UP', last_error = ? where id = ?", error, id);
  }

  /// The last deliveries of a webhook, newest first.
  public List<Delivery> deliveries(long webhookId, int most) {
    return sql.list(
        Delivery.class,
        "select * from deliveries where webhook_id = ? order by created_at desc, id desc limit ?",
        webhookId,
        most);
  }

  /// Removes deliveries that came to an end and were queued before an instant.
  public int removeBefore(long createdAt) {
    return sql.run("delete from deliveries where state <> 'PENDING' and created_at < ?", createdAt);
  }
}
