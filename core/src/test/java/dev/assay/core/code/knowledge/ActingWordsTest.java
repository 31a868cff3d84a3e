package dev.assay.core.code.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Which texts name something by which code acts.
class ActingWordsTest {
  @Test
  void wordsOfSentencesDoNotCount() {
    assertThat(ActingWords.standIn("# How requests are marshalled by the system, and os. The end"))
        .isFalse();
    assertThat(ActingWords.standIn("from urllib.parse import urljoin")).isFalse();
    assertThat(ActingWords.standIn("import urllib.request")).isTrue();
    assertThat(ActingWords.standIn("requests.post(url)")).isTrue();
  }
}
