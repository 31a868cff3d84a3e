package dev.assay.index.console;

import dev.assay.core.Rules;
import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import dev.assay.core.version.PackageName;
import dev.assay.index.access.Detail;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Preview;
import dev.assay.index.http.Call;
import dev.assay.store.Incidents.Incident;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Session;
import dev.assay.store.Settings.Change;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a visitor does by a form. Each deed and its entry in the log are one transaction.
final class Deeds {
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_WAIVER_DAYS = 366;

  private final Console.Parts parts;
  private final BrowserDoor door;
  private final Views views;
  private final Reading reading;

  Deeds(Console.Parts parts, BrowserDoor door, Views views, Reading reading) {
    this.parts = parts;
    this.door = door;
    this.views = views;
    this.reading = reading;
  }

  private long now() {
    return parts.clock().millis();
  }

  private void missing(Call call, String what) {
    views.problem(call, 404, "Not found", "There is no such " + what + ".");
  }

  /// A reason, without which nothing is decided; none after the visitor was told so.
  private Optional<String> reason(Call call, Fields fields) {
    String reason = fields.text("reason");
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      views.problem(
          call,
          400,
          "A reason is needed",
          "Say why, in at most %d characters.".formatted(LONGEST_REASON));
      return Optional.empty();
    }
    return Optional.of(reason);
  }

  /// Goes back to the page that a form was on.
  private static void back(Call call, Fields fields, String otherwise, String done) {
    String from = fields.text("from");
    String page = from.matches("/console/[A-Za-z0-9._~%/-]*") ? from : otherwise;
    BrowserDoor.see(call, page + "?done=" + done);
  }

  /// Approves or rejects a file, or the whole release that it is of.
  void review(Call call, Fields fields) {
    PackageName project = call.project().orElseThrow();
    Optional<Judgement> judged =
        parts.store().read(session -> session.judgements().of(project.normalized())).stream()
            .filter(it -> it.sha256().equals(fields.text("sha256")))
            .findFirst();
    if (judged.isEmpty()) {
      missing(call, "file");
      return;
    }
    Optional<String> reason = reason(call, fields);
    if (reason.isEmpty()) {
      return;
    }
    boolean approves = fields.text("decision").equals("approve");
    boolean whole = fields.text("scope").equals("release");
    Review review =
        new Review(
            0,
            project.normalized(),
            judged.get().version(),
            whole ? null : judged.get().sha256(),
            approves ? Decision.APPROVE : Decision.REJECT,
            call.caller().name(),
            reason.get(),
            now(),
            null);
    parts.store().run(session -> keep(session, review, judged.get()));
    parts.catalog().decided(review);
    back(call, fields, "/console/queue", approves ? "approved" : "rejected");
  }

  private static void keep(Session session, Review review, Judgement judged) {
    session.reviews().add(review);
    String detail =
        Detail.of(
            json -> {
              json.text("file", judged.filename());
              json.text("sha256", judged.sha256());
              json.text("scope", review.sha256() == null ? "release" : "file");
              json.text("reason", review.reason());
            });
    String action = review.decision() == Decision.APPROVE ? "release-approved" : "release-rejected";
    String subject = review.project() + "==" + review.version();
    session.auditLog().append(review.reviewer(), action, subject, detail, review.decidedAt());
  }

  /// Asks for an exception from a rule.
  void requestWaiver(Call call, Fields fields) {
    String project = call.project().orElseThrow().normalized();
    String rule = fields.text("rule");
    boolean known = rule.equals("*") || Rules.all().stream().anyMatch(it -> it.id().equals(rule));
    if (!known) {
      missing(call, "rule");
      return;
    }
    Optional<String> reason = reason(call, fields);
    if (reason.isEmpty()) {
      return;
    }
    String team = fields.text("team");
    if (!team.isEmpty() && !call.caller().teams().contains(team)) {
      door.refuse(call, "You do not belong to that team.");
      return;
    }
    long days = Math.clamp(fields.number("days"), 1, LONGEST_WAIVER_DAYS);
    String version = fields.text("version");
    Waiver everybodys =
        Waiver.request(
            rule,
            project,
            version.isEmpty() ? null : version,
            null,
            call.caller().name(),
            reason.get(),
            now(),
            now() + Duration.ofDays(days).toMillis());
    Waiver waiver = team.isEmpty() ? everybodys : everybodys.forTeam(team);
    parts
        .store()
        .run(
            session -> {
              long id = session.waivers().add(waiver);
              log(session, call, "waiver-requested", waiver, id);
            });
    back(call, fields, "/console/waivers", "waiver-requested");
  }

  private void log(Session session, Call call, String action, Waiver waiver, long id) {
    String detail =
        Detail.of(
            json -> {
              json.number("id", id);
              json.text("rule", waiver.rule());
              Optional.ofNullable(waiver.team()).ifPresent(it -> json.text("team", it));
            });
    session.auditLog().append(call.caller().name(), action, waiver.project(), detail, now());
  }

  /// Approves, rejects or revokes an exception. Nobody approves what they asked for themselves.
  void decideWaiver(Call call, Fields fields) {
    PackageName project = call.project().orElseThrow();
    Optional<Waiver> waiver =
        parts
            .store()
            .read(session -> session.waivers().find(id(call)))
            .filter(it -> it.project().equals(project.normalized()));
    if (waiver.isEmpty()) {
      missing(call, "waiver");
      return;
    }
    State state =
        switch (fields.text("decision")) {
          case "approve" -> State.APPROVED;
          case "revoke" -> State.REVOKED;
          default -> State.REJECTED;
        };
    if (state == State.APPROVED && waiver.get().requester().equals(call.caller().name())) {
      door.refuse(call, "Somebody else has to approve what you have asked for.");
      return;
    }
    boolean changed = parts.store().write(session -> decide(session, call, waiver.get(), state));
    parts.catalog().changed(project);
    if (changed) {
      String done = state.name().toLowerCase(Locale.ROOT);
      back(call, fields, "/console/waivers", "waiver-" + done);
    } else {
      views.problem(call, 409, "Too late", "Somebody else has decided it since.");
    }
  }

  private boolean decide(Session session, Call call, Waiver waiver, State state) {
    String who = call.caller().name();
    boolean changed =
        state == State.REVOKED
            ? session.waivers().revoke(waiver.id(), who, now())
            : session.waivers().decide(waiver.id(), state, who, now());
    if (changed) {
      String action = "waiver-" + state.name().toLowerCase(Locale.ROOT);
      log(session, call, action, waiver, waiver.id());
    }
    return changed;
  }

  /// The number in the path; -1 where there is none.
  static long id(Call call) {
    try {
      return Long.parseLong(call.part("id"));
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  /// Says that an incident was looked into.
  void closeIncident(Call call, Fields fields) {
    String project = call.project().orElseThrow().normalized();
    Optional<String> reason = reason(call, fields);
    if (reason.isEmpty()) {
      return;
    }
    String who = call.caller().name();
    boolean closed =
        parts
            .store()
            .write(
                session -> {
                  Optional<Incident> incident =
                      session
                          .incidents()
                          .find(id(call))
                          .filter(it -> it.project().equals(project))
                          .filter(it -> session.incidents().close(it.id(), who, now()));
                  incident.ifPresent(
                      it ->
                          session
                              .auditLog()
                              .append(
                                  who,
                                  "incident-closed",
                                  project,
                                  Detail.of(
                                      json -> {
                                        json.number("id", it.id());
                                        json.text("reason", reason.get());
                                      }),
                                  now()));
                  return incident.isPresent();
                });
    if (closed) {
      back(call, fields, "/console/", "incident-closed");
    } else {
      missing(call, "open incident");
    }
  }

  /// Shows what a draft of a policy would change, for everybody or for a team.
  void previewPolicy(Call call, Fields fields) {
    String draft = fields.lines("policy");
    String team = fields.text("team");
    PolicyReader.Reading read = PolicyInForce.read(draft);
    Optional<Preview> preview =
        read instanceof PolicyReader.Reading.Parsed(Policy policy)
            ? Optional.of(preview(policy, team))
            : Optional.empty();
    reading.policy(
        call, new PolicyView.Attempt(Optional.of(draft), PolicyView.problems(read), team, preview));
  }

  private Preview preview(Policy draft, String team) {
    return Preview.of(
        parts.store(),
        parts.catalog(),
        draft,
        Optional.of(team).filter(it -> !it.isEmpty()),
        parts.clock().instant());
  }

  /// Puts a policy in force.
  void writePolicy(Call call, Fields fields) {
    String text = fields.lines("policy");
    List<String> problems = PolicyView.problems(PolicyInForce.read(text));
    if (!problems.isEmpty()) {
      reading.policy(call, PolicyView.Attempt.failed(text, problems));
      return;
    }
    String who = call.caller().name();
    Change change =
        parts
            .store()
            .write(
                session -> {
                  Change it =
                      PolicyInForce.write(session, fields.number("revision"), text, who, now());
                  if (it instanceof Change.Done(var setting)) {
                    String detail = Detail.of(json -> json.number("revision", setting.revision()));
                    session.auditLog().append(who, "policy-changed", "policy", detail, now());
                  }
                  return it;
                });
    switch (change) {
      case Change.Done _ -> {
        parts.policy().refresh();
        parts.catalog().changed();
        BrowserDoor.see(call, "/console/policy?done=policy-changed");
      }
      case Change.Overtaken(var newest) ->
          reading.policy(
              call,
              PolicyView.Attempt.failed(
                  text,
                  List.of(
                      "`" + newest.author() + "` has changed the policy since; compare below.")));
    }
  }
}
