package dev.assay.store;

import static dev.assay.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.store.Sightings.Sight;
import dev.assay.store.UpstreamFiles.UpstreamFile;
import dev.assay.store.UpstreamPages.UpstreamPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class UpstreamTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @OnBoth
  void pagesAndTheirAbsenceAreKept(Place place) {
    Store store = place.open();
    byte[] body = {31, (byte) 0x8b, 0};
    UpstreamPage page = new UpstreamPage("main", "demo", 200, NOW, "\"e1\"", "text/html", body);
    store.run(s -> s.upstreamPages().put(page));
    UpstreamPage found = store.read(s -> s.upstreamPages().find("main", "demo").orElseThrow());
    assertThat(found.body()).isEqualTo(body);
    assertThat(found.etag()).isEqualTo("\"e1\"");
    store.run(s -> s.upstreamPages().confirmed("main", "demo", NOW + 5));
    UpstreamPage missing = new UpstreamPage("main", "nope", 404, NOW, null, null, null);
    store.run(s -> s.upstreamPages().put(missing));
    assertThat(store.<Optional<UpstreamPage>>read(s -> s.upstreamPages().find("main", "nope")))
        .contains(missing);
    assertThat(store.<Optional<UpstreamPage>>read(s -> s.upstreamPages().find("other", "demo")))
        .isEmpty();
    assertThat(older(store, NOW + 5)).containsExactly("nope");
    assertThat(older(store, NOW + 6)).containsExactly("nope", "demo");
    store.run(s -> s.upstreamPages().remove("main", "nope"));
    assertThat(older(store, NOW + 6)).containsExactly("demo");
    assertThatThrownBy(
            () ->
                new UpstreamPage(
                    "main", "demo", 200, NOW, null, null, new byte[UpstreamPages.MOST_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @OnBoth
  void theFirstDigestOfAFileStays(Place place) {
    Store store = place.open();
    assertThat(see(store, ONE, NOW)).isEqualTo(new Sight.First());
    assertThat(see(store, ONE, NOW + 1)).isEqualTo(new Sight.Same(NOW));
    assertThat(see(store, TWO, NOW + 2)).isEqualTo(new Sight.Changed(ONE, NOW));
    assertThat(see(store, ONE, NOW + 3)).isEqualTo(new Sight.Same(NOW));
    store.run(s -> s.sightings().accept("main", "demo", "demo-1.0.tar.gz", TWO, NOW + 4));
    assertThat(see(store, ONE, NOW + 5)).isEqualTo(new Sight.Changed(TWO, NOW + 4));
    assertThat(store.<List<?>>read(s -> s.sightings().of("main", "demo"))).hasSize(1);
  }

  @OnBoth
  void filesKeepTheDigestOfTheirMetadataWhileTheyAreTheSame(Place place) {
    Store store = place.open();
    List<UpstreamFile> files = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      files.add(file("demo-1.%03d.tar.gz".formatted(i), ONE));
    }
    store.run(s -> s.upstreamFiles().putAll(files));
    assertThat(store.<List<UpstreamFile>>read(s -> s.upstreamFiles().of("main", "demo")))
        .isEqualTo(files);
    String name = "demo-1.000.tar.gz";
    store.run(s -> s.upstreamFiles().metadata("main", "demo", name, TWO));
    store.run(s -> s.upstreamFiles().putAll(files));
    assertThat(find(store, name).metadataSha256()).isEqualTo(TWO);
    store.run(s -> s.upstreamFiles().putAll(List.of(file(name, TWO))));
    assertThat(find(store, name).metadataSha256()).isNull();
    assertThat(store.<List<UpstreamFile>>read(s -> s.upstreamFiles().named(name))).hasSize(1);
    store.run(s -> s.upstreamFiles().remove("main", "demo", name));
    assertThat(store.<List<UpstreamFile>>read(s -> s.upstreamFiles().named(name))).isEmpty();
  }

  @OnBoth
  void cachedAreThoseWhoseBytesAreHere(Place place) {
    Store store = place.open();
    Blob blob = Samples.blob(store, "bytes", NOW);
    UpstreamFile here = file("demo-1.0.tar.gz", blob.sha256());
    store.run(s -> s.upstreamFiles().putAll(List.of(here, file("demo-2.0.tar.gz", TWO))));
    assertThat(store.<List<UpstreamFile>>read(s -> s.upstreamFiles().cached("demo")))
        .containsExactly(here);
  }

  private static UpstreamFile file(String name, String sha256) {
    return new UpstreamFile(
        "main",
        "demo",
        name,
        "1.0",
        "https://files.example/" + name,
        sha256,
        12L,
        NOW,
        null,
        null,
        null);
  }

  private static UpstreamFile find(Store store, String name) {
    return store.read(s -> s.upstreamFiles().find("main", "demo", name).orElseThrow());
  }

  private static Sight see(Store store, String sha256, long now) {
    return store.write(s -> s.sightings().see("main", "demo", "demo-1.0.tar.gz", sha256, now));
  }

  private static List<String> older(Store store, long fetchedAt) {
    return store.read(s -> s.upstreamPages().olderThan("main", fetchedAt, 10));
  }
}
