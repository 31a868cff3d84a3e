package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.no;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Wallets, seed phrases and their keys that are sent to a host.
public final class WalletTheft implements Detector {
  private static final Rule RULE =
      Rule.of("wallet-theft", "a wallet or what opens it is sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1657")
          .because(
              "A seed phrase or a private key is the money itself; nothing that is honest "
                  + "sends it.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, WalletTheft::grade, WalletTheft::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    return act.carries().contains(Label.WALLET) ? Exfiltration.gradeOfSecret(act) : no();
  }

  private static String message(Act act) {
    return "a wallet is sent %s %s".formatted(Words.to(act), Words.when(act));
  }
}
