package dev.assay.attestation;

import dev.assay.core.document.Node;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// One attestation object (PEP 740, version 1), its parts still as they were written.
///
/// @param certificate the signing certificate, base64 of DER
/// @param entry of the transparency log
/// @param timestamps of RFC 3161, base64; a proposed field that entries without a time need
/// @param statement what is signed, base64
record Attestation(
    String certificate, Node entry, List<String> timestamps, String statement, String signature) {
  private static final int MOST_ENTRIES = 20;

  /// What reading gave.
  sealed interface Reading {
    record Read(Attestation attestation) implements Reading {}

    record Malformed(String reason) implements Reading {}

    /// A version of the format that is not known here.
    record Foreign(String version) implements Reading {}
  }

  static Reading read(Node node) {
    if (node.at("version").flatMap(Attestation::number).orElse(0L) != 1) {
      return node.at("version").isPresent()
          ? new Reading.Foreign(
              node.at("version").flatMap(Attestation::number).map(Object::toString).orElse("?"))
          : new Reading.Malformed("an attestation without a version");
    }
    Optional<String> certificate =
        node.at("verification_material", "certificate").flatMap(Node::asText);
    Optional<String> statement = node.at("envelope", "statement").flatMap(Node::asText);
    Optional<String> signature = node.at("envelope", "signature").flatMap(Node::asText);
    if (certificate.isEmpty() || statement.isEmpty() || signature.isEmpty()) {
      return new Reading.Malformed("an attestation without certificate, statement or signature");
    }
    Node material = node.at("verification_material").orElseThrow();
    List<Node> entries = material.array("transparency_entries");
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      return new Reading.Malformed(
          entries.isEmpty() ? "no entry of a transparency log" : "more than 20 log entries");
    }
    List<String> timestamps =
        material.array("timestamps").stream().flatMap(it -> it.asText().stream()).toList();
    return new Reading.Read(
        new Attestation(
            certificate.get(), entries.getFirst(), timestamps, statement.get(), signature.get()));
  }

  /// When the log took it in, in seconds; 0 where the entry does not say.
  long integratedTime() {
    return entry.at("integratedTime").flatMap(Attestation::number).orElse(0L);
  }

  long logIndex() {
    return entry.at("logIndex").flatMap(Attestation::number).orElse(-1L);
  }

  /// Whether the log signed the time at which it took it in.
  boolean isTimeSigned() {
    return integratedTime() > 0
        && entry
            .at("inclusionPromise", "signedEntryTimestamp")
            .flatMap(Node::asText)
            .filter(it -> !it.isEmpty())
            .isPresent();
  }

  /// JSON of protobuf writes whole numbers of 64 bits as texts.
  static Optional<Long> number(Node node) {
    if (node.asLong().isPresent()) {
      return Optional.of(node.asLong().getAsLong());
    }
    return node.asText().filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
  }

  static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
