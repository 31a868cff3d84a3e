package dev.assay.index.http;

import dev.assay.index.http.Guard.Answer;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;

/// How callers show who they are on a route, and how they are told that they may not take it.
public interface Door {
  /// For programs: credentials in a header, problems as JSON.
  Door PROGRAMS = new Programs();

  /// Who sends a request.
  Answer admit(ServerRequest request, Guard guard);

  /// Tells a caller that what it shows is not valid, or that it shows nothing and needs to.
  void challenge(Call call, String detail);

  /// Tells a caller to come later.
  void delay(Call call, Duration wait);

  /// Tells a caller that it may not do this.
  void refuse(Call call, String detail);

  /// What programs are told.
  final class Programs implements Door {
    private Programs() {}

    @Override
    public Answer admit(ServerRequest request, Guard guard) {
      return guard.admit(Arrival.of(request));
    }

    @Override
    public void challenge(Call call, String detail) {
      call.with(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"assay\"");
      Problems.send(call, 401, "who are you", detail);
    }

    @Override
    public void delay(Call call, Duration wait) {
      call.with(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
      Problems.send(call, 429, "too many tries", "credentials were wrong too often; wait");
    }

    @Override
    public void refuse(Call call, String detail) {
      Problems.send(call, 403, "not allowed", detail);
    }
  }
}
