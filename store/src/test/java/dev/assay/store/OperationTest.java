package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.Incidents.Incident;
import dev.assay.store.Incidents.Kind;
import dev.assay.store.Leases.Lease;
import dev.assay.store.Settings.Change;
import dev.assay.store.Settings.Setting;
import dev.assay.store.Traffic.Hourly;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Refused;
import dev.assay.store.Traffic.Request;
import dev.assay.store.Webhooks.Delivery;
import dev.assay.store.Webhooks.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class OperationTest {
  private static final long HOUR = 3_600_000;
  private static final long START = NOW / HOUR * HOUR;

  @OnBoth
  void trafficIsCountedByHourAndRule(Place place) {
    Store store = place.open();
    store.traffic().record(request(START, Outcome.SERVED, null));
    store.traffic().record(request(START + 1, Outcome.REFUSED, "young"));
    store.traffic().record(request(START + HOUR, Outcome.REFUSED, "young"));
    store.traffic().record(request(START + HOUR + 1, Outcome.HIDDEN, "malware"));
    store.traffic().flush();
    assertThat(store.<List<Hourly>>read(s -> s.traffic().hourly(START, START + 2 * HOUR)))
        .containsExactly(
            new Hourly(START, Outcome.REFUSED, 1),
            new Hourly(START, Outcome.SERVED, 1),
            new Hourly(START + HOUR, Outcome.HIDDEN, 1),
            new Hourly(START + HOUR, Outcome.REFUSED, 1));
    assertThat(store.<List<Refused>>read(s -> s.traffic().mostRefused(START, 5)))
        .containsExactly(new Refused("demo", "young", 2), new Refused("demo", "malware", 1));
    assertThat(store.<List<Request>>read(s -> s.traffic().latest(1, 1)))
        .containsExactly(request(START + HOUR, Outcome.REFUSED, "young"));
    assertThat(store.<List<Request>>read(s -> s.traffic().of("demo", 10))).hasSize(4);
    assertThat(store.<List<Traffic.Demand>>read(s -> s.traffic().files(START, 10)))
        .containsExactly(new Traffic.Demand("demo", "1.0", "demo-1.0.tar.gz", 4));
    assertThat(store.<Integer>write(s -> s.traffic().removeBefore(START + HOUR))).isEqualTo(2);
  }

  @OnBoth
  void aTeamHasAskedForWhatItsMembersAndTokensAskedFor(Place place) {
    Store store = place.open();
    store.run(session -> session.teams().put(new Teams.Team("red", "Red", NOW)));
    Users.User anna = new Users.User("anna", "Anna", Set.of(Role.READER), null, NOW, null);
    store.run(session -> session.users().put(anna));
    store.run(session -> session.teams().join("red", "anna"));
    for (String who :
        List.of("anna", "team:red", "team:red/ci", "team:redder", "team:re_/ci", "eve", "-")) {
      store
          .traffic()
          .record(new Request(NOW, who, who, "1", "f", Layer.FILE, Outcome.SERVED, null));
    }
    store.traffic().flush();
    assertThat(store.<List<Traffic.Demand>>read(s -> s.traffic().files("red", NOW, 10)))
        .extracting(Traffic.Demand::project)
        .containsExactly("anna", "team:red", "team:red/ci");
  }

  @OnBoth
  void theOldestRequestsAreDroppedAndCounted(Place place) {
    Store store = place.open();
    TrafficRecorder recorder = new TrafficRecorder(store.database(), 10, false);
    for (int i = 0; i < 25; i++) {
      recorder.record(request(NOW + i, Outcome.SERVED, null));
    }
    recorder.flush();
    assertThat(recorder.dropped()).isEqualTo(15);
    assertThat(store.<List<Request>>read(s -> s.traffic().latest(0, 99)))
        .extracting(Request::at)
        .hasSize(10)
        .contains(NOW + 24, NOW + 15)
        .doesNotContain(NOW + 14);
    recorder.close();
  }

  @OnBoth
  void whatWaitsIsWrittenWhenTheStoreCloses(Place place) {
    Store store = place.open();
    store.traffic().record(request(NOW, Outcome.SERVED, null));
    store.close();
    assertThat(place.open().<List<Request>>read(s -> s.traffic().latest(0, 9))).hasSize(1);
  }

  @OnBoth
  void anIncidentIsOpenOnce(Place place) {
    Store store = place.open();
    assertThat(open(store, Kind.CHANGED_DIGEST)).isTrue();
    assertThat(open(store, Kind.CHANGED_DIGEST)).isFalse();
    assertThat(open(store, Kind.UPSTREAM_LIED)).isTrue();
    List<Incident> open = store.read(s -> s.incidents().open("demo"));
    assertThat(open).hasSize(2);
    long id = open.getLast().id();
    assertThat(store.<Boolean>write(s -> s.incidents().close(id, "ada", NOW))).isTrue();
    assertThat(store.<Boolean>write(s -> s.incidents().close(id, "ada", NOW))).isFalse();
    assertThat(store.<Incident>read(s -> s.incidents().find(id).orElseThrow()).closedBy())
        .isEqualTo("ada");
    assertThat(store.<List<Incident>>read(s -> s.incidents().open())).hasSize(1);
    assertThat(open(store, Kind.CHANGED_DIGEST)).isTrue();
    assertThat(store.<List<Incident>>read(s -> s.incidents().all(0, 10))).hasSize(3);
  }

  @OnBoth
  void aDeliveryIsTakenByOneNodeAndTriedAgain(Place place) throws Exception {
    Store one = place.open();
    Store two = place.open();
    long hook =
        one.write(s -> s.webhooks().add("https://hook.example/", "s", List.of("denied"), NOW));
    long deaf =
        one.write(s -> s.webhooks().add("https://deaf.example/", "s", List.of("denied"), NOW));
    one.run(s -> s.webhooks().disable(deaf, NOW));
    for (int i = 0; i < 10; i++) {
      assertThat(one.<Integer>write(s -> s.webhooks().publish("denied", "{}", NOW))).isEqualTo(1);
      assertThat(one.<Integer>write(s -> s.webhooks().publish("other", "{}", NOW))).isZero();
    }
    List<Callable<List<Delivery>>> takes = new ArrayList<>();
    for (Store node : List.of(one, two, one, two)) {
      takes.add(() -> node.write(s -> s.webhooks().take(NOW, NOW + 100, 5)));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      assertThat(threads.invokeAll(takes).stream().flatMap(f -> f.resultNow().stream()))
          .extracting(Delivery::id)
          .doesNotHaveDuplicates();
    }
    one.write(s -> s.webhooks().take(NOW, NOW + 100, 99));
    List<Delivery> all = one.read(s -> s.webhooks().deliveries(hook, 99));
    assertThat(all).hasSize(10).extracting(Delivery::attempts).containsOnly(1);
    one.run(
        s -> {
          s.webhooks().delivered(all.get(0).id());
          s.webhooks().failed(all.get(1).id(), "timed out", NOW + 50);
          s.webhooks().giveUp(all.get(2).id(), "gone");
        });
    assertThat(two.<List<Delivery>>write(s -> s.webhooks().take(NOW + 60, NOW + 100, 99)))
        .extracting(Delivery::id, Delivery::lastError, Delivery::attempts)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(all.get(1).id(), "timed out", 2));
    assertThat(two.<Integer>write(s -> s.webhooks().removeBefore(NOW + 1))).isEqualTo(2);
    assertThat(two.<List<Delivery>>read(s -> s.webhooks().deliveries(hook, 99)))
        .extracting(Delivery::state)
        .containsOnly(State.PENDING);
    assertThat(two.<List<?>>read(s -> s.webhooks().all())).hasSize(2);
    assertThat(two.<Optional<?>>read(s -> s.webhooks().find(hook))).isPresent();
  }

  @OnBoth
  void aSettingKeepsItsRevisions(Place place) {
    Store store = place.open();
    Setting first = new Setting("policy", 1, "a", "ada", NOW);
    assertThat(change(store, 0, "a")).isEqualTo(new Change.Done(first));
    assertThat(change(store, 0, "b")).isEqualTo(new Change.Overtaken(first));
    assertThat(change(store, 1, "b")).isInstanceOf(Change.Done.class);
    assertThat(store.<Setting>read(s -> s.settings().find("policy").orElseThrow()).value())
        .isEqualTo("b");
    assertThat(store.<List<Setting>>read(s -> s.settings().history("policy")))
        .extracting(Setting::revision)
        .containsExactly(2L, 1L);
  }

  @OnBoth
  void ofTwoNodesOneGetsTheLease(Place place) throws Exception {
    List<Store> nodes = List.of(place.open(), place.open());
    for (int round = 0; round < 20; round++) {
      String name = "judge " + round;
      List<Callable<Optional<Lease>>> tries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Store node = nodes.get(i % 2);
        String holder = "node" + i;
        tries.add(() -> node.write(s -> s.leases().acquire(name, holder, NOW, NOW + 100)));
      }
      try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
        assertThat(threads.invokeAll(tries).stream().map(Future::resultNow))
            .filteredOn(Optional::isPresent)
            .hasSize(1);
      }
    }
  }

  @OnBoth
  void whoLostALeaseIsFencedOff(Place place) {
    Store store = place.open();
    Lease old = acquire(store, "one", NOW).orElseThrow();
    assertThat(acquire(store, "two", NOW + 99)).isEmpty();
    assertThat(store.<Boolean>write(s -> s.leases().renew(old, NOW + 99, NOW + 150))).isTrue();
    assertThat(store.<Boolean>write(s -> s.leases().holds(old, NOW + 149))).isTrue();
    Lease next = acquire(store, "one", NOW + 150).orElseThrow();
    assertThat(next.fence()).isGreaterThan(old.fence());
    assertThat(store.<Boolean>write(s -> s.leases().holds(old, NOW + 150))).isFalse();
    assertThat(store.<Boolean>write(s -> s.leases().renew(old, NOW + 150, NOW + 999))).isFalse();
    store.run(s -> s.leases().release(old));
    assertThat(acquire(store, "two", NOW + 151)).isEmpty();
    store.run(s -> s.leases().release(next));
    assertThat(store.<Integer>write(s -> s.leases().removeEnded(NOW))).isEqualTo(1);
    Lease fresh = acquire(store, "two", NOW + 152).orElseThrow();
    assertThat(fresh.fence()).isGreaterThan(next.fence());
    assertThat(store.<Optional<Lease>>read(s -> s.leases().find("gc"))).contains(fresh);
  }

  private static Request request(long at, Outcome outcome, String rule) {
    return new Request(at, "t1", "demo", "1.0", "demo-1.0.tar.gz", Layer.FILE, outcome, rule);
  }

  private static boolean open(Store store, Kind kind) {
    return store.write(s -> s.incidents().open(kind, "demo", "demo-1.0.tar.gz", "{}", NOW));
  }

  private static Change change(Store store, long after, String value) {
    return store.write(s -> s.settings().change("policy", after, value, "ada", NOW));
  }

  private static Optional<Lease> acquire(Store store, String holder, long now) {
    return store.write(s -> s.leases().acquire("gc", holder, now, now + 100));
  }
}
