package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Node, Bun or another runtime that a package starts by itself.
public final class ForeignRuntime implements Detector {
  private static final Rule RULE =
      Rule.of("foreign-runtime", "it starts code in another language than its own")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1059.007")
          .because("A second runtime carries a payload past everything that reads Python only.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, ForeignRuntime::grade, ForeignRuntime::message);
  }

  private static final Set<String> SCRIPTED =
      Set.of("node", "nodejs", "bun", "bunx", "deno", "npx", "electron");

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (act.kind() != Act.Kind.SPAWNS || !Signs.runsByItself(act) || Signs.isAside(act)) {
      return no();
    }
    Command command = Command.of(act.target());
    if (command.kind() != Programs.Kind.RUNTIME || command.has("--version")) {
      return no();
    }
    boolean isBrought =
        act.carries().contains(Label.REMOTE)
            || act.carries().contains(Label.DECODED)
            || scene.hasBeside(act, RemoteExecution::fetchesFromNamed);
    if (isBrought) {
      return sure();
    }
    return SCRIPTED.contains(command.program()) && act.phase() != Phase.BUILD
        ? likely()
        : possible();
  }

  private static String message(Act act) {
    return "it starts %s %s".formatted(Words.quoted(act.target(), "a runtime"), Words.when(act));
  }
}
