package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.HostedFiles.Upload;
import dev.assay.store.HostedProjects.HostedProject;
import dev.assay.store.HostedProjects.Status;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class HostedTest {
  @OnBoth
  void aFileIsKeptAsItWasUploaded(Place place) {
    Store store = place.open();
    HostedFile file = Samples.file(store, "demo-1.0.tar.gz", "one");
    assertThat(upload(store, file)).isEqualTo(new Upload.Stored(file));
    assertThat(upload(store, file)).isEqualTo(new Upload.Same(file));
    assertThat(store.<List<HostedFile>>read(s -> s.hostedFiles().of("demo"))).containsExactly(file);
    assertThat(store.<List<HostedFile>>read(s -> s.hostedFiles().withSha256(file.sha256())))
        .containsExactly(file);
  }

  @OnBoth
  void aNameStandsForTheSameBytesForEver(Place place) {
    Store store = place.open();
    HostedFile file = Samples.file(store, "demo-1.0.tar.gz", "one");
    upload(store, file);
    HostedFile other = Samples.file(store, "demo-1.0.tar.gz", "two");
    assertThat(upload(store, other)).isEqualTo(new Upload.Taken(file));
    assertThat(
            store.<Boolean>write(s -> s.hostedFiles().remove(file.filename(), "ada", "wrong", 7)))
        .isTrue();
    assertThat(upload(store, other)).isInstanceOf(Upload.Removed.class);
    assertThat(upload(store, file)).isInstanceOf(Upload.Removed.class);
    assertThat(store.<List<HostedFile>>read(s -> s.hostedFiles().of("demo"))).isEmpty();
    assertThat(store.<List<HostedFiles.Tombstone>>read(s -> s.hostedFiles().removed("demo")))
        .extracting(HostedFiles.Tombstone::sha256)
        .containsExactly(file.sha256());
  }

  @OnBoth
  void namesThatDifferByCaseOrSeparatorsAreOne(Place place) {
    Store store = place.open();
    HostedFile file = Samples.file(store, "My_Demo-1.0-py3-none-any.whl", "one");
    upload(store, file);
    for (String twin : List.of("my.demo-1.0-py3-none-any.whl", "MY__DEMO-1.0-PY3-none-any.whl")) {
      assertThat(upload(store, Samples.file(store, twin, "one"))).isEqualTo(new Upload.Taken(file));
    }
    HostedFile build = Samples.file(store, "my_demo-1.0-1-py3-none-any.whl", "two");
    assertThat(upload(store, build)).isInstanceOf(Upload.Stored.class);
  }

  @OnBoth
  void aFileWithoutItsBlobIsRefused(Place place) {
    Store store = place.open();
    HostedFile file = Samples.file(store, "demo-1.0.tar.gz", "one");
    HostedFile unstored = Samples.with(file, "0".repeat(64));
    assertThatThrownBy(() -> upload(store, unstored))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REFUSED));
  }

  @OnBoth
  void yankedWithAReasonAndBack(Place place) {
    Store store = place.open();
    HostedFile file = Samples.file(store, "demo-1.0.tar.gz", "one");
    upload(store, file);
    assertThat(store.<Boolean>write(s -> s.hostedFiles().yank(file.filename(), ""))).isTrue();
    assertThat(find(store, file).yanked()).isEmpty();
    assertThat(store.<Boolean>write(s -> s.hostedFiles().yank(file.filename(), null))).isTrue();
    assertThat(find(store, file).yanked()).isNull();
    assertThat(store.<Boolean>write(s -> s.hostedFiles().yank("other", "x"))).isFalse();
    assertThat(store.<Boolean>write(s -> s.hostedFiles().provenance(file.filename(), "{}")))
        .isTrue();
    assertThat(find(store, file).provenance()).isEqualTo("{}");
  }

  @OnBoth
  void twoNodesRaceOnOneFilenameAndOneWins(Place place) throws Exception {
    Store one = place.open();
    Store two = place.open();
    int rounds = 20;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < rounds; round++) {
        String name = "demo-" + round + ".tar.gz";
        List<HostedFile> files =
            List.of(
                Samples.file(one, name, "a" + round),
                Samples.file(two, name, "b" + round),
                Samples.file(one, name, "c" + round),
                Samples.file(two, name, "d" + round));
        List<Callable<Upload>> uploads =
            List.of(
                () -> upload(one, files.get(0)),
                () -> upload(two, files.get(1)),
                () -> upload(one, files.get(2)),
                () -> upload(two, files.get(3)));
        List<Upload> results = threads.invokeAll(uploads).stream().map(Future::resultNow).toList();
        assertThat(results).filteredOn(Upload.Stored.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Upload.Taken.class::isInstance).hasSize(3);
      }
    }
    assertThat(two.<List<HostedFile>>read(s -> s.hostedFiles().of("demo"))).hasSize(rounds);
  }

  @OnBoth
  void removalAndUploadRaceAndTheNameIsSpent(Place place) throws Exception {
    Store one = place.open();
    Store two = place.open();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        HostedFile file = Samples.file(one, "demo-" + round + ".tar.gz", "a" + round);
        HostedFile other = Samples.file(one, file.filename(), "b" + round);
        upload(one, file);
        threads.invokeAll(
            List.<Callable<Object>>of(
                () ->
                    one.<Boolean>write(s -> s.hostedFiles().remove(file.filename(), "ada", "", 9)),
                () -> upload(two, other),
                () -> upload(two, file)));
        assertThat(upload(two, other)).isInstanceOf(Upload.Removed.class);
      }
    }
    assertThat(two.<List<HostedFile>>read(s -> s.hostedFiles().of("demo"))).isEmpty();
  }

  @OnBoth
  void projectsKeepTheirStatusAndLists(Place place) {
    Store store = place.open();
    HostedProject first = store.write(s -> s.hostedProjects().ensure("demo", "Demo", "core", 5));
    assertThat(store.<HostedProject>write(s -> s.hostedProjects().ensure("demo", "DEMO", null, 6)))
        .isEqualTo(first);
    HostedProject archived =
        new HostedProject(
            "demo",
            "Demo",
            5,
            Status.ARCHIVED,
            "done",
            List.of("https://index.example/simple/demo/"),
            List.of(),
            "core");
    store.write(
        s -> {
          s.hostedProjects().put(archived);
          return null;
        });
    assertThat(store.<List<HostedProject>>read(s -> s.hostedProjects().all()))
        .containsExactly(archived);
  }

  private static Upload upload(Store store, HostedFile file) {
    return store.write(s -> s.hostedFiles().upload(file));
  }

  private static HostedFile find(Store store, HostedFile file) {
    return store.read(s -> s.hostedFiles().find(file.filename()).orElseThrow());
  }
}
