package dev.assay.core.project.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  @ParameterizedTest
  @CsvSource({
    "., uv.lock, true",
    "libs/inner, uv.lock, true",
    "libs/../inner, uv.lock, true",
    "../outer, uv.lock, false",
    "../sibling, packages/a/uv.lock, true",
    "../../../outer, packages/a/uv.lock, false",
    "a/../../outer, uv.lock, false",
    "..\\outer, uv.lock, false",
    "/srv/outer, uv.lock, false",
    "C:\\outer, uv.lock, false",
    "file:///srv/outer, uv.lock, false",
  })
  void aFolderInTheTreeIsThePartOfTheProject(String path, String lock, boolean inside) {
    assertThat(new Origin.Folder(path).liesInside(lock)).isEqualTo(inside);
  }
}
