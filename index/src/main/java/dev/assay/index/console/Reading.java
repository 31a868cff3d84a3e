package dev.assay.index.console;

import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.catalog.Found;
import dev.assay.index.catalog.Listing;
import dev.assay.index.http.Call;
import dev.assay.index.proxy.Upstream;
import dev.assay.store.HostedProjects.HostedProject;
import dev.assay.store.Session;
import dev.assay.store.Traffic.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// The pages that show.
final class Reading {
  /// What came of a deed, by the word that its redirect carries.
  private static final Map<String, String> NOTICES =
      Map.ofEntries(
          Map.entry("approved", "Approved: it is offered from now on."),
          Map.entry("rejected", "Rejected: it stays away."),
          Map.entry("waiver-requested", "The waiver waits for somebody else to approve it."),
          Map.entry("waiver-approved", "The waiver is in force."),
          Map.entry("waiver-rejected", "The waiver was rejected."),
          Map.entry("waiver-revoked", "The waiver is no longer in force."),
          Map.entry("incident-closed", "The incident is closed."),
          Map.entry("policy-changed", "The policy is in force."),
          Map.entry("name-claimed", "The name is claimed: nobody else is asked for it."),
          Map.entry("claim-given-up", "The claim is given up."),
          Map.entry("token-revoked", "The token is revoked."),
          Map.entry("webhook-removed", "The webhook is removed; it is told nothing more."));

  private static final Duration LATELY = Duration.ofDays(14);
  private static final int MOST_ASKED = 1_000;

  private final Console.Parts parts;
  private final BrowserDoor door;
  private final Views views;

  Reading(Console.Parts parts, BrowserDoor door, Views views) {
    this.parts = parts;
    this.door = door;
    this.views = views;
  }

  /// Names to go on with.
  ///
  /// @param asked projects of others whose files were asked for of late
  record Projects(List<String> hosted, List<String> asked, String problem) {}

  /// Why what of a project is missing.
  record Why(
      String name, String summary, List<ProjectView.Release> releases, Perspective perspective) {}

  Frame frame(Call call, String title, String section) {
    return new Frame(
        title,
        section,
        call.caller(),
        door.visit(call.request()).map(Visit::csrf).orElse(""),
        views.assets(),
        query(call, "done").map(NOTICES::get));
  }

  private static Optional<String> query(Call call, String name) {
    return call.request().query().first(name).asOptional();
  }

