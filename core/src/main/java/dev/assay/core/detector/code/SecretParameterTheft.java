package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
import static dev.assay.core.detector.code.Graded.possible;
import static dev.assay.core.detector.code.Graded.sure;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A parameter whose name says that it is secret, sent in secret to a host that the code names.
public final class SecretParameterTheft implements Detector {
  private static final Rule RULE =
      Rule.of("secret-parameter-theft", "a secret that a caller hands over is sent to a stranger")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1056")
          .because(
              "A copy of a client or of a wallet library with one request added takes the "
                  + "keys of those who trust it. An honest client sends a secret openly to the "
                  + "one service it is for.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, SecretParameterTheft::grade, SecretParameterTheft::message);
  }

  /// How many requests make a habit.
  private static final int MANY = 5;

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!act.carries().contains(Label.SECRET_PARAMETER) || !Signs.goesOut(act)) {
      return no();
    }
    Destination place = Destination.of(act.target());
    if (!place.isForeign() || place.isOfVendor() || Signs.isAside(act)) {
      return no();
    }
    if (Signs.isHidden(act) || place.isTelling() || place.kind() == Destination.Kind.FILE_DROP) {
      return sure();
    }
    if (act.kind() == Act.Kind.RESOLVES || isCopied(act, scene)) {
      return sure();
    }
    if (isTakenFromLibrary(act) && (Signs.isQuiet(act) || opensWallet(act))) {
      return sure();
    }
    if (place.isServiceOf(act.location().file())) {
      boolean isAnybodys = place.kind() == Destination.Kind.SHARED;
      boolean isOnce = Signs.isQuiet(act) && isSeldom(place, scene);
      return isAnybodys || isOnce || opensWallet(act) ? likely() : possible();
    }
    if (opensWallet(act) || place.kind() == Destination.Kind.SHARED || isTakenFromLibrary(act)) {
      return sure();
    }
    if (scene.domains().size() > MANY) {
      // A hub of many services hands each its own key.
      return possible();
    }
    if (asksWithKey(act)) {
      return possible();
    }
    if (act.carries().contains(Label.DECODED) || isOutlier(place, scene)) {
      return sure();
    }
    if (act.carries().contains(Label.HOST_IDENTITY)) {
      return sure();
    }
    if (Signs.isQuiet(act)) {
      return isSeldom(place, scene) ? sure() : likely();
    }
    return isHabit(place, scene) || isExchange(act) ? possible() : likely();
  }

  /// Whether it is put in the place of a function of somebody else's library, which is handed the
  /// secret: nobody calls it by its own name.
  private static boolean isTakenFromLibrary(Act act) {
    return Signs.runsByItself(act) && act.reach() == Act.Reach.CONDITIONAL;
  }

  /// Whether the vendor whose secret it is gets it too, and a stranger gets it so that nobody
  /// notices.
  private static boolean isCopied(Act act, Scene scene) {
    return Signs.isQuiet(act) && scene.hasBeside(act, SecretParameterTheft::givesToVendor);
  }

  private static boolean givesToVendor(Act act) {
    return act.carries().contains(Label.SECRET_PARAMETER)
        && Signs.goesOut(act)
        && Destination.of(act.target()).isOfVendor();
  }

  /// Whether it asks, openly and with nothing but a key among the headers, as services are asked.
  private static boolean asksWithKey(Act act) {
    String evidence = act.evidence();
    boolean isBare =
        !evidence.contains("data=") && !evidence.contains("json=") && !evidence.contains("params=");
    return !Signs.isQuiet(act)
        && isBare
        && evidence.contains(".get(")
        && evidence.contains("headers=");
  }

  /// Whether a token is asked for as OAuth has it (RFC 6749), or credentials that expire: the
  /// secret is what they are given for.
  private static boolean isExchange(Act act) {
    return act.evidence().contains("grant_type")
        || act.target().contains("oauth")
        || act.target().endsWith("/token")
        || act.target().endsWith("/credentials");
  }

  /// Whether the artifact hardly speaks to the place: a client would do so for all it offers.
  private static boolean isSeldom(Destination place, Scene scene) {
    return scene.domains().getOrDefault(place.domain(), 0) <= 2;
  }

  /// Whether it is the one place that the artifact speaks to most: the service it is a client of.
  private static boolean isHabit(Destination place, Scene scene) {
    Map<String, Integer> counts = scene.domains();
    int own = counts.getOrDefault(place.domain(), 0);
    return own >= MANY && counts.values().stream().allMatch(it -> it <= own);
  }

  /// Whether the secret opens a wallet, which no service needs to know.
  private static boolean opensWallet(Act act) {
    String evidence = act.evidence().toLowerCase(Locale.ROOT);
    return evidence.contains("mnemonic")
        || evidence.contains("private_key")
        || evidence.contains("privatekey")
        || evidence.contains("seed_phrase")
        || evidence.contains("seed phrase");
  }

  /// Whether most of what the artifact says goes to one other domain: a client with one request
  /// added.
  private static boolean isOutlier(Destination place, Scene scene) {
    Map<String, Integer> counts = scene.domains();
    int own = counts.getOrDefault(place.domain(), 0);
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return most >= MANY && own * MANY <= most;
  }

  private static String message(Act act) {
    return "a secret that a caller hands over is sent %s".formatted(Words.to(act));
  }
}
