package dev.assay.cli.option;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Rules;
import dev.assay.core.finding.Rule;
import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which policy document holds: flag, `ASSAY_POLICY`, the project's, the user's, the built-in one.
public final class PolicyFile {
  private static final int LARGEST = 64 << 20;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "the policy to apply, instead of the project's own")
  private @Nullable Path policy;

  /// The policy for a project folder; none where what is judged may not say how.
  public Policy find(Surroundings surroundings, Optional<Path> project) {
    Path here = surroundings.workingDirectory();
    if (policy != null) {
      return demand(here.resolve(policy), here);
    }
    Optional<String> named = surroundings.variable("ASSAY_POLICY");
    if (named.isPresent()) {
      return demand(here.resolve(named.get()), here);
    }
    return project
        .flatMap(folder -> offered(folder.resolve("assay.toml"), here))
        .or(() -> project.flatMap(folder -> offered(folder.resolve("pyproject.toml"), here)))
        .or(() -> offered(surroundings.config().resolve("assay.toml"), here))
        .orElse(Policy.BUILT_IN);
  }

  private static Policy demand(Path file, Path here) {
    if (!Files.isRegularFile(file)) {
      throw new Stop(
          new Problem.WrongUse(
              "there is no policy at `" + shown(file, here) + "`",
              Optional.of("give `--policy` the path of an `assay.toml`")));
    }
    return offered(file, here).orElse(Policy.BUILT_IN);
  }

  /// A path as the user would write it in the folder where the command runs.
  private static String shown(Path file, Path here) {
    Path plain = file.normalize();
    return plain.startsWith(here) ? here.relativize(plain).toString() : plain.toString();
  }

  private static Optional<Policy> offered(Path file, Path here) {
    if (!Files.isRegularFile(file) || isTooLargeForAProject(file)) {
      return Optional.empty();
    }
    return switch (PolicyReader.read(bytes(file), shown(file, here), ruleIds())) {
      case PolicyReader.Reading.Parsed(Policy read) -> Optional.of(read);
      case PolicyReader.Reading.None() -> Optional.empty();
      case PolicyReader.Reading.Broken(var problems) ->
          throw new Stop(
              new Problem.WrongUse(
                  problems.stream()
                      .map(problem -> problem.location() + ": " + problem.message())
                      .collect(Collectors.joining("; ")),
                  Optional.of("the policy is described in docs/reference/policy.md")));
    };
  }

  /// A project file of that size is told of as any other that is not read.
  private static boolean isTooLargeForAProject(Path file) {
    try {
      return file.endsWith("pyproject.toml") && Files.size(file) > LARGEST;
    } catch (IOException _) {
      return false;
    }
  }

  private static Set<String> ruleIds() {
    return Rules.all().stream().map(Rule::id).collect(Collectors.toSet());
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new Stop(
            new Problem.WrongUse(
                "the policy `%s` is larger than 64 MiB".formatted(file.normalize()),
                Optional.of("give another one by `--policy`")));
      }
      return bytes;
    } catch (IOException failure) {
      throw new Stop(
          new Problem.WrongUse(
              "cannot read the policy `%s`: %s".formatted(file, failure.getMessage()),
              Optional.empty()));
    }
  }
}
