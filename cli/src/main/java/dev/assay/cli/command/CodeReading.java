package dev.assay.cli.command;

import dev.assay.cli.option.CodeOptions;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.dossier.CodeEvidence;
import dev.assay.core.fact.Fact;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The part of an audit that reads code: for findings in it, and for what a lock does not allow.
final class CodeReading {
  private final Surroundings surroundings;
  private final Progress progress;
  private final Policy policy;
  private final CodeOptions options;
  private CodeEvidence evidence = CodeEvidence.NONE;
  private List<Fact> facts = List.of();
  private List<Unchecked> unchecked = List.of();

  CodeReading(Surroundings surroundings, Progress progress, Policy policy, CodeOptions options) {
    this.surroundings = surroundings;
    this.progress = progress;
    this.policy = policy;
    this.options = options;
  }

  /// Reads as far as the options ask for it.
  CodeReading read(Projects projects, Path folder) {
    if (!options.isDeep() && !options.isLocked()) {
      if (options.mayFetch()) {
        throw new Stop(
            new Problem.WrongUse(
                "`--fetch` alone fetches nothing", Optional.of("add `--deep` or `--locked`")));
      }
      return this;
    }
    Optional<LockFile> lock = options.isLocked() ? Optional.of(lock(folder)) : Optional.empty();
    try (IndexReleases index = new IndexReleases(surroundings)) {
      Optional<IndexReleases> source = options.mayFetch() ? Optional.of(index) : Optional.empty();
      CodeOfDependencies code =
          new CodeOfDependencies(surroundings, progress, policy)
              .read(new Holdings(surroundings, source).find(projects));
      unchecked = code.unchecked();
      if (options.isDeep()) {
        evidence = code.evidence();
      }
      facts = lock.<List<Fact>>map(it -> List.copyOf(it.unlocked(code.all()))).orElse(List.of());
    }
    return this;
  }

  private LockFile lock(Path folder) {
    Path here = surroundings.workingDirectory();
    Path file = options.lock().map(here::resolve).orElseGet(() -> usual(folder)).normalize();
    String shown = file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    return LockFile.demand(file, shown);
  }

  /// The lock of the project, else that of the folder where the command runs.
  private Path usual(Path folder) {
    Path own = folder.resolve(LockFile.NAME);
    return Files.isRegularFile(own) ? own : surroundings.workingDirectory().resolve(LockFile.NAME);
  }

  /// What the code tells; nothing where findings on it are not wanted.
  CodeEvidence evidence() {
    return evidence;
  }

  /// What the lock does not allow.
  List<Fact> facts() {
    return facts;
  }

  /// What could not be read.
  List<Unchecked> unchecked() {
    return unchecked;
  }
}
