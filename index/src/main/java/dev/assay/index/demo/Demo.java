package dev.assay.index.demo;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Candidate;
import dev.assay.index.admission.FileJudge;
import dev.assay.index.admission.Judging;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.index.provenance.Stated;
import dev.assay.store.Blob;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.Incoming;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Fills an empty index: releases that the engine really judges, and around them what weeks of use
/// would have left. Whoever fills another one at the same moment gets the same, secrets apart.
///
/// @param basis that the judgements of the index rest on
public record Demo(Store store, String basis, Instant now) {
  private static final long LARGEST = 1 << 20;
  private static final String BROKEN = "oxbow-3.2.0-py3-none-any.whl";

  /// Fills it and returns the secret of a token with which to log in.
  public String fill() {
    AtomicReference<Instant> clock = new AtomicReference<>(now);
    FileJudge judge =
        new FileJudge(store, clock::get, new ProvenanceVerifier(store, TrustedRoot.bundled()));
    try (Judging judging =
        new Judging(store, clock::get, judge::judge, () -> Policy.BUILT_IN, basis, 1)) {
      publish(judging, clock);
    }
    List<Judgement> files = judged();
    new InventedTraffic(files, store.traffic()).record(now);
    return store.write(session -> new InventedPeople(session, now).add(files));
  }

  private void publish(Judging judging, AtomicReference<Instant> clock) {
    Map<String, Candidate.Before> before = new HashMap<>();
    for (Invented.Release release : Invented.releases()) {
      clock.set(now.minus(Duration.ofDays(release.daysAgo())).minus(Duration.ofMinutes(95)));
      InventedWheel wheel = release.wheel();
      Candidate candidate =
          publish(
              wheel.name(),
              wheel.version(),
              wheel.fileName(),
              wheel.bytes(),
              Optional.ofNullable(before.get(wheel.name())),
              clock.get());
      judging.judge(candidate).join();
      before.put(wheel.name(), new Candidate.Before(wheel.fileName(), candidate.blob()));
    }
    clock.set(now.minus(Duration.ofHours(20)));
    byte[] cut = {'P', 'K', 3, 4, 20, 0};
    judging.judge(publish("oxbow", "3.2.0", BROKEN, cut, Optional.empty(), clock.get())).join();
  }

  private Candidate publish(
      String name,
      String version,
      String file,
      byte[] bytes,
      Optional<Candidate.Before> before,
      Instant at) {
    Blob blob = keep(bytes, at);
    store.run(
        session -> {
          session.hostedProjects().ensure(name, name, null, at.toEpochMilli());
          session
              .hostedFiles()
              .upload(
                  new HostedFile(
                      file,
                      name,
                      name,
                      version,
                      blob.sha256(),
                      bytes.length,
                      ">=3.9",
                      null,
                      at.toEpochMilli(),
                      "ci",
                      null,
                      null));
        });
    return new Candidate(
        PackageName.of(name), version, file, blob, Optional.of(at), new Stated.Nothing(), before);
  }

  private Blob keep(byte[] bytes, Instant at) {
    try (Incoming incoming = store.blobs().receive(LARGEST)) {
      incoming.write(bytes);
      return incoming.keep(at.toEpochMilli());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<Judgement> judged() {
    return store.read(
        session -> {
          List<Judgement> files = new ArrayList<>();
          session
              .hostedProjects()
              .all()
              .forEach(project -> files.addAll(session.judgements().of(project.project())));
          return files;
        });
  }
}
