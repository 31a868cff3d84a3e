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
import java.util.Optional;
import java.util.stream.Stream;

/// Acts in text, or with targets, that only decoding shows.
public final class HiddenBehaviour implements Detector {
  private static final Rule RULE =
      Rule.of("hidden-behaviour", "it does what can be seen only after decoding")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1027.010")
          .because(
              "The behaviour was hidden from whoever reads the package; that alone says "
                  + "what it is for.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, HiddenBehaviour::grade, HiddenBehaviour::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!isHarmful(act)) {
      return no();
    }
    if (Signs.isHidden(act)) {
      return Signs.isAside(act) ? possible() : ofLayer(act);
    }
    if (!hasHiddenTarget(act) || Signs.isAside(act)) {
      return no();
    }
    if (act.kind() == Act.Kind.READS_FILE) {
      return scene.hasBeside(act, HiddenBehaviour::sendsDecoded) ? likely() : no();
    }
    return ofTarget(act);
  }

  private static boolean sendsDecoded(Act act) {
    return act.kind() == Act.Kind.SENDS && act.carries().contains(Label.DECODED);
  }

  /// Decoded text that does what tells by itself needs nobody to call it.
  private static Optional<Confidence> ofLayer(Act act) {
    boolean isTelling =
        switch (act.kind()) {
          case SENDS, RECEIVES, RESOLVES -> Destination.of(act.target()).isForeign();
          case SPAWNS -> Spawning.grade(Command.of(act.target())).isPresent();
          case PERSISTS, DESTROYS, READS_PROCESS, READS_SECRET -> true;
          case EXECUTES_TEXT, LOADS_NATIVE -> act.carries().contains(Label.DECODED);
          case LISTENS, READS_FILE, WRITES_FILE, DECODES, EVADES, UNKNOWN -> false;
        };
    return isTelling || Signs.runsByItself(act) ? sure() : likely();
  }

  private static boolean isHarmful(Act act) {
    return switch (act.kind()) {
      case SENDS,
          RECEIVES,
          RESOLVES,
          LISTENS,
          SPAWNS,
          PERSISTS,
          DESTROYS,
          READS_PROCESS,
          LOADS_NATIVE,
          EXECUTES_TEXT ->
          true;
      case READS_SECRET -> Signs.carriesAny(act, Signs.SECRETS);
      case READS_FILE -> !Signs.isHidden(act);
      case WRITES_FILE, DECODES, EVADES, UNKNOWN -> false;
    };
  }

  private static boolean hasHiddenTarget(Act act) {
    boolean isDecoded = act.carries().contains(Label.DECODED);
    return switch (act.kind()) {
      case SPAWNS -> isDecoded && !Command.of(act.target()).isUnknown();
      case SENDS, RECEIVES, RESOLVES -> isDecoded && Destination.of(act.target()).isForeign();
      case READS_FILE -> isDecoded && isOfUser(act.target());
      case LISTENS,
          PERSISTS,
          DESTROYS,
          READS_PROCESS,
          LOADS_NATIVE,
          EXECUTES_TEXT,
          READS_SECRET,
          WRITES_FILE,
          DECODES,
          EVADES,
          UNKNOWN ->
          false;
    };
  }

  private static boolean isOfUser(String path) {
    boolean isBelow =
        path.startsWith("~/")
            || path.startsWith("/home/")
            || path.startsWith("/Users/")
            || path.startsWith("C:\\Users\\");
    return isBelow && path.indexOf('…') < 0;
  }

  /// A body that is decoded before it is sent looks the same where no whole address is known, so a
  /// call is needed that nobody made.
  private static Optional<Confidence> ofTarget(Act act) {
    if (act.kind() != Act.Kind.SPAWNS && namesItsHost(act)) {
      return possible();
    }
    boolean isBody = act.kind() == Act.Kind.SENDS && act.target().indexOf("://") < 0;
    if (act.kind() == Act.Kind.SPAWNS && !Signs.runsByItself(act)) {
      return ofCommand(Command.of(act.target()));
    }
    if (Signs.runsByItself(act)) {
      return isBody ? likely() : sure();
    }
    return isBody ? possible() : act.kind() == Act.Kind.RESOLVES ? likely() : sure();
  }

  /// Whether the host stands in plain text where it is spoken to: what is decoded is a key or a
  /// name in the address.
  private static boolean namesItsHost(Act act) {
    String host = Destination.of(act.target()).host();
    return act.evidence().toLowerCase(Locale.ROOT).contains("://" + host);
  }

  /// What is decoded may be one argument of a tool that stands there in plain text: only what
  /// fetches or hides itself tells.
  private static Optional<Confidence> ofCommand(Command command) {
    boolean isShell =
        command.kind() == Programs.Kind.SHELL || command.kind() == Programs.Kind.FETCHER;
    if (!isShell) {
      return possible();
    }
    boolean tells = Spawning.hidesText(command) || Spawning.fetches(command);
    return tells && !command.has("…") ? sure() : likely();
  }

  private static String message(Act act) {
    return "it %s %s, which only decoding shows".formatted(Words.does(act), Words.when(act));
  }
}