  private static int number(Call call, String name) {
    try {
      return Math.max(0, Integer.parseInt(query(call, name).orElse("0")));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private Instant now() {
    return parts.clock().instant();
  }

  /// Shows a page made in one reading of the store.
  void show(
      Call call, String template, String title, String section, Function<Session, Object> page) {
    Object made = parts.store().read(page::apply);
    views.send(call, template, frame(call, title, section), made);
  }

  void dashboard(Call call) {
    List<Dashboard.Health> health = health();
    show(
        call,
        "dashboard.jte",
        "Dashboard",
        "Dashboard",
        session -> Dashboard.of(session, call.caller(), health, now()));
  }

  private List<Dashboard.Health> health() {
    List<Dashboard.Health> health = new ArrayList<>();
    boolean judges = parts.judging().isUp();
    health.add(
        judges
            ? new Dashboard.Health(
                "Judge", "admit", "up, %d files under way".formatted(parts.judging().waiting()))
            : new Dashboard.Health("Judge", "deny", "down: what was not judged before is refused"));
    long dropped = parts.store().traffic().dropped();
    health.add(
        dropped == 0
            ? new Dashboard.Health("Store", "admit", "up")
            : new Dashboard.Health(
                "Store", "hold", "up; %d requests were not written down".formatted(dropped)));
    List<Upstream> upstreams = parts.pages().upstreams();
    for (Upstream upstream : upstreams) {
      Optional<String> trouble = parts.pages().trouble(upstream);
      health.add(
          new Dashboard.Health(
              "Upstream",
              trouble.isEmpty() ? "admit" : "deny",
              upstream.id() + trouble.map(reason -> ": " + reason).orElse("")));
    }
    if (upstreams.isEmpty()) {
      health.add(new Dashboard.Health("Upstream", "unjudged", "none"));
    }
    return health;
  }

  void queue(Call call) {
    show(
        call,
        "queue.jte",
        "Queue",
        "Queue",
        session ->
            Queue.of(
                session,
                parts.judging(),
                parts.policy().get(),
                call.caller(),
                query(call, "show").orElse(""),
                number(call, "from"),
                now()));
  }

  void projects(Call call) {
    String wanted = query(call, "name").orElse("").strip();
    Optional<PackageName> name = PackageName.parse(wanted);
    if (name.isPresent()) {
      BrowserDoor.see(call, "/console/projects/" + name.get().normalized());
      return;
    }
    String problem = wanted.isEmpty() ? "" : "That is no name of a project.";
    show(call, "projects.jte", "Projects", "Projects", session -> projects(session, call, problem));
  }

  private Projects projects(Session session, Call call, String problem) {
    List<String> hosted =
        session.hostedProjects().all().stream()
            .map(HostedProject::project)
            .filter(project -> Dashboard.mayRead(call.caller(), project))
            .toList();
    long since = now().minus(LATELY).toEpochMilli();
    List<String> asked =
        session.traffic().files(since, MOST_ASKED).stream()
            .map(Demand::project)
            .filter(project -> Dashboard.mayRead(call.caller(), project))
            .filter(project -> !hosted.contains(project))
            .distinct()
            .sorted()
            .toList();
    return new Projects(hosted, asked, problem);
  }

  /// A project, and for whom its page answers.
  private record Asked(PackageName name, Perspective perspective, Found found) {}

  /// Shows something of the project in the path to whom the query names, or to the visitor.
  private void show(Call call, Consumer<Asked> page) {
    Optional<PackageName> name = call.project();
    Optional<Set<String>> teams = parts.catalog().asked(query(call, "team"), call.caller().teams());
    if (name.isEmpty() || teams.isEmpty()) {
      String what = name.isEmpty() ? "That is no name of a project." : "There is no such team.";
      views.problem(call, 404, "Not found", what);
      return;
    }
    Perspective perspective =
        new Perspective(
            parts.catalog().policyOf(teams.get()).orElse(""),
            parts.policy().get().teams().stream().map(Policy.Team::name).toList());
    page.accept(new Asked(name.get(), perspective, parts.catalog().find(name.get(), teams.get())));
  }

  void project(Call call) {
    show(call, asked -> project(call, asked));
  }

  private void project(Call call, Asked asked) {
    PackageName name = asked.name();
    boolean ours = parts.catalog().isOurs(name);
    show(
        call,
        "project.jte",
        name.normalized(),
        "Projects",
        session -> ProjectView.of(asked.found(), ours, session, name, asked.perspective(), now()));
  }

  void release(Call call) {
    show(
        call,
        asked -> {
          if (asked.found() instanceof Found.Listed(var listing)) {
            release(call, listing, asked.perspective());
          } else {
            views.problem(call, 404, "Not found", "There is no such project.");
          }
        });
  }

  private void release(Call call, Listing listing, Perspective perspective) {
    String version = call.part("version");
    if (listing.entries().stream().noneMatch(entry -> entry.version().equals(version))) {
      views.problem(call, 404, "Not found", "There is no such release.");
      return;
    }
    show(
        call,
        "release.jte",
        listing.name().normalized() + " " + version,
        "Projects",
        session -> ReleaseView.of(session, listing, version, perspective, now()));
  }

  void why(Call call) {
    show(call, asked -> why(call, asked));
  }

  private void why(Call call, Asked asked) {
    String name = asked.name().normalized();
    List<ProjectView.Release> releases =
        asked.found() instanceof Found.Listed(var listing)
            ? ProjectView.releases(listing, now())
            : List.of();
    views.send(
        call,
        "why.jte",
        frame(call, "Why is " + name + " missing?", "Projects"),
        new Why(
            name,
            ProjectView.summary(asked.found(), parts.catalog().isOurs(asked.name())),
            releases,
            asked.perspective()));
  }

  void traffic(Call call) {
    parts.store().traffic().flush();
    show(
        call,
        "traffic.jte",
        "Traffic",
        "Traffic",
        session ->
            TrafficView.of(
                session,
                call.caller(),
                query(call, "project").orElse("").strip(),
                query(call, "outcome").orElse(""),
                now()));
  }

  void waivers(Call call) {
    show(
        call,
        "waivers.jte",
        "Waivers",
        "Waivers",
        session -> Waivers.of(session, call.caller(), now()));
  }

  void policy(Call call) {
    policy(call, PolicyView.Attempt.NONE);
  }

  void policy(Call call, PolicyView.Attempt attempt) {
    List<TeamRow> teams = parts.store().read(session -> TeamRow.all(session, parts.policy().get()));
    views.send(
        call,
        "policy.jte",
        frame(call, "Policy", "Policy"),
        PolicyView.of(parts.policy(), teams, attempt, now()));
  }

  void log(Call call) {
    show(
        call,
        "log.jte",
        "Log",
        "Log",
        session -> LogView.of(session, number(call, "before"), now()));
  }
}
