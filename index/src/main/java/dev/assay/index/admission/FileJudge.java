package dev.assay.index.admission;

import dev.assay.core.Artifact;
import dev.assay.core.Comparer;
import dev.assay.core.Scanner;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.code.Budget;
import dev.assay.core.code.CodeReader;
import dev.assay.core.code.Extracted;
import dev.assay.core.code.StoredActs;
import dev.assay.core.dossier.Scan;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.distribution.Publication;
import dev.assay.core.provenance.Verification;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.index.provenance.Pins;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.index.provenance.PublisherHistory;
import dev.assay.store.Blob;
import dev.assay.store.Store;
import dev.assay.store.StoreException;
import dev.assay.store.StoredFacts.StoredFact;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out what is in a file, what it has gained since the version before it, and who published
/// it. What code can do is found once by each version of the extractor and kept.
public final class FileJudge {
  /// No day matters here: what a policy makes of the findings is said when somebody asks.
  private static final LocalDate NO_DAY = LocalDate.EPOCH;

  private final Store store;
  private final InstantSource clock;
  private final ProvenanceVerifier attestations;

  public FileJudge(Store store, InstantSource clock, ProvenanceVerifier attestations) {
    this.store = store;
    this.clock = clock;
    this.attestations = attestations;
  }

  /// Judges a file; a mistake of ours on it is an error of it and of nothing else. That the store
  /// fails says nothing of the file, and is thrown.
  public Judged judge(Candidate candidate) {
    try {
      return switch (open(candidate.file(), candidate.blob())) {
        case Artifact.Reading.Opened(Artifact artifact) -> judge(candidate, artifact);
        case Artifact.Reading.Refused(Optional<String> _, String reason) -> Judged.failed(reason);
      };
    } catch (StoreException failure) {
      throw failure;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      String message = Objects.requireNonNullElse(fault.getMessage(), "");
      return Judged.failed("a fault of ours: " + fault.getClass().getSimpleName() + " " + message);
    }
  }

  private static Artifact.Reading open(String file, Blob blob) {
    Path path = blob.path();
    FileTree folder = DiskTree.open(Objects.requireNonNull(path.getParent()), Limits.DEFAULT);
    return Artifact.open(folder, Objects.requireNonNull(path.getFileName()).toString(), file);
  }

  private Judged judge(Candidate candidate, Artifact artifact) {
    Scanner scanner =
        new Scanner(
            (tree, file) -> extracted(tree, file, digest(candidate, file)),
            Scanner.Known.NOTHING,
            Policy.BUILT_IN,
            NO_DAY);
    Scan scan = scanner.scan(artifact);
    List<Decision> decisions = new ArrayList<>(scan.decisions());
    candidate
        .before()
        .flatMap(before -> opened(before.file(), before.blob()))
        .ifPresent(
            before ->
                decisions.addAll(new Comparer(scanner).compare(before, artifact).decisions()));
    boolean sound =
        scan.error().isEmpty()
            && decisions.stream().noneMatch(decision -> decision.verdict() == Verdict.DENY);
    Verification verification =
        attestations.verify(candidate.file(), candidate.blob().sha256(), candidate.stated());
    List<Finding> findings =
        Stream.concat(
                decisions.stream().map(Decision::finding),
                published(candidate, verification, sound).stream())
            .distinct()
            .toList();
    return new Judged(
        findings, scan.score(), licences(artifact), Optional.of(verification), scan.error());
  }

  /// What speaks against a file by who published it, at the time of judging.
  private List<Finding> published(Candidate candidate, Verification verification, boolean sound) {
    PublisherHistory.Published file =
        new PublisherHistory.Published(
            candidate.project(),
            candidate.version(),
            candidate.file(),
            Optional.of(candidate.blob().sha256()),
            candidate.uploaded());
    return store
        .note(session -> Pins.see(session, file, verification, sound, clock.instant()))
        .findings(file, verification, Optional.empty());
  }

  private static String digest(Candidate candidate, String file) {
    return candidate
        .before()
        .filter(before -> before.file().equals(file))
        .map(Candidate.Before::blob)
        .orElse(candidate.blob())
        .sha256();
  }

  private static Optional<Artifact> opened(String file, Blob blob) {
    return open(file, blob) instanceof Artifact.Reading.Opened(Artifact artifact)
        ? Optional.of(artifact)
        : Optional.empty();
  }

  private static List<String> licences(Artifact artifact) {
    Publication publication = Publication.of(artifact.files());
    return Stream.of("license-expression", "license")
        .flatMap(field -> publication.of(field).stream())
        .toList();
  }

  private Extracted extracted(FileTree tree, String file, String sha256) {
    Optional<Extracted> kept =
        store
            .read(session -> session.storedFacts().find(sha256, file, CodeReader.VERSION))
            .flatMap(fact -> StoredActs.read(fact.acts()));
    if (kept.isPresent()) {
      return kept.get();
    }
    Extracted found = CodeReader.read(tree, file, Budget.DEFAULT);
    StoredFact fact =
        new StoredFact(
            sha256,
            file,
            CodeReader.VERSION,
            StoredActs.write(found),
            found.bytes(),
            found.steps(),
            clock.millis());
    store.note(
        session -> {
          session.storedFacts().put(fact);
          return true;
        });
    return found;
  }
}
