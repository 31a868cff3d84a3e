package dev.assay.core.detector.code;

import static dev.assay.core.detector.code.Graded.likely;
import static dev.assay.core.detector.code.Graded.no;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Credentials that are read where they lie and sent to a host that is not their own.
public final class CredentialTheft implements Detector {
  private static final Rule RULE =
      Rule.of("credential-theft", "credentials are read and sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .attack("T1552.001")
          .because(
              "Whoever has the keys needs no other way in. Programs that use a key send it "
                  + "to its own service, not to a host that the package names.")
          .remedy(
              "do not install it; take each machine that ran it, and each key on it, for "
                  + "compromised");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return Graded.findings(facts, RULE, CredentialTheft::grade, CredentialTheft::message);
  }

  private static final Set<Label> KEYS =
      Set.of(Label.CREDENTIAL_FILE, Label.CLOUD_METADATA, Label.SSH_KEY);

  private static Optional<Confidence> grade(Act act, Scene scene) {
    if (!Signs.goesOut(act)) {
      return no();
    }
    Set<Label> keys = Signs.carried(act, KEYS);
    if (!keys.isEmpty()) {
      boolean isOwn = !Signs.runsOnImport(act) && isOfClient(act);
      return several(keys, act) && !isOwn ? sure() : Exfiltration.gradeOfSecret(act);
    }
    if (act.carries().contains(Label.TOKEN)) {
      return ofToken(act);
    }
    if (sendsByItself(act) && scene.hasPartner(act, CredentialTheft::readsKeysByItself)) {
      return sure();
    }
    return besideKeys(act, scene) ? likely() : no();
  }

  private static boolean isOfClient(Act act) {
    return Exfiltration.isOwnService(act, Destination.of(act.target()));
  }

  private static boolean several(Set<Label> keys, Act act) {
    return keys.size() > 1 && !Signs.isAside(act) && Destination.of(act.target()).isForeign();
  }

  /// A token of the environment is what every client of a service sends to it.
  private static Optional<Confidence> ofToken(Act act) {
    Destination place = Destination.of(act.target());
    if (!place.isForeign() || Signs.isAside(act)) {
      return no();
    }
    if (place.isTelling() || Signs.isHidden(act)) {
      return Signs.runsByItself(act) || Signs.isHidden(act) ? sure() : likely();
    }
    boolean isCertain = Signs.runsByItself(act) && act.reach() == Act.Reach.AUTOMATIC;
    return Signs.runsEarly(act) || isCertain ? sure() : Signs.runsOnImport(act) ? likely() : no();
  }

  /// Where the data was lost from sight: keys are read in the same file, at the same time.
  private static boolean besideKeys(Act act, Scene scene) {
    return Destination.of(act.target()).isTelling()
        && !Signs.isAside(act)
        && scene.hasPartner(act, CredentialTheft::readsKeys);
  }

  /// Whether something goes to a stranger that nobody called for.
  private static boolean sendsByItself(Act act) {
    Destination place = Destination.of(act.target());
    return act.kind() == Act.Kind.SENDS
        && act.reach() == Act.Reach.AUTOMATIC
        && Signs.runsByItself(act)
        && !Signs.isAside(act)
        && place.isForeign()
        && !place.isOfVendor()
        && !place.isServiceOf(act.location().file());
  }

  private static boolean readsKeysByItself(Act other, Act act) {
    return readsKeys(other, act) && other.reach() == Act.Reach.AUTOMATIC;
  }

  private static boolean readsKeys(Act other, Act act) {
    return other.kind() == Act.Kind.READS_SECRET
        && Signs.runsByItself(other) == Signs.runsByItself(act)
        && Signs.carriesAny(other, KEYS);
  }

  private static String message(Act act) {
    if (!Signs.carriesAny(act, Signs.SECRETS)) {
      return "credentials are read where it %s, %s".formatted(Words.does(act), Words.when(act));
    }
    return "%s sent %s %s"
        .formatted(Words.are(Signs.carried(act, Signs.SECRETS)), Words.to(act), Words.when(act));
  }
}
