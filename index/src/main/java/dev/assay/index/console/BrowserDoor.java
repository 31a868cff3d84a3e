package dev.assay.index.console;

import dev.assay.index.http.Arrival;
import dev.assay.index.http.Call;
import dev.assay.index.http.Door;
import dev.assay.index.http.Guard;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// For browsers: a cookie instead of a header, and pages instead of problems. What the credentials
/// of a visit are good for is asked anew at each request, so that a revoked token ends it.
final class BrowserDoor implements Door {
  private static final String COOKIE = "assay-console";
  private static final HeaderName HX_REQUEST = HeaderNames.create("HX-Request");
  private static final HeaderName HX_REDIRECT = HeaderNames.create("HX-Redirect");

  private final Visits visits;
  private final Views views;

  BrowserDoor(Visits visits, Views views) {
    this.visits = visits;
    this.views = views;
  }

  @Override
  public Guard.Answer admit(ServerRequest request, Guard guard) {
    Arrival arrival = Arrival.of(request);
    Optional<String> id = id(request);
    Optional<String> shown =
        id.flatMap(it -> visits.find(it).map(visit -> visit.authorization(it)));
    Guard.Answer answer = guard.admit(new Arrival(shown, arrival.peer(), arrival.forwarded()));
    if (answer instanceof Guard.Answer.Invalid) {
      id.ifPresent(visits::end);
    }
    return answer;
  }

  /// The visit that a request belongs to.
  Optional<Visit> visit(ServerRequest request) {
    return id(request).flatMap(visits::find);
  }

  private static Optional<String> id(ServerRequest request) {
    return request.headers().cookies().first(COOKIE).asOptional();
  }

  /// Begins a visit.
  void open(Call call, String authorization) {
    cookie(call, visits.begin(authorization), Visits.LONGEST);
  }

  /// Ends the visit that a request belongs to.
  void close(Call call) {
    id(call.request()).ifPresent(visits::end);
    cookie(call, "", Duration.ZERO);
  }

  private static void cookie(Call call, String value, Duration age) {
    String secure = call.request().isSecure() ? "; Secure" : "";
    call.with(
        HeaderNames.SET_COOKIE,
        "%s=%s; Path=/console; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(COOKIE, value, age.toSeconds(), secure));
  }

  @Override
  public void challenge(Call call, String detail) {
    String path = call.request().path().path();
    String target = "/console/login?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    if (call.header(HX_REQUEST).isPresent()) {
      call.with(HX_REDIRECT, target).send(Status.OK_200);
    } else {
      see(call, target);
    }
  }

  @Override
  public void delay(Call call, Duration wait) {
    call.with(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    views.problem(call, 429, "Too many tries", "Credentials were wrong too often; wait a while.");
  }

  @Override
  public void refuse(Call call, String detail) {
    views.problem(call, 403, "Not allowed", detail);
  }

  /// Sends the browser to a page of ours.
  static void see(Call call, String target) {
    call.with(HeaderNames.LOCATION, target).send(Status.SEE_OTHER_303);
  }
}
