package dev.assay.core.detector.code;

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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Files of the user or the system that are removed or made unusable.
public final class Destruction implements Detector {
  private static final Rule RULE =
      Rule.of("destruction", "it destroys what is not its own")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1485")
          .because("A package removes what it made, not the folders of its user.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, Destruction::grade, Destruction::message);
  }

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (overwritesAll(act)) {
      return sure();
    }
    if (act.kind() != Act.Kind.DESTROYS || Signs.isAside(act)) {
      return no();
    }
    if (Signs.isHidden(act)) {
      return sure();
    }
    boolean isBroad = isBroad(act.target().strip().toLowerCase(Locale.ROOT));
    if (!isBroad) {
      return no();
    }
    return Signs.runsByItself(act) ? sure() : possible();
  }

  /// Whether every file of a folder of the user is written anew from what it held, without anybody
  /// calling for it: that is how files are encrypted for ransom.
  private static boolean overwritesAll(Act act) {
    int any = act.target().indexOf('…');
    return act.kind() == Act.Kind.WRITES_FILE
        && any > 0
        && act.carries().contains(Act.Label.USER_FILES)
        && act.evidence().contains("open(")
        && Signs.runsByItself(act)
        && !Signs.isAside(act)
        && isBroad(act.target().substring(0, any).toLowerCase(Locale.ROOT));
  }

  private static boolean isBroad(String target) {
    String path = target.replace('\\', '/');
    while (path.endsWith("/*") || (path.length() > 1 && path.endsWith("/"))) {
      path = path.substring(0, path.length() - (path.endsWith("*") ? 2 : 1));
    }
    boolean isRoot = path.isEmpty() || path.equals("/") || path.endsWith(":") || path.equals("*");
    boolean isHome = path.equals("~") || path.equals("/home") || path.equals("/root");
    boolean isOfUser =
        path.startsWith("~/documents")
            || path.startsWith("~/desktop")
            || path.startsWith("~/pictures");
    boolean isOfSystem =
        path.equals("/etc")
            || path.equals("/usr")
            || path.equals("/boot")
            || path.startsWith("c:/windows");
    return (isRoot && !target.isEmpty()) || isHome || isOfUser || isOfSystem;
  }

  private static String message(Act act) {
    return "it destroys %s %s".formatted(Words.quoted(act.target(), "files"), Words.when(act));
  }
}
