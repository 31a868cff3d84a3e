package dev.assay.index.demo;

import dev.assay.index.access.Detail;
import dev.assay.index.access.TokenDesk;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.webhook.Subscriptions;
import dev.assay.store.Claims.Claim;
import dev.assay.store.Incidents;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Publishers.Pin;
import dev.assay.store.Reviews.Decision;
import dev.assay.store.Reviews.Review;
import dev.assay.store.Role;
import dev.assay.store.Scope;
import dev.assay.store.Session;
import dev.assay.store.Teams.Team;
import dev.assay.store.Users.User;
import dev.assay.store.Waivers.State;
import dev.assay.store.Waivers.Waiver;
import dev.assay.store.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who works with the demo, and what they did so far, oldest first as the log wants it.
record InventedPeople(Session session, Instant now) {
  private static final String POLICY =
      """
      # What this index asks for.
      fail-on = "high"
      internal = ["acme-*"]

      [index]
      minimum-age = 3

      [rules]
      import-time-network = "hold"

      # They try what is new, in sandboxes.
      [team.research.index]
      minimum-age = 0

      [team.research.rules]
      import-time-network = "warn"
      """;

  private long ago(int days, int hours) {
    return now.minus(Duration.ofDays(days)).minus(Duration.ofHours(hours)).toEpochMilli();
  }

  private void log(String who, String action, String subject, String reason, long at) {
    session
        .auditLog()
        .append(who, action, subject, Detail.of(json -> json.text("reason", reason)), at);
  }

  /// Adds them and returns the secret of the token with which to log in.
  String add(List<Judgement> files) {
    session.users().add(user("anna", "Anna Demo", Role.ADMIN));
    session.users().add(user("ben", "Ben Demo", Role.REVIEWER));
    session.users().add(user("chloe", "Chloe Demo", Role.READER));
    session.users().add(user("ci", "Builds", Role.READER));
    teams();
    PolicyInForce.write(session, 0, POLICY, "anna", ago(12, 3));
    log("anna", "policy-changed", "policy", "first policy", ago(12, 3));
    token("ci", "builds", Set.of(Scope.READ), ago(12, 2), 90);
    token("ben", "laptop", Set.of(Scope.READ, Scope.REVIEW), ago(11, 0), 90);
    String old = token("chloe", "old laptop", Set.of(Scope.READ), ago(10, 0), 5);
    session.tokens().revoke(old, ago(9, 0));
    log("chloe", "token-revoked", old, "laptop returned", ago(9, 0));
    waivers();
    incidents();
    webhooks();
    files.stream()
        .filter(file -> file.filename().startsWith("gullwing_forms-1.2.0"))
        .findFirst()
        .ifPresent(this::approve);
    return new TokenDesk()
        .issue(
            session,
            new TokenDesk.Order(
                "anna",
                "demo",
                Set.of(Scope.ADMIN),
                List.of(),
                Optional.of(now.plus(Duration.ofDays(1)))),
            "anna",
            now)
        .secret();
  }

  private User user(String name, String shown, Role role) {
    return new User(name, shown, Set.of(role), null, ago(13, 0), null);
  }

  private void teams() {
    session.teams().put(new Team("platform", "Platform", ago(13, 0)));
    session.teams().join("platform", "ben");
    session.teams().put(new Team("research", "Research", ago(13, 0)));
    session.teams().join("research", "chloe");
    session.claims().add(new Claim("acme-*", "platform", "anna", ago(12, 4)));
    log("anna", "name-claimed", "acme-*", "our own names", ago(12, 4));
  }

  private String token(String owner, String label, Set<Scope> scopes, long at, int days) {
    Instant made = Instant.ofEpochMilli(at);
    TokenDesk.Order order =
        new TokenDesk.Order(
            owner, label, scopes, List.of(), Optional.of(made.plus(Duration.ofDays(days))));
    return new TokenDesk().issue(session, order, "anna", made).token().id();
  }

  private void waivers() {
    long approved = waiver("chloe", "brasswing", null, "It asks its own server only.", 6, 60);
    session.waivers().decide(approved, State.APPROVED, "ben", ago(5, 20));
    log("ben", "waiver-approved", "brasswing", "looked at the code", ago(5, 20));
    long rejected = waiver("chloe", "larkspur", "2.4.1", "The build is red without it.", 2, 30);
    session.waivers().decide(rejected, State.REJECTED, "ben", ago(1, 22));
    log("ben", "waiver-rejected", "larkspur", "it sends the environment away", ago(1, 22));
    waiver("chloe", "fernsheet", "2.2.0", "We need the new sheet format this week.", 1, 30);
  }

  private long waiver(
      String who, String project, @Nullable String version, String reason, int daysAgo, int days) {
    long at = ago(daysAgo, 4);
    long expires = at + Duration.ofDays(days).toMillis();
    String rule = "import-time-network";
    log(who, "waiver-requested", project, reason, at);
    return session
        .waivers()
        .add(Waiver.request(rule, project, version, null, who, reason, at, expires));
  }

  private void incidents() {
    session
        .incidents()
        .open(
            Incidents.Kind.CHANGED_DIGEST,
            "brasswing",
            "brasswing-0.9.1-py3-none-any.whl",
            Detail.of(
                json -> {
                  json.text("before", "sha256:4be1c0…");
                  json.text("after", "sha256:a90d77…");
                }),
            ago(1, 5));
    session
        .incidents()
        .open(
            Incidents.Kind.PUBLISHER_CHANGED,
            "quillfeather",
            "",
            Detail.of(
                json -> {
                  json.text("before", "github:quill/quillfeather");
                  json.text("after", "github:qu1ll/quillfeather");
                }),
            ago(5, 1));
    session
        .publishers()
        .pin(new Pin("quillfeather", "github:quill/quillfeather", ago(13, 0), "5.0.0"));
  }

  /// One that is told, one that does not answer and one that was removed.
  private void webhooks() {
    Webhooks hooks = session.webhooks();
    webhook("https://siem.example/assay", List.of("file-denied", "files-revoked"), ago(9, 0));
    hooks.publish("file-denied", "{}", ago(0, 3));
    take().forEach(it -> hooks.delivered(it.id()));
    webhook("https://chat.example/hooks/packages", List.of("file-held"), ago(5, 0));
    hooks.publish("file-held", "{}", ago(0, 2));
    long tomorrow = now.plus(Duration.ofDays(1)).toEpochMilli();
    take().forEach(it -> hooks.failed(it.id(), "it answers 503", tomorrow));
    long old = webhook("https://cache.example/purge", List.of("files-revoked"), ago(12, 0));
    Subscriptions.remove(session, old, "anna", ago(8, 0));
  }

  private List<Webhooks.Delivery> take() {
    return session.webhooks().take(now.toEpochMilli(), now.toEpochMilli(), 1);
  }

  private long webhook(String url, List<String> events, long at) {
    return new Subscriptions().add(session, url, events, Optional.empty(), "anna", at).id();
  }

  private void approve(Judgement file) {
    String reason = "The update check goes to its own server, and can be switched off.";
    session
        .reviews()
        .add(
            new Review(
                0,
                file.project(),
                file.version(),
                file.sha256(),
                Decision.APPROVE,
                "ben",
                reason,
                ago(0, 7),
                null));
    log("ben", "release-approved", file.project() + "==" + file.version(), reason, ago(0, 7));
  }
}
