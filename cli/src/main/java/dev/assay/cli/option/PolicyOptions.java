package dev.assay.cli.option;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.fact.Severity;
import dev.assay.core.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which policy holds, and what may be changed in it on the command line.
public final class PolicyOptions {
  @Mixin private PolicyFile file = new PolicyFile();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "hold known vulnerabilities from this severity on: ${COMPLETION-CANDIDATES}",
      completionCandidates = Severities.class)
  private @Nullable String failOn;

  /// The severities one may name.
  static final class Severities extends java.util.ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Severities() {
      super(List.of("none", "low", "medium", "high", "critical"));
    }
  }

  /// The policy for a project folder.
  public Policy policyFor(Surroundings surroundings, Optional<Path> project) {
    Policy found = file.find(surroundings, project);
    return failOn == null ? found : found.withFailOn(severity(failOn));
  }

  private static Severity severity(String text) {
    for (Severity severity : Severity.values()) {
      if (severity != Severity.UNKNOWN
          && severity.name().equals(text.toUpperCase(java.util.Locale.ROOT))) {
        return severity;
      }
    }
    throw new Stop(
        new Problem.WrongUse(
            "`" + text + "` is not a severity",
            Optional.of("use `none`, `low`, `medium`, `high` or `critical`")));
  }
}
