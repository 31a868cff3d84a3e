package dev.assay.cli.command;

import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.dossier.CapabilityLock;
import dev.assay.core.fact.Unlocked;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.report.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay lock`: writes down what each dependency may do, or holds dependencies to it.
@Command(
    name = "lock",
    mixinStandardHelpOptions = true,
    description = "Write down what the code of each dependency may do, or hold it to that.")
final class LockCommand implements Callable<Integer> {
  private static final int UNDECIDED = 3;

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "environments, wheels, sdists, folders of them, lock files (default: .)")
  private List<Path> paths = List.of();

  @Option(names = "--check", description = "write nothing; fail when anything gains an ability")
  private boolean check;

  @Option(
      names = "--fetch",
      description = "fetch what is only pinned from the configured index, to read its code")
  private boolean fetch;

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = "the lock to write or to check (default: ${DEFAULT-VALUE})",
      defaultValue = LockFile.NAME)
  private Path lock = Path.of(LockFile.NAME);

  @Option(
      names = {"-q", "--quiet"},
      description = "say nothing on standard error but failures")
  private boolean quiet;

  @Option(names = "--no-progress", description = "show no progress bar")
  private boolean noProgress;

  LockCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path file = surroundings.workingDirectory().resolve(lock);
    Optional<LockFile> known =
        check ? Optional.of(LockFile.demand(file, lock.toString())) : Optional.empty();
    CodeOfDependencies code = read();
    for (Unchecked unchecked : code.unchecked()) {
      surroundings.say("assay: not read: %s: %s".formatted(unchecked.what(), unchecked.why()));
      unchecked.hint().ifPresent(hint -> surroundings.say("hint: " + hint));
    }
    int undecided = code.unchecked().isEmpty() ? 0 : UNDECIDED;
    if (known.isPresent()) {
      return told(known.get().unlocked(code.all())) ? 1 : undecided;
    }
    CapabilityLock written =
        new CapabilityLock(code.all().stream().map(CodeOfDependencies.Read::entry).toList());
    OutputOptions.writeFile(surroundings, lock, out -> write(out, written.text()));
    if (!quiet) {
      surroundings.say("assay: %d artifacts in `%s`".formatted(written.entries().size(), lock));
    }
    return undecided;
  }

  private CodeOfDependencies read() {
    try (Progress progress = new Progress(surroundings, !quiet && !noProgress);
        IndexReleases index = new IndexReleases(surroundings)) {
      Projects projects =
          new Reading(surroundings, progress).read(paths.isEmpty() ? List.of(Path.of(".")) : paths);
      Holdings holdings =
          new Holdings(surroundings, fetch ? Optional.of(index) : Optional.empty()).find(projects);
      return new CodeOfDependencies(surroundings, progress, Policy.BUILT_IN).read(holdings);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Tells what is gained, and returns whether anything is.
  private boolean told(List<Unlocked> all) {
    boolean isGained = false;
    for (Unlocked unlocked : all) {
      String release = unlocked.dependency().name() + " " + unlocked.dependency().version();
      if (unlocked.isMissing()) {
        line(release + " is not in the lock");
      }
      unlocked.gained().forEach(ability -> line(release + " gains " + ability));
      isGained |= !unlocked.gained().isEmpty();
    }
    if (!isGained) {
      line("nothing gains an ability");
    }
    return isGained;
  }

  private void line(String text) {
    surroundings.out().println(SafeText.line(text));
  }
}
