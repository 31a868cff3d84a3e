package dev.assay.index.webhook;

import dev.assay.store.Store;
import dev.assay.store.Webhooks.Delivery;
import dev.assay.store.Webhooks.Webhook;
import dev.assay.upstream.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Posts the events that wait in the store to whoever wants to know of them. A delivery belongs to
/// one node while it is tried, is tried again ever later when it fails, and given up in the end.
public final class Courier implements AutoCloseable {
  private static final int MOST_AT_ONCE = 20;
  private static final int MOST_TRIES = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration HELD = Duration.ofMinutes(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final Duration KEPT = Duration.ofDays(30);

  private final Store store;
  private final InstantSource clock;
  private final boolean toPrivate;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param toPrivate whether webhooks may lead into networks that only we can reach
  public Courier(Store store, InstantSource clock, boolean toPrivate) {
    this.store = store;
    this.clock = clock;
    this.toPrivate = toPrivate;
  }

  /// Delivers what is due, and forgets what came to an end a month ago; says how much was due.
  public int deliver() {
    long now = clock.millis();
    List<Delivery> due =
        store.write(
            session -> {
              session.webhooks().removeBefore(now - KEPT.toMillis());
              return session.webhooks().take(now, now + HELD.toMillis(), MOST_AT_ONCE);
            });
    due.forEach(this::deliver);
    return due.size();
  }

  private void deliver(Delivery delivery) {
    Optional<Webhook> hook =
        store
            .read(session -> session.webhooks().find(delivery.webhookId()))
            .filter(it -> it.disabledAt() == null);
    Optional<String> failure =
        hook.map(it -> failure(it, delivery)).orElse(Optional.of("the webhook was removed"));
    boolean last = hook.isEmpty() || delivery.attempts() >= MOST_TRIES;
    store.run(
        session -> {
          if (failure.isEmpty()) {
            session.webhooks().delivered(delivery.id());
          } else if (last) {
            session.webhooks().giveUp(delivery.id(), failure.get());
          } else {
            long next = clock.millis() + pause(delivery.attempts()).toMillis();
            session.webhooks().failed(delivery.id(), failure.get(), next);
          }
        });
  }

  /// Twice as long after each try.
  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_TRIES));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /// Why a delivery failed, as a lower-case phrase; none when it arrived.
  private Optional<String> failure(Webhook hook, Delivery delivery) {
    URI target = URI.create(hook.url());
    if (!Addresses.mayReach(target, toPrivate)) {
      return Optional.of("its address is none, or of a private network");
    }
    long seconds = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Assay-Event", delivery.event())
            .header("Assay-Delivery", Long.toString(delivery.id()))
            .header("Assay-Signature", Signature.of(hook.secret(), seconds, delivery.body()))
            .POST(BodyPublishers.ofString(delivery.body()))
            .build();
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      int status = answer.statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answers " + status);
    } catch (IOException _) {
      return Optional.of("it does not answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
