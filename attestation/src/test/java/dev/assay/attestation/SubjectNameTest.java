package dev.assay.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectNameTest {
  @ParameterizedTest
  @CsvSource({
    "Foo.Bar-1.0.tar.gz, foo_bar-1.0.0.tar.gz, true",
    "foo-1.0-py2.py3-none-any.whl, Foo-1.0-py3.py2-none-any.whl, true",
    "foo-1.0-1-py3-none-any.whl, foo-1.0-py3-none-any.whl, false",
    "foo-1.0-py3-none-any.whl, foo-1.0-py3-none-linux_x86_64.whl, false",
    "foo-1.0.tar.gz, foo-1.0.zip, false",
    "foo-1.0.tar.gz, foo-1.0-py3-none-any.whl, false",
    "foo-1.0.tar.gz, foo-1.1.tar.gz, false",
    "foo-1.0.tar.gz, foo-bar-1.0.tar.gz, false",
  })
  void isComparedInOneForm(String left, String right, boolean same) {
    assertThat(SubjectName.of(left)).isPresent();
    assertThat(SubjectName.of(left).equals(SubjectName.of(right))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"foo", "foo.tar.gz", "foo-1.0.exe", "a-b-c-d-e-f-g.whl", "foo-x-py3-none-any.whl"})
  void othersAreNoNames(String text) {
    assertThat(SubjectName.of(text)).isEmpty();
  }
}
