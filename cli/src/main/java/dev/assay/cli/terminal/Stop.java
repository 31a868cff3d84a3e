package dev.assay.cli.terminal;

/// Carries a [Problem] from where it is noticed to the one place that tells the user.
public final class Stop extends RuntimeException {
  private final transient Problem problem;

  public Stop(Problem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
