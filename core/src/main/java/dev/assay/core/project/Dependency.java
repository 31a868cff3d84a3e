package dev.assay.core.project;

import dev.assay.core.artifact.Location;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// One distribution that an input names at one exact version, and where it does so.
///
/// @param version as written
/// @param pin how firmly the input holds the artifact
/// @param reach how the project comes to it
/// @param extras extras of the distribution that are asked for
/// @param groups dependency groups and extras of the project that ask for it; empty: always
/// @param marker the environment marker as written
/// @param hashes `algorithm:hex`
/// @param requires names of the distributions it needs, where the input holds such edges
/// @param origin the index, file or repository it comes from, credentials removed, where named
/// @param licence as its metadata or the bill of materials state it, unchecked
public record Dependency(
    PackageName name,
    String version,
    Location source,
    Pin pin,
    Reach reach,
    List<String> extras,
    List<String> groups,
    Optional<String> marker,
    List<String> hashes,
    List<PackageName> requires,
    Optional<String> origin,
    Optional<String> licence) {

  /// How firmly an input holds the artifact, firmest first.
  public enum Pin {
    /// The bytes are fixed by a hash or a full commit id.
    HASHED,
    /// The version is fixed, the bytes are not.
    EXACT,
    /// It is what happens to be installed or lies in the folder.
    FOUND,
    /// A URL, branch or path whose content may change.
    MUTABLE
  }

  /// How the project comes to a dependency.
  public enum Reach {
    DIRECT,
    TRANSITIVE,
    /// The input does not tell.
    UNKNOWN
  }

  public Dependency {
    extras = List.copyOf(extras);
    groups = List.copyOf(groups);
    hashes = List.copyOf(hashes);
    requires = List.copyOf(requires);
  }

  /// A dependency of which only name, version and place are known; its hashes decide its pin.
  public static Dependency of(PackageName name, String version, Location source) {
    return new Dependency(
        name,
        version,
        source,
        Pin.EXACT,
        Reach.UNKNOWN,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /// The same with another pin.
  public Dependency withPin(Pin changed) {
    return new Dependency(
        name, version, source, changed, reach, extras, groups, marker, hashes, requires, origin,
        licence);
  }

  /// The same with another reach.
  public Dependency withReach(Reach changed) {
    return new Dependency(
        name, version, source, pin, changed, extras, groups, marker, hashes, requires, origin,
        licence);
  }

  /// The same with other extras.
  public Dependency withExtras(List<String> changed) {
    return new Dependency(
        name, version, source, pin, reach, changed, groups, marker, hashes, requires, origin,
        licence);
  }

  /// The same with other groups.
  public Dependency withGroups(List<String> changed) {
    return new Dependency(
        name, version, source, pin, reach, extras, changed, marker, hashes, requires, origin,
        licence);
  }

  /// The same with another marker.
  public Dependency withMarker(Optional<String> changed) {
    return new Dependency(
        name, version, source, pin, reach, extras, groups, changed, hashes, requires, origin,
        licence);
  }

  /// The same with these hashes; an exact pin that has some becomes a hashed one.
  public Dependency withHashes(List<String> changed) {
    Pin held = pin == Pin.EXACT && !changed.isEmpty() ? Pin.HASHED : pin;
    return new Dependency(
        name, version, source, held, reach, extras, groups, marker, changed, requires, origin,
        licence);
  }

  /// The same with these edges.
  public Dependency withRequires(List<PackageName> changed) {
    return new Dependency(
        name, version, source, pin, reach, extras, groups, marker, hashes, changed, origin,
        licence);
  }

  /// The same, named elsewhere.
  public Dependency at(Location changed) {
    return new Dependency(
        name, version, changed, pin, reach, extras, groups, marker, hashes, requires, origin,
        licence);
  }

  /// The same with another origin.
  public Dependency withOrigin(Optional<String> changed) {
    return new Dependency(
        name, version, source, pin, reach, extras, groups, marker, hashes, requires, changed,
        licence);
  }

  /// The same with another licence.
  public Dependency withLicence(Optional<String> changed) {
    return new Dependency(
        name, version, source, pin, reach, extras, groups, marker, hashes, requires, origin,
        changed);
  }
}
