package dev.assay.attestation;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.provenance.Predicate;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The in-toto statement of an attestation and whether it is about a file.
record Statement(Node root) {
  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String SLSA = "https://slsa.dev/provenance/v1";
  private static final String PUBLISH_PATH = "/attestations/publish/v1";

  static Optional<Statement> read(byte[] bytes) {
    return Documents.json(bytes) instanceof Documents.Reading.Parsed(Node root)
        ? Optional.of(new Statement(root))
        : Optional.empty();
  }

  /// Why it is not about the file, in a lower-case phrase; empty when it is.
  Optional<String> complaint(PublishedFile file) {
    if (!root.text("_type").orElse("").equals(TYPE)) {
      return Optional.of("what is signed is no in-toto statement of version 1");
    }
    List<Node> subjects = root.array("subject");
    if (subjects.size() != 1) {
      return Optional.of("it is about %d files, not one".formatted(subjects.size()));
    }
    String name = subjects.getFirst().text("name").orElse("");
    if (!isSame(name, file.name())) {
      return Optional.of(Reason.of("it is about a file named `%s`".formatted(name)));
    }
    String digest = subjects.getFirst().at("digest", "sha256").flatMap(Node::asText).orElse("none");
    return digest.toLowerCase(Locale.ROOT).equals(file.sha256())
        ? Optional.empty()
        : Optional.of(
            Reason.of("its sha256 is %s; the file's is %s".formatted(digest, file.sha256())));
  }

  private static boolean isSame(String stated, String published) {
    Optional<SubjectName> left = SubjectName.of(stated);
    return left.isPresent() && left.equals(SubjectName.of(published));
  }

  String predicateType() {
    return root.text("predicateType").orElse("");
  }

  /// The predicate, when it is one of PEP 740. Of the publish predicate only the path counts: its
  /// host is that of one index, and another that follows PEP 740 names its own.
  Optional<Predicate> predicate() {
    String type = predicateType();
    if (type.equals(SLSA)) {
      return Optional.of(Predicate.SLSA_PROVENANCE);
    }
    try {
      URI uri = URI.create(type);
      boolean publishes = "https".equals(uri.getScheme()) && PUBLISH_PATH.equals(uri.getPath());
      return publishes ? Optional.of(Predicate.PUBLISH) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
