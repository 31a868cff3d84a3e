package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Memory or environment of other processes that is read.
public final class ProcessMemoryReading implements Detector {
  private static final Rule RULE =
      Rule.of("process-memory-reading", "it reads what other programs keep in memory")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1003.007")
          .because(
              "The memory and the environment of other programs hold the secrets that no "
                  + "file holds.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ProcessMemoryReading::grade, ProcessMemoryReading::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.READS_PROCESS || Signs.isAside(act) || isOwn(act.target())) {
      return no();
    }
    if (Signs.runsByItself(act) || Signs.isHidden(act)) {
      return sure();
    }
    boolean sends =
        scene.hasBeside(act, it -> Signs.goesOut(it) && Destination.of(it.target()).isForeign());
    return sends ? likely() : possible();
  }

  /// What a program reads of itself, and which files others have mapped, is no secret of theirs.
  private static boolean isOwn(String target) {
    return target.contains("/self/") || target.endsWith("/maps") || target.endsWith("/cmdline");
  }

  private static String message(Act act) {
    return "it reads %s of another program %s"
        .formatted(Words.quoted(act.target(), "the memory"), Words.when(act));
  }
}
