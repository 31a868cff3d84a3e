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

/// Miners that are started, and pools that are spoken to.
public final class Miner implements Detector {
  private static final Rule RULE =
      Rule.of("miner", "it digs for coins")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1496")
          .because("The machine's time and power are spent for somebody else.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, Miner::grade, Miner::message);
  }

  private static final String[] WORDS = {
    "stratum+tcp", "stratum+ssl", "stratum2+tcp", "--donate-level", "randomx", "xmrig", "minerd "
  };

  private static Optional<Confidence> grade(Act act, Scene scene) {
    boolean isNetwork = Signs.goesOut(act) || act.kind() == Act.Kind.RECEIVES;
    if (act.kind() != Act.Kind.SPAWNS && !isNetwork) {
      return no();
    }
    Command command = Command.of(act.target());
    boolean digs = act.kind() == Act.Kind.SPAWNS && command.kind() == Programs.Kind.MINER;
    if (!digs && !hasWord(command)) {
      return no();
    }
    if (Signs.isAside(act)) {
      return possible();
    }
    return Signs.runsByItself(act) || Signs.isHidden(act) ? sure() : likely();
  }

  private static boolean hasWord(Command command) {
    for (String word : WORDS) {
      if (command.has(word)) {
        return true;
      }
    }
    return false;
  }

  private static String message(Act act) {
    return "it digs for coins %s: %s"
        .formatted(Words.when(act), Words.quoted(act.target(), "the miner is computed"));
  }
}
