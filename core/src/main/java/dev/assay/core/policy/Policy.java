package dev.assay.core.policy;

import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What is held and denied, in one document for audit, index and guard.
///
/// @param origin where it came from, in a phrase
/// @param failOn the least severity at which a known vulnerability with a fix is held
/// @param unknownSeverity what becomes of a vulnerability with a fix whose severity nobody has said
/// @param rules actions by rule id, over the built-in ones
/// @param internal names and prefixes (`acme-*`) that belong to the user and are on no public index
/// @param advisoryAgeLimit days after which advisory data is too old to decide (exit 3)
/// @param allow entries that let findings pass
/// @param index what an index asks for besides
public record Policy(
    String origin,
    Severity failOn,
    Action unknownSeverity,
    Map<String, Action> rules,
    List<String> internal,
    OptionalInt advisoryAgeLimit,
    List<Allowance> allow,
    IndexPolicy index) {
  /// Days after which advisory data is called old.
  public static final int OLD_ADVISORY_DATA = 7;

  /// What holds where nobody has said otherwise.
  public static final Policy BUILT_IN =
      new Policy(
          "built-in",
          Severity.HIGH,
          Action.HOLD,
          Map.of(),
          List.of(),
          OptionalInt.empty(),
          List.of(),
          IndexPolicy.BUILT_IN);

  public Policy {
    rules = Map.copyOf(rules);
    internal = List.copyOf(internal);
    allow = List.copyOf(allow);
  }

  /// The same with another threshold.
  public Policy withFailOn(Severity changed) {
    return new Policy(
        origin, changed, unknownSeverity, rules, internal, advisoryAgeLimit, allow, index);
  }

  /// The same with other rules of an index.
  public Policy withIndex(IndexPolicy changed) {
    return new Policy(
        origin, failOn, unknownSeverity, rules, internal, advisoryAgeLimit, allow, changed);
  }

  /// The same with other allow entries.
  public Policy withAllow(List<Allowance> changed) {
    return new Policy(
        origin, failOn, unknownSeverity, rules, internal, advisoryAgeLimit, changed, index);
  }

  /// The action for a finding, allowances apart. Only a stable rule may deny.
  public Action actionFor(Finding finding) {
    Action action = rules.getOrDefault(finding.rule().id(), builtInActionFor(finding));
    boolean mayDeny = finding.rule().maturity() == Maturity.STABLE;
    return action == Action.DENY && !mayDeny ? Action.HOLD : action;
  }

  private Action builtInActionFor(Finding finding) {
    if (finding.rule().id().equals("vulnerable")) {
      return switch (finding.severity()) {
        case UNKNOWN -> unknownSeverity;
        case NONE, LOW, MEDIUM, HIGH, CRITICAL ->
            finding.severity().compareTo(failOn) >= 0 ? Action.HOLD : Action.WARN;
      };
    }
    return BuiltIn.actionFor(finding);
  }
}
