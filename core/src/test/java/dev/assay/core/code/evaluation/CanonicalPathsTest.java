package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalPathsTest {
  private final CanonicalPaths paths = new CanonicalPaths(Catalogue.INSTANCE);

  @Test
  void joinsAsTheCatalogueKnowsThem() {
    String alias = Catalogue.INSTANCE.canonical("posix.system");

    assertThat(paths.member("posix", "system")).isEqualTo(alias).isNotEqualTo("posix.system");
    assertThat(paths.member("posix", "system")).isEqualTo(alias);
    assertThat(paths.result("requests.Session"))
        .isEqualTo(Catalogue.INSTANCE.canonical("requests.Session()"))
        .isEqualTo("requests");
  }

  @Test
  void knowsWhatTheCatalogueKnows() {
    assertThat(paths.known("os.system").meaning()).isEqualTo(Catalogue.INSTANCE.find("os.system"));
    assertThat(paths.known("os.system").value()).isEqualTo(Value.Name.of("os.system"));
    assertThat(paths.known("os.environ").value().taint().isNone()).isFalse();
    assertThat(paths.known("nothing.known").meaning()).isNull();
    for (int i = 0; i < 20_000; i++) {
      assertThat(paths.known("nothing.known" + i).isHub()).isFalse();
    }
    assertThat(paths.known("os.system").meaning()).isEqualTo(Catalogue.INSTANCE.find("os.system"));
  }

  @Test
  void givesTheSameWhenMorePathsCameThanAreRemembered() {
    String first = paths.member("os", "environ");
    for (int i = 0; i < 20_000; i++) {
      assertThat(paths.member("os", "name" + i)).isEqualTo("os.name" + i);
      assertThat(paths.result("call" + i)).isEqualTo("call" + i + "()");
    }

    assertThat(paths.member("os", "environ")).isEqualTo(first);
  }
}
