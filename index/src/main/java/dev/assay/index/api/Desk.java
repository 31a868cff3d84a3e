package dev.assay.index.api;

import dev.assay.index.access.Detail;
import dev.assay.index.http.Call;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Session;
import dev.assay.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/// What all that changes something shares: the store, the clock and the audit log.
record Desk(Store store, InstantSource clock) {
  /// An entry of the log.
  record Entry(String action, String subject, Consumer<JsonWriter> detail) {
    Entry(String action, String subject) {
      this(action, subject, _ -> {});
    }
  }

  Instant now() {
    return clock.instant();
  }

  /// Makes a change and, when there was something to change, enters it in the log.
  boolean change(Call call, Entry entry, Function<Session, Boolean> change) {
    return store.write(
        session -> {
          boolean changed = change.apply(session);
          if (changed) {
            log(session, call, entry);
          }
          return changed;
        });
  }

  void log(Session session, Call call, Entry entry) {
    session
        .auditLog()
        .append(
            call.caller().name(),
            entry.action(),
            entry.subject(),
            Detail.of(entry.detail()),
            clock.millis());
  }
}
