package dev.assay.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What an index admits besides what holds everywhere: the `index` table of a policy.
///
/// @param minimumAge how long a file must have been published
/// @param exemptsFixes whether a version that ends a known vulnerability of the one before it may
///   be younger
/// @param freeze nothing uploaded at or after this moment is admitted
/// @param deny names, releases and prefixes that are never admitted
/// @param allow the only ones that are; empty: all
/// @param denyLicences SPDX expressions and words that no part of a licence may be
/// @param allowLicences the only ones that are; empty: all
/// @param attested who must have published what, and proved it
/// @param mostScore above it a file is held (0.0 to 1.0, as a scan gives it)
/// @param patience how long a request for a file waits until the file is judged
/// @param large from this size on, in bytes, a file is treated by `largeFiles`
public record IndexPolicy(
    Duration minimumAge,
    boolean exemptsFixes,
    Optional<Instant> freeze,
    List<NamePattern> deny,
    List<NamePattern> allow,
    List<String> denyLicences,
    List<String> allowLicences,
    List<Attested> attested,
    OptionalDouble mostScore,
    Duration patience,
    long large,
    LargeFiles largeFiles) {
  /// What holds where nobody has said otherwise.
  public static final IndexPolicy BUILT_IN =
      new IndexPolicy(
          Duration.ofDays(3),
          true,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          OptionalDouble.empty(),
          Duration.ofSeconds(20),
          100L << 20,
          LargeFiles.WAIT);

  /// Who must have published a project, and proved it (PEP 740).
  ///
  /// @param publisher a pattern of the publisher (`github:acme/*`)
  public record Attested(NamePattern project, String publisher) {}

  /// What becomes of a file that is large, which takes longer to fetch and to judge.
  public enum LargeFiles {
    /// It is judged as any other, and its request waits ten times as long.
    WAIT,
    /// It is served without being judged, and the record says so.
    ADMIT,
    /// It is not served until somebody has approved it.
    HOLD
  }

  public IndexPolicy {
    deny = List.copyOf(deny);
    allow = List.copyOf(allow);
    denyLicences = List.copyOf(denyLicences);
    allowLicences = List.copyOf(allowLicences);
    attested = List.copyOf(attested);
  }

  /// The same with others who must prove what they published.
  public IndexPolicy withAttested(List<Attested> changed) {
    return new IndexPolicy(
        minimumAge,
        exemptsFixes,
        freeze,
        deny,
        allow,
        denyLicences,
        allowLicences,
        changed,
        mostScore,
        patience,
        large,
        largeFiles);
  }
}
