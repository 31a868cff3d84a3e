package dev.assay.index.provenance;

import dev.assay.core.document.Node;
import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Ref;
import dev.assay.core.provenance.Verification;
import dev.assay.report.json.JsonWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// What verification came to, and identities, as members of a JSON object and back.
public final class VerificationText {
  private VerificationText() {}

  /// Writes into an object that is open.
  public static void write(JsonWriter json, Verification verification) {
    switch (verification) {
      case Verification.Verified verified -> {
        json.text("status", "verified");
        publisher(json, verified.publisher());
        json.object("identity", () -> write(json, verified.identity()));
        json.text("predicate", verified.predicate().name());
        json.text("integrated", verified.integrated().map(Instant::toString));
        json.number("log_index", verified.logIndex());
      }
      case Verification.Refused(String reason) -> {
        json.text("status", "refused");
        json.text("reason", reason);
      }
      case Verification.Absent() -> json.text("status", "absent");
      case Verification.Unsupported(String reason) -> {
        json.text("status", "unsupported");
        json.text("reason", reason);
      }
    }
  }

  /// Only of these kinds can anything be verified.
  private static void publisher(JsonWriter json, Publisher publisher) {
    json.text("publisher", publisher.kind());
    json.text("source", publisher.source());
    switch (publisher) {
      case Publisher.GitHub(var _, String workflow, Optional<String> environment) -> {
        json.text("workflow", workflow);
        json.text("environment", environment);
      }
      case Publisher.GitLab(var _, String workflow, Optional<String> environment) -> {
        json.text("workflow", workflow);
        json.text("environment", environment);
      }
      case Publisher.Google _, Publisher.ActiveState _, Publisher.Other _ -> {}
    }
  }

  /// Reads what was written; nothing of what was not.
  public static Optional<Verification> read(Node node) {
    String reason = node.text("reason").orElse("");
    return switch (node.text("status").orElse("")) {
      case "verified" -> node.at("identity").flatMap(it -> verified(node, it));
      case "refused" -> Optional.of(new Verification.Refused(reason));
      case "absent" -> Optional.of(new Verification.Absent());
      case "unsupported" -> Optional.of(new Verification.Unsupported(reason));
      default -> Optional.empty();
    };
  }

  private static Optional<Verification> verified(Node node, Node identity) {
    return identity(identity)
        .map(
            who ->
                new Verification.Verified(
                    publisher(node),
                    who,
                    node.text("predicate").map(Predicate::valueOf).orElse(Predicate.PUBLISH),
                    node.text("integrated").flatMap(VerificationText::instant),
                    node.at("log_index").map(it -> it.asLong().orElse(-1)).orElse(-1L)));
  }

  private static Publisher publisher(Node node) {
    String kind = node.text("publisher").orElse("");
    String source = node.text("source").orElse("");
    String workflow = node.text("workflow").orElse("");
    return switch (kind) {
      case "GitHub" -> new Publisher.GitHub(source, workflow, node.text("environment"));
      case "GitLab" -> new Publisher.GitLab(source, workflow, node.text("environment"));
      case "Google" -> new Publisher.Google(source);
      default -> new Publisher.Other(kind, Map.of("repository", source));
    };
  }

  /// Writes an identity into an object that is open.
  static void write(JsonWriter json, Identity identity) {
    json.text("issuer", identity.issuer());
    json.text("repository", identity.repository());
    json.text("repository_id", identity.repositoryId());
    json.text("workflow", identity.workflow());
    json.text("ref", identity.ref().text());
    json.text("trigger", identity.trigger());
  }

  /// Reads an identity.
  static Optional<Identity> identity(Node node) {
    Optional<String> issuer = node.text("issuer");
    Optional<String> repository = node.text("repository");
    if (issuer.isEmpty() || repository.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Identity(
            issuer.get(),
            repository.get(),
            node.text("repository_id"),
            node.text("workflow").orElse(""),
            Ref.of(node.text("ref").orElse("")),
            node.text("trigger").orElse("")));
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
