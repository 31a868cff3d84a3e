package dev.assay.report;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.ReleaseScan;
import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Restated;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Confidence;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Scans and changes made by hand, with hostile text in names, targets and evidence.
public final class Scans {
  private static final Rule THEFT =
      Rule.of("credential-theft", "credentials are read and sent away")
          .severity(Severity.CRITICAL)
          .maturity(Maturity.STABLE)
          .because("Whoever has the keys needs no other way in.")
          .remedy("do not install it");

  private static final Act SENDS =
      new Act(
          Kind.SENDS,
          "https://collect.example/…\u202e",
          Phase.INSTALL,
          Act.Reach.AUTOMATIC,
          Act.Certainty.CAN,
          Set.of(Label.SSH_KEY, Label.ENVIRONMENT),
          new Location("acme-1.0/setup.py", 12),
          "post(\u001b[31mdata)",
          List.of());

  private static final Finding SURE =
      THEFT
          .at(SENDS.location(), "SSH keys are sent to `https://collect.example/…`")
          .withEvidence(SENDS.evidence())
          .withTrail(
              List.of(
                  "`run` called at acme-1.0/setup.py:30",
                  "layer 1 of setup.py:12 (base64)",
                  "text: post(\u001b[31mdata)"));

  private Scans() {}

  /// A scan with a finding of each standing.
  public static Scan denied() {
    return new Scan(
        "dist/acme-1.0.tar.gz",
        Optional.of("0".repeat(64)),
        Optional.of("acme"),
        Optional.of("1.0"),
        Verdict.DENY,
        0.973,
        List.of(
            new Decision(SURE, Verdict.DENY, "denied by the policy"),
            new Decision(
                SURE.withConfidence(Confidence.LOW), Verdict.ADMIT, "warned of by the policy")),
        List.of(SENDS),
        4_096,
        1_234,
        Optional.empty());
  }

  /// A scan that finds nothing.
  public static Scan admitted() {
    return new Scan(
        "src",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Verdict.ADMIT,
        0,
        List.of(),
        List.of(),
        10,
        0,
        Optional.empty());
  }

  /// An artifact that cannot be read.
  public static Scan unread() {
    return Scan.failed("broken.whl", Optional.empty(), "cut short");
  }

  /// A release of two files, one of which cannot be read.
  public static ReleaseScan release() {
    return new ReleaseScan(
        "pypi:acme",
        Optional.of("acme"),
        Optional.of("1.0"),
        List.of(denied(), unread()),
        Optional.of("1 of 2 could not be read"));
  }

  /// An upgrade that gains a theft.
  public static Change upgrade() {
    return new Change(
        "acme-0.9.tar.gz",
        "acme-1.0.tar.gz",
        Verdict.HOLD,
        List.of(SENDS),
        List.of(),
        List.of(new Decision(SURE, Verdict.HOLD, "held by the policy")),
        List.of("acme/extra.py"),
        List.of(),
        List.of(
            new Restated(
                "author",
                List.of("Alice"),
                List.of("Mallory <b>\u202e"),
                Location.of("acme-1.0/PKG-INFO"))),
        Optional.empty());
  }
}
