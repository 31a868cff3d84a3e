package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.cli.option.CodeOptions;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.option.PolicyOptions;
import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Assayer;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.dossier.Audit;
import dev.assay.core.fact.Fact;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Projects;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.RenderOptions;
import dev.assay.report.ReportFormat;
import dev.assay.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay audit`: what is known against the packages a project asks for.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Audit what projects, lock files, environments and artifacts depend on.")
final class AuditCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "projects, dependency files, environments, wheels, sdists, SBOMs (default: .)")
  private List<Path> paths = List.of();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "text")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "audit as if today were DATE (two such runs are byte-equal)")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--redact",
      description = "leave out paths, project names and hosts, for sharing outside")
  private boolean redact;

  @Option(
      names = "--resolve",
      paramLabel = "TOOL",
      description = "pin unpinned lines by `uv` or `pip` first (asks the index; wheels only)")
  private @Nullable Resolver resolve;

  @Option(
      names = "--ask-index",
      description =
          "ask the configured index what is yanked, quarantined, archived, missing or attested")
  private boolean askIndex;

  @Option(
      names = "--trusted-root",
      paramLabel = "FILE",
      description = "verify attestations with the keys in FILE (sigstore's trusted_root.json)")
  private @Nullable Path trustedRoot;

  @Mixin private CodeOptions code = new CodeOptions();
  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private PolicyOptions policies = new PolicyOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  AuditCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    LocalDate today = asOf == null ? surroundings.today() : asOf;
    List<Path> asked = paths.isEmpty() ? List.of(Path.of(".")) : paths;
    Policy policy = policies.policyFor(surroundings, projectFolder(asked));
    Audit audit;
    try (Progress progress = new Progress(surroundings, output.wantsProgress());
        AdvisoryDatabase advisories = database.open(surroundings, output.isQuiet(), progress)) {
      Projects projects = new Reading(surroundings, progress).read(asked);
      if (resolve != null) {
        projects = resolve.resolve(surroundings, projects);
      }
      List<Fact> facts = new ArrayList<>();
      Attestations attestations =
          Attestations.of(surroundings, Optional.ofNullable(trustedRoot), today);
      AttestationsBeside beside = new AttestationsBeside(surroundings, attestations).find(projects);
      facts.addAll(beside.attested());
      projects = projects.withUnchecked(beside.unchecked());
      if (askIndex) {
        IndexCheck.Result result =
            new IndexCheck(surroundings, progress, attestations).check(projects);
        facts.addAll(result.facts());
        projects = projects.withUnchecked(result.unchecked());
      }
      CodeReading reading =
          new CodeReading(surroundings, progress, policy, code).read(projects, lockFolder(asked));
      facts.addAll(reading.facts());
      projects = projects.withUnchecked(reading.unchecked());
      audit =
          new Assayer(advisories.source(), Names.bundled(), policy, today)
              .audit(projects, facts, reading.evidence());
    }
    boolean colour = surroundings.colour() && !output.toFile();
    RenderOptions options =
        new RenderOptions(colour, surroundings.width(), redact, AssayCommand.VERSION);
    output.write(surroundings, out -> Reports.render(format, audit, options, out));
    return exitCode(audit, policy);
  }

  private Path lockFolder(List<Path> asked) {
    return projectFolder(asked).orElse(surroundings.workingDirectory());
  }

  /// The folder whose policy counts: that of the first path.
  private Optional<Path> projectFolder(List<Path> asked) {
    Path first = surroundings.workingDirectory().resolve(asked.getFirst());
    return Optional.ofNullable(Files.isDirectory(first) ? first : first.getParent());
  }

  private int exitCode(Audit audit, Policy policy) {
    if (audit.verdict() != Verdict.ADMIT) {
      return 1;
    }
    long age = ChronoUnit.DAYS.between(audit.advisoryData().date(), audit.asOf());
    if (policy.advisoryAgeLimit().isPresent() && age > policy.advisoryAgeLimit().getAsInt()) {
      throw new Stop(
          new Problem.Undecided(
              "the advisory data is %d days old; the policy allows %d"
                  .formatted(age, policy.advisoryAgeLimit().getAsInt()),
              Optional.of("run `assay db update`")));
    }
    return audit.unchecked().isEmpty() ? 0 : 3;
  }
}
