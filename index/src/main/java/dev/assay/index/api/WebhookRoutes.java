package dev.assay.index.api;

import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.index.webhook.Subscriptions;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Webhooks.Delivery;
import dev.assay.store.Webhooks.Webhook;
import io.helidon.http.Method;
import java.util.List;
import java.util.Optional;

/// Who is told of what happens here: webhooks and how their deliveries went.
final class WebhookRoutes {
  private static final int MOST = 200;

  private final Desk desk;
  private final Subscriptions subscriptions = new Subscriptions();

  WebhookRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        new Route(Method.GET, "/api/webhooks", Permission.ADMIN, this::list),
        new Route(Method.POST, "/api/webhooks", Permission.ADMIN, Body.of(this::add)),
        new Route(Method.DELETE, "/api/webhooks/{id}", Permission.ADMIN, this::remove),
        new Route(Method.GET, "/api/webhooks/{id}/deliveries", Permission.ADMIN, this::deliveries));
  }

  private void list(Call call) {
    Answers.list(
        call,
        "webhooks",
        desk.store().read(session -> session.webhooks().all()),
        WebhookRoutes::describe);
  }

  private static void describe(JsonWriter json, Webhook hook) {
    json.number("id", hook.id());
    json.text("url", hook.url());
    json.texts("events", hook.events());
    Answers.moment(json, "created", hook.createdAt());
    Answers.moment(json, "removed", hook.disabledAt());
  }

  private void add(Call call, Body body) {
    String url = body.line("url", Subscriptions::isAddress, "`http` or `https` address");
    List<String> events = body.lines("events", Subscriptions.EVENTS::contains, "events");
    if (events.isEmpty()) {
      body.fault("`events` is missing");
    }
    Optional<String> secret = body.optionalLine("secret");
    if (body.isRefused(call)) {
      return;
    }
    String who = call.caller().name();
    Subscriptions.Added added =
        desk.store()
            .write(
                session ->
                    subscriptions.add(session, url, events, secret, who, desk.clock().millis()));
    Answers.object(
        call,
        201,
        json -> {
          json.number("id", added.id());
          json.text("secret", added.secret());
        });
  }

  private static long id(Call call) {
    return Answers.number(Answers.part(call, "id")).orElse(-1);
  }

  private void remove(Call call) {
    long id = id(call);
    String who = call.caller().name();
    boolean removed =
        desk.store()
            .write(session -> Subscriptions.remove(session, id, who, desk.clock().millis()));
    if (removed) {
      Answers.done(call);
    } else {
      Answers.missing(call, "webhook");
    }
  }

  private void deliveries(Call call) {
    long id = id(call);
    if (desk.store().read(session -> session.webhooks().find(id)).isEmpty()) {
      Answers.missing(call, "webhook");
      return;
    }
    Answers.list(
        call,
        "deliveries",
        desk.store().read(session -> session.webhooks().deliveries(id, MOST)),
        WebhookRoutes::describe);
  }

  private static void describe(JsonWriter json, Delivery delivery) {
    json.number("id", delivery.id());
    json.text("event", delivery.event());
    json.text("body", delivery.body());
    json.text("state", Body.word(delivery.state()));
    json.number("attempts", delivery.attempts());
    json.text("error", Optional.ofNullable(delivery.lastError()));
    Answers.moment(json, "created", delivery.createdAt());
    Answers.moment(json, "next", delivery.nextAt());
  }
}
