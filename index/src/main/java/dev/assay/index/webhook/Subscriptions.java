package dev.assay.index.webhook;

import dev.assay.index.access.Detail;
import dev.assay.store.Session;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of what happens here. Each change and its entry in the log are one transaction.
public final class Subscriptions {
  /// What there is to be told of: actions of the audit log, and what nobody did.
  public static final List<String> EVENTS =
      List.of(
          "incident-opened",
          "file-held",
          "file-denied",
          "files-revoked",
          "file-uploaded",
          "file-yanked",
          "file-unyanked",
          "file-removed",
          "release-approved",
          "release-rejected",
          "waiver-requested",
          "waiver-approved",
          "waiver-rejected",
          "waiver-revoked",
          "policy-changed",
          "name-claimed",
          "claim-given-up");

  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /// A webhook as it was added; shows itself without the secret.
  public record Added(long id, String secret) {
    @Override
    public String toString() {
      return "Added[" + id + "]";
    }
  }

  /// Whether a text is an address that can be told of something.
  public static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null
          && address.getRawUserInfo() == null;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Adds a webhook.
  ///
  /// @param given the secret that signs what it is told; none: one is made
  public Added add(
      Session session,
      String url,
      List<String> events,
      Optional<String> given,
      String who,
      long now) {
    String secret = given.orElseGet(this::secret);
    long id = session.webhooks().add(url, secret, events, now);
    session
        .auditLog()
        .append(who, "webhook-added", url, Detail.of(json -> json.texts("events", events)), now);
    return new Added(id, secret);
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Removes a webhook; false when there is none.
  public static boolean remove(Session session, long id, String who, long now) {
    boolean removed = session.webhooks().disable(id, now);
    if (removed) {
      session.auditLog().append(who, "webhook-removed", Long.toString(id), Detail.NONE, now);
    }
    return removed;
  }
}
