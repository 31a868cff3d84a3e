package dev.assay.report.json;

import dev.assay.core.fact.Attested;
import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Verification;
import java.time.Instant;
import java.util.Optional;

/// Writes what verification of attestations came to: the same members whatever it was.
final class AttestationWriter {
  private final JsonWriter json;

  AttestationWriter(JsonWriter json) {
    this.json = json;
  }

  void write(Attested attested) {
    json.object(
        () -> {
          json.text("file", attested.file());
          json.text("status", status(attested.verification()));
          json.text("reason", reason(attested.verification()));
          if (attested.verification() instanceof Verification.Verified verified) {
            json.object("verified", () -> verified(verified));
          } else {
            json.nothing("verified");
          }
        });
  }

  private static String status(Verification verification) {
    return switch (verification) {
      case Verification.Verified _ -> "verified";
      case Verification.Refused _ -> "refused";
      case Verification.Absent _ -> "absent";
      case Verification.Unsupported _ -> "unsupported";
    };
  }

  private static Optional<String> reason(Verification verification) {
    return switch (verification) {
      case Verification.Verified _, Verification.Absent _ -> Optional.empty();
      case Verification.Refused(String reason) -> Optional.of(reason);
      case Verification.Unsupported(String reason) -> Optional.of(reason);
    };
  }

  private void verified(Verification.Verified verified) {
    Identity identity = verified.identity();
    json.text("publisher", verified.publisher().kind());
    json.text("issuer", identity.issuer());
    json.text("repository", identity.repository());
    json.text("repository_id", identity.repositoryId());
    json.text("workflow", identity.workflow());
    json.text("ref", identity.ref().text());
    json.text("trigger", identity.trigger());
    json.text("predicate", verified.predicate().word());
    json.text("integrated", verified.integrated().map(Instant::toString));
    json.number("log_index", verified.logIndex());
  }
}
