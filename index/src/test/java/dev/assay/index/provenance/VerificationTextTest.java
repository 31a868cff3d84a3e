package dev.assay.index.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Ref;
import dev.assay.core.provenance.Verification;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTextTest {
  private static final Instant SIGNED = Instant.parse("2026-01-05T12:00:05Z");
  private static final Identity TAG = identity(Optional.of("7"), Ref.of("refs/tags/v1"));
  private static final Identity PULL = identity(Optional.empty(), Ref.of("refs/pull/7/merge"));

  private static Identity identity(Optional<String> id, Ref ref) {
    return new Identity("https://issuer.example", "acme/widget", id, "release.yml", ref, "push");
  }

  private static Stream<Verification> verifications() {
    Optional<String> none = Optional.empty();
    return Stream.of(
        verified(new Publisher.GitHub("acme/widget", "release.yml", Optional.of("live")), TAG),
        verified(new Publisher.GitHub("acme/widget", "release.yml", none), PULL),
        verified(new Publisher.GitLab("acme/team/widget", ".gitlab-ci.yml", none), TAG),
        verified(new Publisher.Google("bot@acme.example"), TAG),
        verified(new Publisher.Other("Forge", Map.of("repository", "acme")), TAG),
        new Verification.Verified(
            new Publisher.Google("bot@acme.example"),
            TAG,
            Predicate.SLSA_PROVENANCE,
            Optional.empty(),
            -1),
        new Verification.Refused("its sha256 is `0`"),
        new Verification.Unsupported("\"quoted\"\n"),
        new Verification.Absent());
  }

  private static Verification verified(Publisher publisher, Identity identity) {
    return new Verification.Verified(
        publisher, identity, Predicate.PUBLISH, Optional.of(SIGNED), 77);
  }

  private static Optional<Verification> read(byte[] json) {
    return Documents.json(json) instanceof Documents.Reading.Parsed(Node node)
        ? VerificationText.read(node)
        : Optional.empty();
  }

  @ParameterizedTest
  @MethodSource("verifications")
  void whatIsWrittenIsRead(Verification verification) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(() -> VerificationText.write(json, verification));
    }
    assertThat(read(bytes.toByteArray())).contains(verification);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"status\":\"verified\"}", "{\"status\":\"other\"}"})
  void whatWasNotWrittenIsNothing(String text) {
    assertThat(read(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aPinIsReadAsItWasWritten() {
    Pinned first = Pinned.first(TAG, Optional.of(SIGNED));
    Pinned moved = first.movedTo(PULL, "anna").unattestedToo("bob");
    assertThat(Pinned.read(first.text())).contains(first);
    assertThat(Pinned.read(moved.text())).contains(moved);
    assertThat(moved.admitted()).isEqualTo(List.of(TAG));
    assertThat(Pinned.read("{}")).isEmpty();
    assertThat(Pinned.read("no JSON")).isEmpty();
  }
}
