package dev.assay.index.api;

import dev.assay.index.access.Exchange;
import dev.assay.index.access.TokenDesk;
import dev.assay.index.http.Arrival;
import dev.assay.index.http.Call;
import dev.assay.index.http.Permission;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;

/// Tokens for identities of CI. The identity token is the credential.
record ExchangeRoutes(Exchange exchange) {
  List<Route> routes() {
    return List.of(
        new Route(Method.POST, "/api/oidc/token", Permission.OPEN, Body.of(this::exchange)));
  }

  private void exchange(Call call, Body body) {
    String token = body.text("token");
    if (body.isRefused(call)) {
      return;
    }
    switch (exchange.exchange(Arrival.of(call.request()), token)) {
      case Exchange.Result.Done(TokenDesk.Issued issued) -> TokenRoutes.send(call, issued);
      case Exchange.Result.Refused(String reason) ->
          Problems.send(call, 403, "not exchanged", reason);
      case Exchange.Result.Unreachable(String reason) ->
          Problems.send(call, 502, "issuer failed", reason);
      case Exchange.Result.Wait(Duration duration) -> {
        call.with(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, duration.toSeconds())));
        Problems.send(call, 429, "too many tries", "identity tokens were wrong too often; wait");
      }
    }
  }
}
