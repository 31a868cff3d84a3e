package dev.assay.index.http;

import static java.util.Locale.ROOT;

import dev.assay.core.version.PackageName;
import dev.assay.index.metric.Metrics;
import dev.assay.store.StoreException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
      routing.route(route.method(), route.path(), handler(route));
    }
  }

  private Handler handler(Route route) {
    Handler handler = checked(route);
    String method = route.method().text();
    return (request, response) -> {
      long began = System.nanoTime();
      if (!underway.begin()) {
        response.header(HeaderNames.CONNECTION, "close");
        Problems.send(new Call(request, response, NOBODY), 503, "stopping", "ask again later");
        return;
      }
      try {
        handler.handle(request, response);
      } finally {
        underway.end();
        int status = response.status().code();
        metrics.request(method, route.path(), status, System.nanoTime() - began);
      }
    };
  }

  private Handler checked(Route route) {
    return (request, response) -> {
      Call call = new Call(request, response, NOBODY);
      if (isForged(call, route)) {
        route.door().refuse(call, "a page of another site asks for this");
      } else if (route.permission() == Permission.OPEN) {
        answer(route, call);
      } else {
        admit(route, request, response);
      }
    };
  }

  private void admit(Route route, ServerRequest request, ServerResponse response) {
    Call unknown = new Call(request, response, NOBODY);
    Door door = route.door();
    switch (door.admit(request, guard)) {
      case Guard.Answer.Invalid() ->
          door.challenge(unknown, "the credentials are not valid, or have expired");
      case Guard.Answer.Wait(var duration) -> door.delay(unknown, duration);
      case Guard.Answer.Known(Caller caller) -> {
        Call call = new Call(request, response, caller);
        if (mayTake(route, call)) {
          answer(route, call);
        } else {
          refuse(call, route);
        }
      }
    }
  }

  /// A browser shows the credentials that it has kept to us also when a page of another site sends
  /// it here.
  private static boolean isForged(Call call, Route route) {
    if (route.method().equals(Method.GET) || route.method().equals(Method.HEAD)) {
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

  private static void answer(Route route, Call call) {
    try {
      route.handling().handle(call);
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
      case ADMIN -> "administer this index";
    };
  }
}
