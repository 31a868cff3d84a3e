package dev.assay.index.console;

import dev.assay.store.AuditLog.Check;
import dev.assay.store.AuditLog.Entry;
import dev.assay.store.Session;
import java.time.Instant;
import java.util.List;

/// Who did what, and whether the chain of the log holds.
///
/// @param next before which entry the next page begins; 0: there is none
record LogView(boolean intact, String check, List<Row> rows, long next) {
  private static final int PAGE = 100;

  /// An entry of the log.
  record Row(
      long seq,
      Moment at,
      String actor,
      String action,
      String subject,
      String detail,
      String hash) {}

  static LogView of(Session session, long before, Instant now) {
    Check check = session.auditLog().verify();
    List<Entry> entries = session.auditLog().before(before <= 0 ? Long.MAX_VALUE : before, PAGE);
    long last = entries.isEmpty() ? 0 : entries.getLast().seq();
    return new LogView(
        check instanceof Check.Intact,
        switch (check) {
          case Check.Intact(long number, String head) ->
              "The chain of %d entries holds; its head is %s.".formatted(number, head);
          case Check.Broken(long seq, String why) ->
              "The chain is broken at entry %d: %s.".formatted(seq, why);
        },
        entries.stream().map(entry -> row(entry, now)).toList(),
        last > 1 ? last : 0);
  }

  private static Row row(Entry entry, Instant now) {
    return new Row(
        entry.seq(),
        Moment.of(entry.at(), now),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail().equals("{}") ? "" : entry.detail(),
        entry.hash().substring(0, 8));
  }
}
