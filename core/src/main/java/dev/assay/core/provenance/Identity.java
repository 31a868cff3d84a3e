package dev.assay.core.provenance;

import java.util.Optional;

/// Who a certificate says signed, as it is pinned for later releases.
///
/// @param issuer of the identity token, an address
/// @param repository `owner/name` on the issuer's host, or the account that signed
/// @param repositoryId the host's number of the repository, which a new one of the same name does
///   not get
/// @param workflow the file of the workflow, as a path in the repository; empty when there is none
/// @param ref what was built; empty for accounts
/// @param trigger the event that started the workflow (`push`, `release`, …); empty when not stated
public record Identity(
    String issuer,
    String repository,
    Optional<String> repositoryId,
    String workflow,
    Ref ref,
    String trigger) {

  /// `acme/widget, release.yml, tag v1.2`: what people call it.
  public String words() {
    StringBuilder out = new StringBuilder(repository);
    if (!workflow.isEmpty()) {
      out.append(", ").append(workflow.substring(workflow.lastIndexOf('/') + 1));
    }
    if (!ref.name().isEmpty()) {
      out.append(", ").append(ref);
    }
    return out.toString();
  }
}
