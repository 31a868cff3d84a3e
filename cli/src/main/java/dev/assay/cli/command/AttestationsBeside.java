package dev.assay.cli.command;

import dev.assay.attestation.PublishedFile;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.fact.Attested;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.provenance.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Verifies the attestations that lie beside wheels and source distributions, under the names that
/// the tools which make and fetch them use.
final class AttestationsBeside {
  private static final int LARGEST = (1 << 20) + 1;
  private static final List<String> SINGLE = List.of(".publish.attestation", ".slsa.attestation");
  private static final String PROVENANCE = ".provenance";

  private final Surroundings surroundings;
  private final Attestations attestations;
  private final List<Attested> attested = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();

  AttestationsBeside(Surroundings surroundings, Attestations attestations) {
    this.surroundings = surroundings;
    this.attestations = attestations;
  }

  AttestationsBeside find(Projects projects) {
    for (Input input : projects.inputs()) {
      if (input.kind() == InputKind.WHEEL || input.kind() == InputKind.SDIST) {
        input.dependencies().forEach(this::find);
      }
    }
    return this;
  }

  List<Attested> attested() {
    return attested;
  }

  List<Unchecked> unchecked() {
    return unchecked;
  }

  private void find(Dependency dependency) {
    Path artifact = surroundings.workingDirectory().resolve(dependency.source().file());
    if (!Files.isRegularFile(artifact, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Verification> found = new ArrayList<>();
    try {
      for (String ending : SINGLE) {
        Path file = artifact.resolveSibling(artifact.getFileName() + ending);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          found.add(attestations.attestation(published(artifact), bytes(file)));
        }
      }
      Path file = artifact.resolveSibling(artifact.getFileName() + PROVENANCE);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        found.add(attestations.provenance(published(artifact), bytes(file)));
      }
    } catch (IOException failure) {
      unchecked.add(
          Unchecked.of(
              "the attestations of " + artifact.getFileName(),
              "cannot be read: " + failure.getClass().getSimpleName(),
              dependency.source()));
    }
    String name = artifact.getFileName().toString();
    if (!found.isEmpty()) {
      attested.add(new Attested(dependency, name, Verification.of(found)));
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    }
  }

  private static PublishedFile published(Path artifact) throws IOException {
    try (InputStream in = Files.newInputStream(artifact)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 << 10];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return new PublishedFile(
          artifact.getFileName().toString(), HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
