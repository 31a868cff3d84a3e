package dev.assay.index.console;

import dev.assay.index.webhook.Subscriptions;
import dev.assay.report.json.Labels;
import dev.assay.store.Session;
import dev.assay.store.Webhooks.Delivery;
import dev.assay.store.Webhooks.State;
import dev.assay.store.Webhooks.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The webhooks, and how they were told last.
///
/// @param secret of the webhook that was just added, which is shown once
/// @param problem why none was added, possibly empty
record WebhooksView(List<Row> rows, Optional<String> secret, String problem) {

  /// A webhook without its secret.
  ///
  /// @param state `live` or `removed`
  record Row(long id, String url, String events, Moment added, Optional<Last> last, String state) {}

  /// What became of the newest delivery.
  ///
  /// @param tone `admit`, `hold` or `deny`
  /// @param error why the last try failed, possibly empty
  record Last(String event, String tone, String word, Moment at, int attempts, String error) {}

  static WebhooksView of(Session session, Optional<String> secret, String problem, Instant now) {
    return new WebhooksView(
        session.webhooks().all().stream().map(hook -> row(session, hook, now)).toList(),
        secret,
        problem);
  }

  /// What one can be told of.
  List<String> events() {
    return Subscriptions.EVENTS;
  }

  private static Row row(Session session, Webhook hook, Instant now) {
    return new Row(
        hook.id(),
        hook.url(),
        String.join(", ", hook.events()),
        Moment.of(hook.createdAt(), now),
        session.webhooks().deliveries(hook.id(), 1).stream()
            .findFirst()
            .map(delivery -> last(delivery, now)),
        hook.disabledAt() == null ? "live" : "removed");
  }

  private static Last last(Delivery delivery, Instant now) {
    return new Last(
        delivery.event(),
        tone(delivery.state()),
        Labels.of(delivery.state()).replace('-', ' '),
        Moment.of(delivery.createdAt(), now),
        delivery.attempts(),
        Objects.requireNonNullElse(delivery.lastError(), ""));
  }

  private static String tone(State state) {
    return switch (state) {
      case DELIVERED -> "admit";
      case PENDING -> "hold";
      case GIVEN_UP -> "deny";
    };
  }
}
