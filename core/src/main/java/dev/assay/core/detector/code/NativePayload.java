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

/// Native files whose text tells of commands or places, or that are unpacked to be loaded.
public final class NativePayload implements Detector {
  private static final Rule RULE =
      Rule.of("native-payload", "a native file comes along that the package has no reason to hold")
          .severity(Severity.HIGH)
          .maturity(Maturity.STABLE)
          .attack("T1129")
          .because("A program in machine code says nothing to whoever reads the package.")
          .remedy("ask where the file comes from; build it from source");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, NativePayload::grade, NativePayload::message);
  }

  private static final String STRINGS = "strings of ";

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!isOfNativeFile(act) || Signs.isAside(act)) {
      return no();
    }
    boolean tells =
        switch (act.kind()) {
          case SPAWNS -> isTelling(Command.of(act.target()));
          case SENDS, RECEIVES, RESOLVES -> Destination.of(act.target()).isTelling();
          case READS_SECRET, PERSISTS, READS_PROCESS -> true;
          case READS_FILE,
              WRITES_FILE,
              LISTENS,
              EXECUTES_TEXT,
              DECODES,
              LOADS_NATIVE,
              DESTROYS,
              EVADES,
              UNKNOWN ->
              false;
        };
    if (!tells) {
      return no();
    }
    boolean isPartnered = scene.hasPartner(act, NativePayload::isOtherSign);
    if (isPartnered && act.kind() == Act.Kind.READS_SECRET && isStarted(act, scene)) {
      return sure();
    }
    boolean isTwofold =
        isPartnered
            || (tellsOut(act) && scene.imports(act).stream().anyMatch(NativePayload::isIntrusive));
    return isTwofold ? likely() : possible();
  }

  /// Whether code of the package starts or loads the file without anybody calling for it.
  private static boolean isStarted(Act act, Scene scene) {
    String file = act.location().file();
    String name = file.substring(file.lastIndexOf('/') + 1);
    return scene.all().stream()
        .anyMatch(
            it ->
                (it.kind() == Act.Kind.SPAWNS || it.kind() == Act.Kind.LOADS_NATIVE)
                    && Signs.runsByItself(it)
                    && names(it.target(), name));
  }

  /// Whether a command or path names a file by its last part.
  private static boolean names(String target, String name) {
    for (String word : target.split("[\\s\"'/\\\\]+", -1)) {
      if (word.equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOtherSign(Act other, Act act) {
    return other.kind() != act.kind() && tellsOut(other) && isOfNativeFile(other);
  }

  /// Imports that spy on keys or reach into other processes, beside a telling address or command.
  private static boolean isIntrusive(Act imported) {
    return imported.kind() == Act.Kind.READS_PROCESS
        || imported.carries().contains(Act.Label.KEYSTROKES);
  }

  /// Addresses of vendors and licences stand in every program that knows the network.
  private static boolean tellsOut(Act act) {
    boolean isNetwork = Signs.goesOut(act) || act.kind() == Act.Kind.RECEIVES;
    return isNetwork
        ? Destination.of(act.target()).isTelling()
        : act.kind() == Act.Kind.SPAWNS && isTelling(Command.of(act.target()));
  }

  private static boolean isTelling(Command command) {
    return Spawning.fetchesAndRuns(command)
        || Spawning.hidesItself(command)
        || command.kind() == Programs.Kind.MINER;
  }

  static boolean isOfNativeFile(Act act) {
    for (String phrase : act.trail()) {
      if (phrase.startsWith(STRINGS)) {
        return true;
      }
    }
    return false;
  }

  private static String message(Act act) {
    return "a native file tells that it %s".formatted(Words.does(act));
  }
}
