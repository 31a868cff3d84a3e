package dev.assay.core.detector.code;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Stores of browsers, chat clients and wallets, keystrokes and screens, gathered in one artifact:
/// what is read tells enough, even where it is lost from sight before it is sent.
public final class SecretHoard implements Detector {
  private static final Rule RULE =
      Rule.of("secret-hoard", "it gathers secrets of several kinds")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1555")
          .because(
              "A tool that reads the cookies of one browser has a use for them; one that goes "
                  + "through many browsers, chat clients and wallets gathers for somebody else.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  private static final Set<Label> STORES =
      Set.of(Label.BROWSER_STORE, Label.WALLET, Label.TOKEN, Label.KEYSTROKES);

  private static final Set<Label> KINDS =
      Set.of(
          Label.BROWSER_STORE,
          Label.WALLET,
          Label.TOKEN,
          Label.KEYSTROKES,
          Label.SCREEN,
          Label.CLIPBOARD);

  /// From how many chat clients a token is read by one that looks for any.
  private static final int MANY_CLIENTS = 5;

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    List<Act> read = facts.of(Act.class).filter(SecretHoard::isStore).toList();
    EnumSet<Label> kinds = EnumSet.noneOf(Label.class);
    Set<String> clients = new HashSet<>();
    for (Act act : read) {
      kinds.addAll(Signs.carried(act, KINDS));
      if (act.carries().contains(Label.TOKEN)) {
        clients.add(act.target());
      }
    }
    boolean isMany = clients.size() > MANY_CLIENTS;
    boolean isHoard = kinds.size() > 1 && kinds.stream().anyMatch(STORES::contains);
    if (!isHoard && !isMany) {
      return Stream.empty();
    }
    boolean leaves = facts.of(Act.class).anyMatch(SecretHoard::leaves);
    boolean isSure = isMany || kinds.size() > 2 || leaves;
    return Stream.of(
        RULE.at(read.getFirst().location(), "it gathers " + Words.what(kinds))
            .withConfidence(isSure ? Confidence.HIGH : Confidence.MEDIUM)
            .withEvidence(read.getFirst().evidence())
            .withTrail(read.getFirst().trail()));
  }

  private static boolean isStore(Act act) {
    if (act.kind() != Act.Kind.READS_SECRET || Signs.isAside(act) || Signs.isImported(act)) {
      return false;
    }
    boolean isOtherThanToken =
        act.carries().stream().anyMatch(it -> KINDS.contains(it) && it != Label.TOKEN);
    return isOtherThanToken || isClientStore(act);
  }

  /// A token in the environment is what any client of a service reads; one in the store of a chat
  /// client is not.
  private static boolean isClientStore(Act act) {
    String target = act.target().toLowerCase(Locale.ROOT);
    return act.carries().contains(Label.TOKEN)
        && (target.contains("leveldb") || target.contains("local storage"));
  }

  private static boolean leaves(Act act) {
    if (Signs.isImported(act)) {
      return false;
    }
    boolean isOut =
        Signs.goesOut(act) && Destination.of(act.target()).kind() != Destination.Kind.LOCAL;
    return isOut || act.kind() == Act.Kind.PERSISTS;
  }
}
