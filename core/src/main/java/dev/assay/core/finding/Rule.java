package dev.assay.core.finding;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Severity;
import java.util.Optional;

/// What a detector looks for and why it matters; rules pages and SARIF metadata are made from it.
/// Built in steps, so that a rule without reason and remedy does not compile.
///
/// @param id kebab case, never reused
/// @param title a phrase that completes "this rule reports that …"
/// @param attack the MITRE ATT&CK technique, where one fits
public record Rule(
    String id,
    String title,
    Severity severity,
    Maturity maturity,
    Optional<String> attack,
    String because,
    String remedy) {

  /// Begins a rule.
  public static NeedsSeverity of(String id, String title) {
    return severity -> maturity -> new NeedsReason(id, title, severity, maturity, Optional.empty());
  }

  /// A finding of this rule, with the rule's severity and remedy.
  public Finding at(Location location, String message) {
    return Finding.of(this, location, message);
  }

  /// A rule that lacks its severity.
  @FunctionalInterface
  public interface NeedsSeverity {
    /// How bad what it finds is, unless the finding says otherwise.
    NeedsMaturity severity(Severity severity);
  }

  /// A rule that lacks its maturity.
  @FunctionalInterface
  public interface NeedsMaturity {
    /// How far it may be trusted.
    NeedsReason maturity(Maturity maturity);
  }

  /// A rule that lacks its reason.
  public record NeedsReason(
      String id, String title, Severity severity, Maturity maturity, Optional<String> attack) {
    /// The MITRE ATT&CK technique it detects.
    public NeedsReason attack(String technique) {
      return new NeedsReason(id, title, severity, maturity, Optional.of(technique));
    }

    /// Why it matters, in a sentence.
    public NeedsRemedy because(String reason) {
      return remedy -> new Rule(id, title, severity, maturity, attack, reason, remedy);
    }
  }

  /// A rule that lacks its remedy.
  @FunctionalInterface
  public interface NeedsRemedy {
    /// What to do about a finding, in a sentence.
    Rule remedy(String remedy);
  }
}
