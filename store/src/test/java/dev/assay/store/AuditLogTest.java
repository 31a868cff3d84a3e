package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.store.AuditLog.Check;
import dev.assay.store.AuditLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

class AuditLogTest {
  @OnBoth
  void twoNodesAppendToOneChain(Place place) throws Exception {
    List<Store> nodes = List.of(place.open(), place.open());
    int appends = 120;
    List<Callable<Entry>> work = new ArrayList<>();
    for (int i = 0; i < appends; i++) {
      Store node = nodes.get(i % 2);
      String subject = "demo" + i;
      work.add(() -> append(node, subject));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      assertThat(threads.invokeAll(work))
          .extracting(Future::resultNow)
          .extracting(Entry::seq)
          .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, appends).boxed().toList());
    }
    Entry last = nodes.getFirst().read(s -> s.auditLog().last().orElseThrow());
    assertThat(check(nodes.getLast())).isEqualTo(new Check.Intact(appends, last.hash()));
  }

  @OnBoth
  void anEntryGoesBackWithItsTransaction(Place place) {
    Store store = place.open();
    append(store, "one");
    assertThatThrownBy(
            () ->
                store.run(
                    s -> {
                      s.auditLog().append("ada", "approve", "two", "{}", NOW);
                      throw new IllegalStateException("changed my mind");
                    }))
        .hasMessage("changed my mind");
    append(store, "three");
    assertThat(check(store))
        .isInstanceOfSatisfying(Check.Intact.class, c -> assertThat(c.entries()).isEqualTo(2));
    assertThat(store.<List<Entry>>read(s -> s.auditLog().before(Long.MAX_VALUE, 10)))
        .extracting(Entry::subject)
        .containsExactly("three", "one");
    assertThat(store.<List<Entry>>read(s -> s.auditLog().about("one", 10))).hasSize(1);
  }

  @OnBoth
  void theDatabaseRefusesChanges(Place place) {
    Store store = place.open();
    append(store, "one");
    for (String sql :
        List.of(
            "update audit_log set actor = 'eve'",
            "delete from audit_log",
            place.sqlite() ? "delete from audit_log where seq = 1" : "truncate audit_log")) {
      assertThatThrownBy(() -> store.run(s -> s.sql().run(sql)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the audit log is append-only");
    }
    assertThat(check(store)).isInstanceOf(Check.Intact.class);
  }

  @OnBoth
  void theFirstBrokenEntryIsNamed(Place place) {
    Store store = place.open();
    for (int i = 1; i <= 5; i++) {
      append(store, "demo" + i);
    }
    forged(store, place, "update audit_log set detail = '{\"x\":1}' where seq = 4");
    assertThat(check(store))
        .isEqualTo(new Check.Broken(4, "entry 4 was changed after it was written"));
    forged(store, place, "delete from audit_log where seq = 3");
    assertThat(check(store)).isEqualTo(new Check.Broken(3, "entry 3 is missing"));
    forged(store, place, "update audit_log set seq = 3, previous = 'x' where seq = 4");
    assertThat(check(store))
        .isEqualTo(new Check.Broken(3, "entry 3 does not follow the one before"));
  }

  /// What somebody with the rights of the database's owner can do.
  private static void forged(Store store, Place place, String sql) {
    store.run(
        s -> {
          if (place.sqlite()) {
            s.sql().run("drop trigger if exists audit_log_no_update");
            s.sql().run("drop trigger if exists audit_log_no_delete");
          } else {
            s.sql().run("alter table audit_log disable trigger all");
          }
          s.sql().run(sql);
        });
  }

  private static Entry append(Store store, String subject) {
    return store.write(s -> s.auditLog().append("ada", "approve", subject, "{}", NOW));
  }

  private static Check check(Store store) {
    return store.read(s -> s.auditLog().verify());
  }
}
