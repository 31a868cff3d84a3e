package dev.assay.core.project.listing;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Urls;
import dev.assay.core.version.Marker;
import dev.assay.core.version.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One distribution that a file asks for, at an exact version or not.
///
/// @param hashes `algorithm:hex`
/// @param groups dependency groups and extras of the project that ask for it; empty: always
/// @param origin the index or channel it comes from, where named
public record Ask(
    Requirement requirement,
    Location source,
    Reach reach,
    List<String> hashes,
    List<String> groups,
    Optional<String> origin) {
  public Ask {
    hashes = List.copyOf(hashes);
    groups = List.copyOf(groups);
  }

  /// What a line written by hand asks for: the project needs it itself.
  static Ask of(Requirement requirement, Location source) {
    return new Ask(requirement, source, Reach.DIRECT, List.of(), List.of(), Optional.empty());
  }

  /// The same, reached otherwise.
  public Ask reached(Reach changed) {
    return new Ask(requirement, source, changed, hashes, groups, origin);
  }

  /// The same, held by hashes.
  public Ask withHashes(List<String> changed) {
    return new Ask(requirement, source, reach, changed, groups, origin);
  }

  /// The same, asked for by groups.
  public Ask inGroups(List<String> changed) {
    return new Ask(requirement, source, reach, hashes, changed, origin);
  }

  /// The same from an index or channel; credentials are removed.
  public Ask from(String index) {
    return new Ask(
        requirement, source, reach, hashes, groups, Optional.of(Urls.withoutCredentials(index)));
  }

  /// The same from a URL, repository or path (PEP 508's `name @ url`); credentials are removed.
  public Ask at(String url) {
    Requirement moved =
        new Requirement(
            requirement.name(),
            requirement.extras(),
            requirement.specifiers(),
            Optional.of(Urls.withoutCredentials(url)),
            requirement.marker());
    return new Ask(moved, source, reach, hashes, groups, origin);
  }

  boolean isFirm() {
    return requirement.url().isPresent() || requirement.specifiers().pin().isPresent();
  }

  /// The same at the version that a constraint fixes, which is then the place to change.
  Ask heldBy(Ask constraint) {
    Requirement held = constraint.requirement;
    List<String> both = new ArrayList<>(hashes);
    both.addAll(constraint.hashes);
    return new Ask(
        new Requirement(
            requirement.name(),
            requirement.extras(),
            held.specifiers(),
            held.url(),
            and(requirement.marker(), held.marker())),
        constraint.source,
        reach,
        both,
        groups,
        origin);
  }

  private static Optional<Marker> and(Optional<Marker> one, Optional<Marker> other) {
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      return one.or(() -> other);
    }
    return Marker.parse("(" + one.get() + ") and (" + other.get() + ")").or(() -> one);
  }

  /// The dependency at a version.
  Dependency dependency(String version) {
    return Dependency.of(requirement.name(), version, source)
        .withReach(reach)
        .withExtras(requirement.extras())
        .withGroups(groups)
        .withMarker(requirement.marker().map(Marker::toString))
        .withHashes(hashes)
        .withOrigin(origin);
  }

  /// The requirement by PEP 508.
  String line() {
    StringBuilder line = new StringBuilder(requirement.name().written());
    if (!requirement.extras().isEmpty()) {
      line.append('[').append(String.join(",", requirement.extras())).append(']');
    }
    line.append(requirement.specifiers());
    requirement.marker().ifPresent(marker -> line.append(" ; ").append(marker));
    return line.toString();
  }
}
