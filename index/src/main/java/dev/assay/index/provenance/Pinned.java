package dev.assay.index.provenance;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.provenance.Identity;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who publishes a project, as it was first seen or as a person has accepted it since.
///
/// @param since when the file that was first seen of the project was signed; what is older is not
///   compared with what came after it
/// @param admitted identities that were pinned before
/// @param unattested whether a person has accepted that there are releases without attestations
/// @param acceptedBy who has accepted a change, where somebody has
public record Pinned(
    Identity identity,
    Optional<Instant> since,
    List<Identity> admitted,
    boolean unattested,
    Optional<String> acceptedBy) {
  public Pinned {
    admitted = List.copyOf(admitted);
  }

  static Pinned first(Identity identity, Optional<Instant> since) {
    return new Pinned(identity, since, List.of(), false, Optional.empty());
  }

  /// The same project in the hands of somebody else.
  Pinned movedTo(Identity changed, String acceptedBy) {
    List<Identity> all = new ArrayList<>(admitted);
    all.add(identity);
    return new Pinned(changed, since, all, false, Optional.of(acceptedBy));
  }

  /// The same project, whose releases need not be attested.
  Pinned unattestedToo(String acceptedBy) {
    return new Pinned(identity, since, admitted, true, Optional.of(acceptedBy));
  }

  /// As JSON text, which [#read] reads.
  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.object("identity", () -> VerificationText.write(json, identity));
            json.text("since", since.map(Instant::toString));
            json.array(
                "admitted",
                () -> admitted.forEach(it -> json.object(() -> VerificationText.write(json, it))));
            json.flag("unattested", unattested);
            json.text("accepted_by", acceptedBy);
          });
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  static Optional<Pinned> read(String text) {
    if (!(Documents.json(text.getBytes(StandardCharsets.UTF_8))
        instanceof Documents.Reading.Parsed(Node root))) {
      return Optional.empty();
    }
    return root.at("identity")
        .flatMap(VerificationText::identity)
        .map(
            identity ->
                new Pinned(
                    identity,
                    root.text("since").flatMap(VerificationText::instant),
                    root.array("admitted").stream()
                        .flatMap(it -> VerificationText.identity(it).stream())
                        .toList(),
                    root.at("unattested").map(Node::isTrue).orElse(false),
                    root.text("accepted_by")));
  }
}
