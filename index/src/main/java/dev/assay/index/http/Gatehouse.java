package dev.assay.index.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/// Lets callers take the routes that they may take, and no others.
///
/// @param routes all there are
record Gatehouse(Guard guard, List<Route> routes) {
  private static final Logger LOG = System.getLogger(Gatehouse.class.getName());

  Gatehouse {
    routes = List.copyOf(routes);
  }

  void register(HttpRouting.Builder routing) {
    for (Route route : routes) {
      routing.route(route.method(), route.path(), handler(route));
    }
  }

  private Handler handler(Route route) {
    return (request, response) -> {
      Optional<Caller> caller = guard.caller(request.headers().first(HeaderNames.AUTHORIZATION));
      Call call = new Call(request, response, caller.orElse(new Caller("-", java.util.Set.of())));
      if (caller.isEmpty() && route.permission() != Permission.OPEN) {
        challenge(call, "the credentials are not valid, or have expired");
      } else if (!call.caller().may(route.permission())) {
        refuse(call, route);
      } else {
        answer(route, call, response, request);
      }
    };
  }

  private static void answer(
      Route route, Call call, ServerResponse response, ServerRequest request) {
    try {
      route.handling().handle(call);
    } catch (ServerConnectionException gone) {
      // The caller is no longer there: nothing can be sent, and nothing is wrong with us.
      throw gone;
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "a fault on " + request.path().path(), failure);
      if (!response.isSent()) {
        Problems.send(call, 500, "a fault of ours", "it was written to the log");
      }
    }
  }

  private static void refuse(Call call, Route route) {
    if (call.caller().name().equals("-")) {
      challenge(call, "this needs credentials");
    } else {
      Problems.send(
          call, 403, "not allowed", "`%s` may not %s".formatted(call.caller().name(), verb(route)));
    }
  }

  private static String verb(Route route) {
    return switch (route.permission()) {
      case OPEN, READ -> "read";
      case UPLOAD -> "upload";
      case REVIEW -> "review";
      case ADMIN -> "administer";
    };
  }

  private static void challenge(Call call, String detail) {
    call.with(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"assay\"");
    Problems.send(call, 401, "who are you", detail);
  }
}
