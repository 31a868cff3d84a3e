package dev.assay.cli.command;

import dev.assay.attestation.AttestationVerifier;
import dev.assay.attestation.PublishedFile;
import dev.assay.attestation.TrustedRoot;
import dev.assay.attestation.VerdictCache;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.provenance.Verification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies attestations with the trusted root that the user names, or else the one that comes with
/// Assay, which is read only when there is something to verify.
final class Attestations {
  private final Surroundings surroundings;
  private final Optional<TrustedRoot> named;
  private final LocalDate today;
  private @Nullable AttestationVerifier verifier;

  private Attestations(Surroundings surroundings, Optional<TrustedRoot> named, LocalDate today) {
    this.surroundings = surroundings;
    this.named = named;
    this.today = today;
  }

  static Attestations of(Surroundings surroundings, Optional<Path> file, LocalDate today) {
    return new Attestations(
        surroundings,
        file.map(path -> read(surroundings.workingDirectory().resolve(path), path)),
        today);
  }

  /// The trusted root of a file that the user names, or else the one that comes with Assay.
  static TrustedRoot root(Surroundings surroundings, Optional<Path> file) {
    return file.map(path -> read(surroundings.workingDirectory().resolve(path), path))
        .orElseGet(TrustedRoot::bundled);
  }

  private static TrustedRoot read(Path path, Path shown) {
    return switch (TrustedRoot.read(path)) {
      case TrustedRoot.Reading.Opened(TrustedRoot root) -> root;
      case TrustedRoot.Reading.Broken(String reason) ->
          throw new Stop(
              new Problem.Undecided(
                  "the trusted root `%s` cannot be used: %s".formatted(shown, reason),
                  Optional.of("give sigstore's `trusted_root.json`")));
    };
  }

  /// What all attestations of a provenance object come to.
  Verification provenance(PublishedFile file, byte[] json) {
    return Verification.of(verifier().verifyProvenance(file, json));
  }

  /// What one attestation comes to.
  Verification attestation(PublishedFile file, byte[] json) {
    return verifier().verifyAttestation(file, json);
  }

  private synchronized AttestationVerifier verifier() {
    if (verifier == null) {
      TrustedRoot root = named.orElseGet(TrustedRoot::bundled);
      root.staleness(today)
          .ifPresent(
              why ->
                  surroundings.say(
                      "assay: the trusted root of attestations should be renewed: "
                          + why
                          + " (`--trusted-root`)"));
      verifier = new AttestationVerifier(root, VerdictCache.NONE);
    }
    return verifier;
  }
}
