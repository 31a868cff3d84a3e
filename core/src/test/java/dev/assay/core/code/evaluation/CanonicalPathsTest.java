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
  void givesTheSameWhenMorePathsCameThanAreRemembered() {
    String first = paths.member("os", "environ");
    for (int i = 0; i < 20_000; i++) {
      assertThat(paths.member("os", "name" + i)).isEqualTo("os.name" + i);
      assertThat(paths.result("call" + i)).isEqualTo("call" + i + "()");
    }

    assertThat(paths.member("os", "environ")).isEqualTo(first);
  }
}
