package dev.assay.core.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether a release comes from whom the ones before it came.
public sealed interface Continuity {
  /// Nothing was known to compare with.
  record FirstSeen() implements Continuity {}

  /// It comes from the same publisher in the same way, or nothing speaks against it.
  record Same() implements Continuity {}

  /// Something about its publisher is not as it was.
  ///
  /// @param what changed: `issuer`, `repository`, `repository id`, `workflow`, `ref`, `trigger`
  record Changed(String what, String from, String to) implements Continuity {}

  /// Earlier releases were attested, and this one is not or not in a way that can be verified.
  record Lost() implements Continuity {}

  /// It was attested for something that anybody may push to again.
  record NotATag(Ref ref) implements Continuity {}

  /// All files that were seen are gone and newer ones are there: the name was given anew.
  record Recreated(Instant lastSeen, Instant firstNow) implements Continuity {}

  /// Nobody who held the unattested project before is vouched for: these joined.
  record NewOwner(List<String> owners) implements Continuity {
    public NewOwner {
      owners = List.copyOf(owners);
    }
  }

  /// Whether it speaks against the release.
  default boolean isAgainst() {
    return !(this instanceof FirstSeen || this instanceof Same);
  }

  /// Compares a release with what was pinned when its project was first seen.
  static Continuity compare(Optional<Identity> pinned, Verification current, History history) {
    if (!(current instanceof Verification.Verified verified)) {
      boolean lost =
          !(current instanceof Verification.Refused) && (pinned.isPresent() || history.attested());
      return lost ? new Lost() : new Same();
    }
    Identity now = verified.identity();
    if (history.admitted().stream().anyMatch(it -> difference(it, now).isEmpty())) {
      return new Same();
    }
    return pinned
        .map(it -> difference(it, now).orElse(new Same()))
        .orElseGet(() -> isLoose(now.ref()) ? new NotATag(now.ref()) : new FirstSeen());
  }

  /// Compares a project with what the index said of it before.
  ///
  /// @param attested whether the release at hand is: its owner then stands in the certificate
  static Continuity compare(Optional<ProjectSight> before, ProjectSight now, boolean attested) {
    if (before.isEmpty()) {
      return new FirstSeen();
    }
    ProjectSight then = before.get();
    if (now.first().isAfter(then.last())) {
      return new Recreated(then.last(), now.first());
    }
    List<String> joined = now.owners().stream().filter(it -> !then.owners().contains(it)).toList();
    return attested || then.owners().isEmpty() || joined.isEmpty()
        ? new Same()
        : new NewOwner(joined);
  }

  private static Optional<Continuity> difference(Identity pinned, Identity now) {
    return changed("issuer", pinned, now, Identity::issuer)
        .or(() -> changed("repository", pinned, now, Identity::repository))
        .or(() -> recreatedRepository(pinned, now))
        .or(() -> changed("workflow", pinned, now, Identity::workflow))
        .or(() -> ref(pinned.ref(), now.ref()))
        .or(() -> changed("trigger", pinned, now, Identity::trigger));
  }

  private static Optional<Continuity> changed(
      String what, Identity pinned, Identity now, Function<Identity, String> part) {
    String from = part.apply(pinned);
    String to = part.apply(now);
    return from.equals(to) ? Optional.empty() : Optional.of(new Changed(what, from, to));
  }

  /// A repository that was deleted and made again by somebody else keeps its name, not its number.
  private static Optional<Continuity> recreatedRepository(Identity pinned, Identity now) {
    return pinned.repositoryId().isPresent() && now.repositoryId().isPresent()
        ? changed("repository id", pinned, now, it -> it.repositoryId().orElse(""))
        : Optional.empty();
  }

  private static Optional<Continuity> ref(Ref pinned, Ref now) {
    if (pinned.isLike(now)) {
      return Optional.empty();
    }
    return Optional.of(
        isLoose(now) ? new NotATag(now) : new Changed("ref", pinned.pattern(), now.pattern()));
  }

  /// Accounts state no ref: there is none that could be pushed to.
  private static boolean isLoose(Ref ref) {
    return !ref.isTag() && !ref.name().isEmpty();
  }
}
