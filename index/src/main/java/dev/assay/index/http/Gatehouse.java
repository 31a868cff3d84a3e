package dev.assay.index.http;

import static java.util.Locale.ROOT;

import dev.assay.core.version.PackageName;
import dev.assay.index.metric.Metrics;
import dev.assay.store.StoreException;
import io.helidon.common.uri.UriPath;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.PathMatcher;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Lets callers take the routes that they may take, and no others.
///
/// @param routes all there are
record Gatehouse(Guard guard, List<Route> routes, Metrics metrics, Underway underway) {
  private static final Logger LOG = System.getLogger(Gatehouse.class.getName());
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Caller NOBODY = Caller.anybody(Set.of());

  Gatehouse {
    routes = List.copyOf(routes);
  }

  void register(HttpRouting.Builder routing) {
    for (Route route : routes) {
      for (Method method : route.methods()) {
        routing.route(method, route.path(), handler(call -> handle(route, call)));
      }
    }
    List<Way> ways = routes.stream().map(Way::of).toList();
    routing.any(handler(call -> lost(call, ways)));
  }

  /// A path and how it is asked.
  private record Way(PathMatcher path, List<Method> methods) {
    static Way of(Route route) {
      return new Way(PathMatchers.create(route.path()), route.methods());
    }
  }

  /// Helidon says in its answer that it closes the connection when it is asked to, and leaves it
  /// open (RFC 9112, 9.6).
  private static Handler handler(Consumer<Call> handling) {
    return (request, response) -> {
      handling.accept(new Call(request, response, NOBODY));
      if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
          && request.content().consumed()) {
        throw new CloseConnectionException("the caller asks for that");
      }
    };
  }

  /// There is no such path, or none that is asked in this way.
  private static void lost(Call call, List<Way> ways) {
    UriPath path = call.request().prologue().uriPath();
    String allowed =
        ways.stream()
            .filter(way -> way.path().match(path).accepted())
            .flatMap(way -> way.methods().stream())
            .map(Method::text)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (allowed.isEmpty()) {
      Problems.send(call, 404, "not found", "there is nothing here");
    } else {
      call.with(HeaderNames.ALLOW, allowed);
      Problems.send(call, 405, "not allowed", "this is asked by " + allowed);
    }
  }

  private void handle(Route route, Call unknown) {
    long began = System.nanoTime();
    if (!underway.begin()) {
      unknown.with(HeaderNames.CONNECTION, "close");
      Problems.send(unknown, 503, "stopping", "ask again later");
      return;
    }
    try {
      answer(route, unknown);
    } finally {
      underway.end();
      metrics.request(
          unknown.request().prologue().method().text(),
          route.path(),
          unknown.response().status().code(),
          System.nanoTime() - began);
    }
  }

  private void take(Route route, Call unknown) {
    if (isForged(unknown, route)) {
      route.door().refuse(unknown, "a page of another site asks for this");
    } else if (route.permission() == Permission.OPEN) {
      route.handling().handle(unknown);
    } else {
      admit(route, unknown);
    }
  }

  private void admit(Route route, Call unknown) {
    Door door = route.door();
    switch (door.admit(unknown.request(), guard)) {
      case Guard.Answer.Invalid() ->
          door.challenge(unknown, "the credentials are not valid, or have expired");
      case Guard.Answer.Wait(var duration) -> door.delay(unknown, duration);
      case Guard.Answer.Known(Caller caller) -> {
        Call call = new Call(unknown.request(), unknown.response(), caller);
        if (mayTake(route, call)) {
          route.handling().handle(call);
        } else {
          refuse(call, route);
        }
      }
    }
  }

  /// A browser shows the credentials that it has kept to us also when a page of another site sends
  /// it here.
  private static boolean isForged(Call call, Route route) {
    if (route.method().equals(Method.GET)) {
      return false;
    }
    Optional<String> site = call.header(FETCH_SITE);
    if (site.isPresent()) {
      return !OWN_SITE.contains(site.get());
    }
    String host = call.header(HeaderNames.HOST).orElse("");
    return call.header(HeaderNames.ORIGIN).filter(origin -> !isOf(origin, host)).isPresent();
  }

  private static boolean isOf(String origin, String host) {
    try {
      return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean mayTake(Route route, Call call) {
    Optional<PackageName> project =
        route.path().contains("{project}") ? call.project() : Optional.empty();
    return project
        .map(name -> call.caller().may(route.permission(), name))
        .orElseGet(() -> call.caller().may(route.permission()));
  }

  private void answer(Route route, Call call) {
    try {
      take(route, call);
    } catch (ServerConnectionException gone) {
      // The caller is no longer there: nothing can be sent, and nothing is wrong with us.
      throw gone;
    } catch (StoreException failure) {
      LOG.log(Level.ERROR, "the store failed on " + path(call), failure);
      if (!call.response().isSent()) {
        int status = failure.kind() == StoreException.Kind.FULL ? 507 : 503;
        Problems.send(call, status, "the store failed", failure.kind().name().toLowerCase(ROOT));
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "a fault on " + path(call), failure);
      if (!call.response().isSent()) {
        Problems.send(call, 500, "a fault of ours", "it was written to the log");
      }
    }
  }

  private static String path(Call call) {
    return Call.printable(call.request().path().path());
  }

  private static void refuse(Call call, Route route) {
    if (call.caller().isAnybody()) {
      route.door().challenge(call, "this needs credentials");
    } else {
      route.door().refuse(call, "`%s` may not %s".formatted(call.caller().name(), verb(route)));
    }
  }

  private static String verb(Route route) {
    return switch (route.permission()) {
      case OPEN, READ -> "read this";
      case UPLOAD -> "upload to this";
      case REVIEW -> "review this";
      case METRICS -> "watch over this index";
      case ADMIN -> "administer this index";
    };
  }
}
