package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.IndexStatus;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import dev.assay.upstream.IndexClient;
import dev.assay.upstream.IndexClient.Answer;
import dev.assay.upstream.IndexDiscovery;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.IndexSettings;
import dev.assay.upstream.ProjectPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/// Asks the configured index (and the extra ones) about every dependency: the only part of an audit
/// that tells anybody a name, and only the index that serves it anyway.
final class IndexCheck {
  private static final int AT_ONCE = 8;

  private final Surroundings surroundings;
  private final Progress progress;
  private final Attestations attestations;

  IndexCheck(Surroundings surroundings, Progress progress, Attestations attestations) {
    this.surroundings = surroundings;
    this.progress = progress;
    this.attestations = attestations;
  }

  /// What was learnt, and what could not be.
  record Result(List<Fact> facts, List<Unchecked> unchecked) {}

  Result check(Projects projects) {
    IndexSettings settings =
        new IndexDiscovery(surroundings.environment(), surroundings.home()).discover();
    URI index =
        settings
            .index()
            .orElseThrow(
                () ->
                    new Stop(
                        new Problem.Undecided(
                            "no index is configured", Optional.of("set `PIP_INDEX_URL`"))));
    Map<PackageName, List<Dependency>> byName =
        projects.inputs().stream()
            .flatMap(input -> input.dependencies().stream())
            .collect(Collectors.groupingBy(Dependency::name, TreeMap::new, Collectors.toList()));
    List<Fact> facts = new ArrayList<>();
    List<Unchecked> unchecked = new ArrayList<>();
    Map<PackageName, Answer> answers = answers(index, byName);
    byName.forEach(
        (name, dependencies) -> {
          Answer answer = answers.get(name);
          if (answer != null) {
            read(name, answer, dependencies, facts, unchecked);
          }
        });
    for (URI extra : settings.extra()) {
      Map<PackageName, Answer> others = answers(extra, byName);
      byName.forEach(
          (name, dependencies) -> {
            if (answers.get(name) instanceof Answer.Found
                && others.get(name) instanceof Answer.Found) {
              dependencies.forEach(it -> facts.add(onTwoIndexes(it, extra)));
            }
          });
    }
    PublishedAttestations.Result published =
        new PublishedAttestations(index, attestations, progress).check(byName, answers);
    facts.addAll(published.attested());
    unchecked.addAll(published.unchecked());
    return new Result(facts, unchecked);
  }

  private static IndexStatus onTwoIndexes(Dependency dependency, URI extra) {
    return new IndexStatus(dependency, IndexStatus.Kind.ON_TWO_INDEXES, extra.getHost());
  }

  private Map<PackageName, Answer> answers(URI index, Map<PackageName, List<Dependency>> byName) {
    Map<PackageName, Answer> answers = new TreeMap<>();
    try (IndexClient client = new IndexClient(index)) {
      byName.entrySet().stream()
          .gather(
              Gatherers.mapConcurrent(
                  AT_ONCE,
                  asked ->
                      Map.entry(
                          asked.getKey(),
                          needed(asked.getKey(), client.fetch(asked.getKey()), asked.getValue()))))
          .forEach(
              entry -> {
                answers.put(entry.getKey(), entry.getValue());
                progress.show("asking the index", answers.size(), byName.size());
              });
    }
    return answers;
  }

  /// The answer with the files of the versions that are asked for: a project may have ten thousand.
  private static Answer needed(PackageName name, Answer answer, List<Dependency> dependencies) {
    if (!(answer instanceof Answer.Found found)) {
      return answer;
    }
    Set<String> versions = new HashSet<>();
    dependencies.forEach(dependency -> versions.add(dependency.version()));
    return new Answer.Found(
        found.page().only(file -> versions.stream().anyMatch(it -> file.isOf(name, it))));
  }

  private static void read(
      PackageName name,
      Answer answer,
      List<Dependency> dependencies,
      List<Fact> facts,
      List<Unchecked> unchecked) {
    switch (answer) {
      case Answer.Failed(String reason) ->
          unchecked.add(
              Unchecked.of(
                  name + " on the index",
                  reason,
                  Location.of(dependencies.getFirst().source().file())));
      case Answer.Missing() ->
          dependencies.forEach(
              dependency -> facts.add(new IndexStatus(dependency, IndexStatus.Kind.MISSING, "")));
      case Answer.Found found ->
          dependencies.forEach(
              dependency -> status(dependency, found.page()).ifPresent(facts::add));
    }
  }

  private static Optional<IndexStatus> status(Dependency dependency, ProjectPage found) {
    if (found.isQuarantined()) {
      return Optional.of(new IndexStatus(dependency, IndexStatus.Kind.QUARANTINED, ""));
    }
    List<IndexFile> files =
        found.files().stream()
            .filter(file -> file.isOf(dependency.name(), dependency.version()))
            .toList();
    if (files.isEmpty()) {
      return Optional.of(new IndexStatus(dependency, IndexStatus.Kind.NO_SUCH_VERSION, ""));
    }
    if (files.stream().allMatch(file -> file.yanked().isPresent())) {
      String reason = files.getFirst().yanked().orElse("");
      return Optional.of(new IndexStatus(dependency, IndexStatus.Kind.YANKED, reason));
    }
    return found.status().equals(ProjectPage.ACTIVE)
        ? Optional.empty()
        : Optional.of(new IndexStatus(dependency, IndexStatus.Kind.ARCHIVED, found.status()));
  }
}
