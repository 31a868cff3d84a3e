package dev.assay.index.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html; q=0.1, text/html; q=0.01 | JSON
          application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01   | JSON
          application/vnd.pypi.simple.latest+json                                                           | JSON
          application/vnd.pypi.simple.v1+html;q=0.9, application/vnd.pypi.simple.v1+json;q=0.1               | HTML
          text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8                                    | PLAIN_HTML
          */*                                                                                               | PLAIN_HTML
          text/*                                                                                            | PLAIN_HTML
          application/*;q=x, text/html;q=0.5                                                                | PLAIN_HTML
          """)
  void theFormThatIsLikedBest(String accept, Form form) {
    assertThat(Form.wanted(accept)).contains(form);
  }

  @Test
  void whoSaysNothingIsAnOldClient() {
    assertThat(Form.wanted(" ")).contains(Form.PLAIN_HTML);
  }

  @Test
  void whoTakesNoneGetsNone() {
    assertThat(Form.wanted("application/json")).isEmpty();
    assertThat(Form.wanted("application/vnd.pypi.simple.v2+json")).isEmpty();
    assertThat(Form.wanted("text/html;q=0, */*;q=0")).isEmpty();
  }
}
