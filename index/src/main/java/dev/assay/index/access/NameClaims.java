package dev.assay.index.access;

import dev.assay.store.Claims.Claim;
import dev.assay.store.Session;

/// Names and prefixes that belong to teams and are never asked upstream. Each change and its entry
/// in the log are one transaction.
public final class NameClaims {
  private NameClaims() {}

  /// Claims a name or prefix; false when it is claimed already.
  public static boolean add(Session session, Claim claim) {
    boolean added = session.claims().add(claim);
    if (added) {
      String detail = Detail.of(json -> json.text("team", claim.team()));
      session
          .auditLog()
          .append(claim.claimedBy(), "name-claimed", claim.pattern(), detail, claim.claimedAt());
    }
    return added;
  }

  /// Gives a claim up; false when there is none.
  public static boolean remove(Session session, String pattern, String who, long now) {
    boolean removed = session.claims().remove(pattern);
    if (removed) {
      session.auditLog().append(who, "claim-given-up", pattern, Detail.NONE, now);
    }
    return removed;
  }
}
