package dev.assay.index.console;

import dev.assay.core.policy.Policy;
import dev.assay.core.verdict.Verdict;
import dev.assay.index.admission.Judged;
import dev.assay.index.admission.Judging;
import dev.assay.index.http.Caller;
import dev.assay.report.json.Labels;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Files that wait for a person, newest first.
///
/// @param show `hold`, `deny` or `failed`
/// @param next where the next page begins; negative: there is none
record Queue(String show, List<Item> items, int offset, int next, List<Tab> tabs) {
  private static final int PAGE = 20;
  private static final int BATCH = 100;
  private static final int MOST_COUNTED = 500;
  private static final Kind FAILED = new Kind("failed", "Not judged");

  private record Kind(String show, String label) {}

  /// A choice of what is shown, and how many there are.
  record Tab(String show, String label, String number, boolean current) {}

  /// A file with all that speaks against it.
  ///
  /// @param score in per cent
  /// @param error why it could not be judged, possibly empty
  record Item(
      String project,
      String version,
      String file,
      String sha256,
      String tone,
      String score,
      String error,
      Moment judged,
      List<Claim> claims) {}

  static Queue of(
      Session session,
      Judging judging,
      Policy policy,
      Caller caller,
      String wanted,
      int offset,
      Instant now) {
    String show = List.of("deny", "failed").contains(wanted) ? wanted : "hold";
    List<Item> items = new ArrayList<>();
    int at = offset;
    List<Judgement> batch = batch(session, show, at);
    while (!batch.isEmpty() && items.size() < PAGE) {
      for (Judgement row : batch) {
        at++;
        if (waits(session, caller, row, now)) {
          items.add(item(row, judging.read(row), policy, now));
        }
        if (items.size() == PAGE) {
          break;
        }
      }
      if (items.size() < PAGE) {
        batch = batch(session, show, at);
      }
    }
    boolean more = !batch(session, show, at).isEmpty();
    return new Queue(show, items, offset, more ? at : -1, tabs(session, caller, show, now));
  }

  private static List<Judgement> batch(Session session, String show, int offset) {
    return switch (show) {
      case "failed" -> session.judgements().failed(offset, BATCH);
      case "deny" -> session.judgements().queue(Verdict.DENY, offset, BATCH);
      default -> session.judgements().queue(Verdict.HOLD, offset, BATCH);
    };
  }

  private static boolean waits(Session session, Caller caller, Judgement row, Instant now) {
    return Dashboard.mayRead(caller, row.project())
        && session
            .reviews()
            .inForce(row.project(), row.version(), row.sha256(), now.toEpochMilli())
            .isEmpty();
  }

  private static Item item(Judgement row, Judged judged, Policy policy, Instant now) {
    return new Item(
        row.project(),
        row.version(),
        row.filename(),
        row.sha256(),
        Labels.of(row.verdict()),
        String.format(Locale.ROOT, "%.0f", 100 * row.score()),
        judged.error().orElse(""),
        Moment.of(row.judgedAt(), now),
        Claim.of(judged.findings(), policy, now));
  }

  private static List<Tab> tabs(Session session, Caller caller, String show, Instant now) {
    return Stream.of(new Kind("hold", "Held"), new Kind("deny", "Denied"), FAILED)
        .map(
            kind ->
                new Tab(
                    kind.show(),
                    kind.label(),
                    waiting(session, caller, kind.show(), now),
                    kind.show().equals(show)))
        .toList();
  }

  /// How many wait, as far as one counts.
  private static String waiting(Session session, Caller caller, String show, Instant now) {
    long number = 0;
    for (int at = 0; at < MOST_COUNTED; at += BATCH) {
      List<Judgement> batch = batch(session, show, at);
      number += batch.stream().filter(row -> waits(session, caller, row, now)).count();
      if (batch.size() < BATCH) {
        return Long.toString(number);
      }
    }
    return number + " or more";
  }
}
