package dev.assay.index.console;

import dev.assay.index.http.Arrival;
import dev.assay.index.http.Call;
import dev.assay.index.http.Caller;
import dev.assay.index.http.Guard;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// Coming in and going out.
final class Login {
  private static final String HOME = "/console/";

  private final Guard guard;
  private final BrowserDoor door;
  private final Views views;

  Login(Guard guard, BrowserDoor door, Views views) {
    this.guard = guard;
    this.door = door;
    this.views = views;
  }

  /// The form.
  ///
  /// @param to where it leads
  /// @param problem why it is shown again, possibly empty
  record Form(String to, String problem) {}

  void form(Call call) {
    send(call, target(call.request().query().first("to").orElse(HOME)), "");
  }

  /// Only a page of the console may follow, whoever made the link.
  private static String target(String wanted) {
    return wanted.matches("/console/[A-Za-z0-9._~%/-]*") && !wanted.contains("//") ? wanted : HOME;
  }

  private void send(Call call, String to, String problem) {
    Frame frame =
        new Frame("Log in", "", Caller.anybody(Set.of()), "", views.assets(), Optional.empty());
    views.send(call, "login.jte", frame, new Form(to, problem));
  }

  void open(Call call) {
    Optional<Fields> fields = Fields.read(call);
    if (fields.isEmpty()) {
      views.problem(call, 400, "Not readable", "The form is too long, or broken.");
      return;
    }
    String to = target(fields.get().text("to"));
    String pair = fields.get().text("name") + ":" + fields.get().text("secret");
    String authorization =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    switch (guard.admit(Arrival.of(call.request()).showing(authorization))) {
      case Guard.Answer.Known(Caller caller) when !caller.isAnybody() -> {
        door.close(call);
        door.open(call, authorization);
        BrowserDoor.see(call, to);
      }
      case Guard.Answer.Known _, Guard.Answer.Invalid _ ->
          send(call, to, "That is not valid, or has expired.");
      case Guard.Answer.Wait(var wait) -> door.delay(call, wait);
    }
  }

  void close(Call call, Fields fields) {
    door.close(call);
    BrowserDoor.see(call, "/console/login");
  }
}
