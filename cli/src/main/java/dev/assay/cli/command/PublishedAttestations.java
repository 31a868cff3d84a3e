package dev.assay.cli.command;

import dev.assay.attestation.PublishedFile;
import dev.assay.cli.terminal.Progress;
import dev.assay.core.fact.Attested;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Unchecked;
import dev.assay.core.provenance.Verification;
import dev.assay.core.version.PackageName;
import dev.assay.upstream.IndexClient;
import dev.assay.upstream.IndexClient.Answer;
import dev.assay.upstream.IndexFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;

/// Verifies the attestations that an index says its files have (PEP 740).
final class PublishedAttestations {
  private static final int AT_ONCE = 8;

  private final URI index;
  private final Attestations attestations;
  private final Progress progress;

  PublishedAttestations(URI index, Attestations attestations, Progress progress) {
    this.index = index;
    this.attestations = attestations;
    this.progress = progress;
  }

  /// What was learnt, and what could not be.
  record Result(List<Attested> attested, List<Unchecked> unchecked) {}

  private record Question(Dependency dependency, IndexFile file) {}

  Result check(Map<PackageName, List<Dependency>> byName, Map<PackageName, Answer> answers) {
    List<Question> questions = new ArrayList<>();
    byName.forEach(
        (name, dependencies) -> {
          if (answers.get(name) instanceof Answer.Found found) {
            dependencies.forEach(
                dependency ->
                    concerned(dependency, found.page().files()).stream()
                        .map(file -> new Question(dependency, file))
                        .forEach(questions::add));
          }
        });
    List<Attested> attested = new ArrayList<>();
    List<Unchecked> unchecked = new ArrayList<>();
    try (IndexClient client = new IndexClient(index)) {
      questions.stream()
          .gather(Gatherers.mapConcurrent(AT_ONCE, question -> answer(question, client)))
          .forEach(
              result -> {
                attested.addAll(result.attested());
                unchecked.addAll(result.unchecked());
                progress.show("verifying", attested.size() + unchecked.size(), questions.size());
              });
    }
    return new Result(attested, unchecked);
  }

  /// The files that an index tells of, of the version, and of those the ones that are pinned by
  /// hash where any is.
  private static List<IndexFile> concerned(Dependency dependency, List<IndexFile> files) {
    List<IndexFile> told =
        files.stream()
            .filter(file -> file.provenance().isPresent())
            .filter(file -> file.isOf(dependency.name(), dependency.version()))
            .toList();
    List<IndexFile> pinned =
        told.stream()
            .filter(file -> file.sha256().map(it -> isPinned(dependency, it)).orElse(false))
            .toList();
    return pinned.isEmpty() ? told : pinned;
  }

  private static boolean isPinned(Dependency dependency, String sha256) {
    return dependency.hashes().contains("sha256:" + sha256);
  }

  private Result answer(Question question, IndexClient client) {
    IndexFile file = question.file();
    if (file.provenance().orElse("").isEmpty()) {
      return known(question, new Verification.Absent());
    }
    Optional<PublishedFile> published =
        file.sha256()
            .filter(it -> it.matches("[0-9a-f]{64}"))
            .map(it -> new PublishedFile(file.name(), it));
    if (published.isEmpty()) {
      return known(question, new Verification.Unsupported("the index states no sha256 of it"));
    }
    return switch (client.fetchProvenance(file)) {
      case IndexClient.Provenance.Served(byte[] json) ->
          known(question, attestations.provenance(published.get(), json));
      case IndexClient.Provenance.Withheld(String reason) -> unchecked(question, reason);
      case IndexClient.Provenance.Failed(String reason) -> unchecked(question, reason);
    };
  }

  private static Result unchecked(Question question, String reason) {
    return new Result(
        List.of(),
        List.of(
            Unchecked.of(
                "the attestations of " + question.file().name(),
                reason,
                question.dependency().source())));
  }

  private static Result known(Question question, Verification verification) {
    return new Result(
        List.of(new Attested(question.dependency(), question.file().name(), verification)),
        List.of());
  }
}
