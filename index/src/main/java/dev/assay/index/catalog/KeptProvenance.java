package dev.assay.index.catalog;

import dev.assay.core.provenance.Publisher;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What is kept of where a file came from: the object of PEP 740, in which a publisher of the kind
/// `unverified` says that nobody could verify the attestations.
public final class KeptProvenance {
  private static final String UNVERIFIED = start("{\"kind\":\"unverified\"}");

  private KeptProvenance() {}

  private static String start(String publisher) {
    return "{\"version\":1,\"attestation_bundles\":[{\"publisher\":"
        + publisher
        + ",\"attestations\":";
  }

  /// Attestations that nobody could verify.
  ///
  /// @param attestations an array of JSON
  public static String unverified(String attestations) {
    return UNVERIFIED + attestations + "}]}";
  }

  /// Attestations that hold.
  ///
  /// @param publisher whom they prove
  /// @param attestations an array of JSON
  public static String verified(Publisher publisher, String attestations) {
    return start(json(publisher)) + attestations + "}]}";
  }

  private static String json(Publisher publisher) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.text("kind", publisher.kind());
            switch (publisher) {
              case Publisher.GitHub(String repository, String workflow, var _) -> {
                json.text("repository", repository);
                json.text("workflow", workflow);
              }
              case Publisher.GitLab(String repository, String workflow, var _) -> {
                json.text("repository", repository);
                json.text("workflow_filepath", workflow);
              }
              case Publisher.Google(String email) -> json.text("email", email);
              case Publisher.ActiveState(String organization, String project) -> {
                json.text("organization", organization);
                json.text("project", project);
              }
              case Publisher.Other(String _, var claims) -> claims.forEach(json::text);
            }
          });
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  /// Whether somebody has verified it. Only that is advertised on pages.
  public static boolean isVerified(String provenance) {
    return !provenance.startsWith(UNVERIFIED);
  }
}
