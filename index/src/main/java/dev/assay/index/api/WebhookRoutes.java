package dev.assay.index.api;

import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Route;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Webhooks.Delivery;
import dev.assay.store.Webhooks.Webhook;
import io.helidon.http.Method;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of what happens here: webhooks and how their deliveries went.
final class WebhookRoutes {
  /// What there is to be told of: actions of the audit log, and what nobody did.
  static final Set<String> EVENTS =
      Set.of(
          "incident-opened",
          "file-held",
          "file-denied",
          "files-revoked",
          "file-uploaded",
          "file-yanked",
          "file-unyanked",
          "file-removed",
          "release-approved",
          "release-rejected",
          "waiver-requested",
          "waiver-approved",
          "waiver-rejected",
          "waiver-revoked",
          "policy-changed",
          "name-claimed",
          "claim-given-up");

  private static final int MOST = 200;
  private static final int SECRET_BYTES = 32;

  private final Desk desk;
  private final SecureRandom random = new SecureRandom();

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
    String url = body.line("url", WebhookRoutes::isAddress, "`http` or `https` address");
    List<String> events = body.lines("events", EVENTS::contains, "events");
    if (events.isEmpty()) {
      body.fault("`events` is missing");
    }
    String secret = body.optionalLine("secret").orElseGet(this::secret);
    if (body.isRefused(call)) {
      return;
    }
    long id =
        desk.store()
            .write(
                session -> {
                  long added = session.webhooks().add(url, secret, events, desk.clock().millis());
                  desk.log(
                      session,
                      call,
                      new Desk.Entry("webhook-added", url, json -> json.texts("events", events)));
                  return added;
                });
    Answers.object(
        call,
        201,
        json -> {
          json.number("id", id);
          json.text("secret", secret);
        });
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null
          && address.getRawUserInfo() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static long id(Call call) {
    return Answers.number(Answers.part(call, "id")).orElse(-1);
  }

  private void remove(Call call) {
    long id = id(call);
    boolean removed =
        desk.change(
            call,
            new Desk.Entry("webhook-removed", Long.toString(id)),
            session -> session.webhooks().disable(id, desk.clock().millis()));
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
