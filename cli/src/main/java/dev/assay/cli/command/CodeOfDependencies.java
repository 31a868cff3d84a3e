package dev.assay.cli.command;

import dev.assay.cli.command.Holdings.Held;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Artifact;
import dev.assay.core.Scanner;
import dev.assay.core.artifact.Location;
import dev.assay.core.code.Budget;
import dev.assay.core.code.CodeReader;
import dev.assay.core.dossier.Abilities;
import dev.assay.core.dossier.CapabilityLock;
import dev.assay.core.dossier.CodeEvidence;
import dev.assay.core.dossier.CodeEvidence.Release;
import dev.assay.core.dossier.Scan;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Reads the code of dependencies, as many at once as there are cores, each bytes once: what was
/// found in them before is in the cache.
final class CodeOfDependencies {
  private final Surroundings surroundings;
  private final Progress progress;
  private final Policy policy;
  private final FactCache cache;
  private final List<Read> all = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();

  /// One artifact of a dependency, read.
  record Read(Held held, Scan scan) {
    CapabilityLock.Entry entry() {
      String shown = held.found().shown();
      return new CapabilityLock.Entry(
          held.dependency().name(),
          held.dependency().version(),
          shown.substring(shown.lastIndexOf('/') + 1),
          scan.sha256().orElse(""),
          CodeReader.VERSION,
          Abilities.of(scan.acts()));
    }
  }

  CodeOfDependencies(Surroundings surroundings, Progress progress, Policy policy) {
    this.surroundings = surroundings;
    this.progress = progress;
    this.policy = policy;
    this.cache = new FactCache(surroundings);
  }

  /// Reads everything that is held.
  CodeOfDependencies read(Holdings holdings) {
    List<Held> held = holdings.held();
    unchecked.addAll(holdings.unchecked());
    new InOrder(Runtime.getRuntime().availableProcessors())
        .<Held, Read, RuntimeException>each(
            held.iterator(),
            this::read,
            read -> {
              take(read);
              progress.show("reading code", all.size(), held.size());
            });
    return this;
  }

  /// What was read, in the order of the dependencies.
  List<Read> all() {
    return all;
  }

  /// What could not be read, by name.
  List<Unchecked> unchecked() {
    return unchecked;
  }

  private void take(Read read) {
    if (read.scan().error().isEmpty()) {
      all.add(read);
      return;
    }
    unchecked.add(
        Unchecked.of(
            "the code of `" + read.held().found().shown() + "`",
            read.scan().error().get(),
            read.held().dependency().source()));
  }

  private Read read(Held held) {
    String shown = held.found().shown();
    try (Found.Open open = held.found().open()) {
      return switch (open.reading()) {
        case Artifact.Reading.Opened(Artifact artifact) -> new Read(held, scan(artifact));
        case Artifact.Reading.Refused(Optional<String> sha256, String reason) ->
            new Read(held, Scan.failed(shown, sha256, reason));
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      String message = Problem.Fault.of(failure).message();
      return new Read(held, Scan.failed(shown, Optional.empty(), message));
    }
  }

  private Scan scan(Artifact artifact) {
    Scanner.Extractor extractor =
        (tree, shown) ->
            cache.extracted(
                artifact.sha256(), shown, () -> CodeReader.read(tree, shown, Budget.DEFAULT));
    return new Scanner(extractor, Scanner.Known.NOTHING, policy, surroundings.today())
        .scan(artifact);
  }

  /// What the code tells, for the dossiers.
  CodeEvidence evidence() {
    Map<Release, TreeSet<String>> abilities = new HashMap<>();
    List<Decision> decisions = new ArrayList<>();
    for (Read read : all) {
      abilities
          .computeIfAbsent(Release.of(read.held().dependency()), _ -> new TreeSet<>())
          .addAll(Abilities.of(read.scan().acts()));
      read.scan().decisions().stream()
          .filter(CodeOfDependencies::isTelling)
          .map(decision -> placed(decision, read.held()))
          .forEach(decisions::add);
    }
    Map<Release, List<String>> lists = new HashMap<>();
    abilities.forEach((release, texts) -> lists.put(release, List.copyOf(texts)));
    return new CodeEvidence(decisions, lists);
  }

  /// What is merely possible is for whoever scans one artifact; expired entries are told once, by
  /// the audit.
  private static boolean isTelling(Decision decision) {
    return decision.finding().confidence() != Confidence.LOW
        && !decision.finding().rule().equals(Judge.EXPIRED_ALLOWANCE);
  }

  private static Decision placed(Decision decision, Held held) {
    Finding finding = decision.finding().about(held.dependency());
    Location place = finding.location();
    String file = place.file();
    boolean isWhole = file.isEmpty() || file.equals(held.found().shown());
    String shown = isWhole ? held.found().shown() : held.folder() + "/" + file;
    return new Decision(
        finding.at(new Location(shown, place.line())),
        decision.verdict(),
        decision.reason(),
        decision.allowance());
  }
}
