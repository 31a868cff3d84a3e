package dev.assay.core;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.distribution.Release;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says of findings which release and which bytes they are about, so that allow entries can name
/// either.
///
/// @param release the release that the artifact says it is
record Attribution(Artifact artifact, Optional<Dependency> release) {

  static Attribution of(Artifact artifact) {
    Release release = Release.of(artifact.fileName(), artifact.files());
    return new Attribution(artifact, dependency(artifact, release));
  }

  static Optional<Dependency> dependency(Artifact artifact, Release release) {
    List<String> hashes = artifact.sha256().stream().map(hex -> "sha256:" + hex).toList();
    return release
        .name()
        .map(
            name ->
                Dependency.of(name, release.version().orElse(""), Location.of(artifact.shown()))
                    .withHashes(hashes));
  }

  /// The findings with their release, and with digests where the policy asks for any.
  List<Finding> attribute(List<Finding> findings, Policy policy) {
    boolean asksForBytes = policy.allow().stream().anyMatch(entry -> entry.sha256().isPresent());
    Map<String, Optional<String>> digests = new HashMap<>();
    return findings.stream()
        .map(finding -> release.map(finding::about).orElse(finding))
        .map(finding -> asksForBytes ? finding.withDigests(digests(finding, digests)) : finding)
        .toList();
  }

  private List<String> digests(Finding finding, Map<String, Optional<String>> known) {
    List<String> digests = new ArrayList<>();
    artifact.sha256().ifPresent(hex -> digests.add("sha256:" + hex));
    known.computeIfAbsent(finding.location().file(), this::digest).ifPresent(digests::add);
    return digests;
  }

  private Optional<String> digest(String file) {
    return artifact.files().read(file) instanceof Content.Bytes(byte[] bytes)
        ? Optional.of("sha256:" + HexFormat.of().formatHex(sha256(bytes)))
        : Optional.empty();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
