package dev.assay.index.console;

import dev.assay.index.http.Call;
import dev.assay.index.webhook.Subscriptions;
import java.util.List;
import java.util.Optional;

/// The page of webhooks, and what a visitor does there.
final class WebhookForms {
  private static final int LONGEST_URL = 1_000;

  private final Console.Parts parts;
  private final Views views;
  private final Reading reading;
  private final Subscriptions subscriptions = new Subscriptions();

  WebhookForms(Console.Parts parts, Views views, Reading reading) {
    this.parts = parts;
    this.views = views;
    this.reading = reading;
  }

  void show(Call call) {
    show(call, Optional.empty(), "");
  }

  private void show(Call call, Optional<String> secret, String problem) {
    reading.show(
        call,
        "webhooks.jte",
        "Webhooks",
        "Webhooks",
        session -> WebhooksView.of(session, secret, problem, parts.clock().instant()));
  }

  /// Adds a webhook and shows its secret once.
  void add(Call call, Fields fields) {
    String url = fields.text("url");
    List<String> wanted = fields.all("event");
    List<String> events = Subscriptions.EVENTS.stream().filter(wanted::contains).toList();
    if (url.length() > LONGEST_URL || !Subscriptions.isAddress(url) || events.isEmpty()) {
      show(
          call,
          Optional.empty(),
          "A webhook has an http or https address without a password in it, and at least one"
              + " event.");
      return;
    }
    Subscriptions.Added added =
        parts
            .store()
            .write(
                session ->
                    subscriptions.add(
                        session,
                        url,
                        events,
                        Optional.empty(),
                        call.caller().name(),
                        parts.clock().millis()));
    show(call, Optional.of(added.secret()), "");
  }

  /// Removes a webhook.
  void remove(Call call, Fields fields) {
    boolean removed =
        parts
            .store()
            .write(
                session ->
                    Subscriptions.remove(
                        session, Deeds.id(call), call.caller().name(), parts.clock().millis()));
    if (removed) {
      BrowserDoor.see(call, "/console/webhooks?done=webhook-removed");
    } else {
      views.problem(call, 404, "Not found", "There is no such webhook, or it was removed before.");
    }
  }
}
