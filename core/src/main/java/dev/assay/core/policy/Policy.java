package dev.assay.core.policy;

import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

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
/// @param teams what an index goes by for members of teams instead; the first that fits counts
public record Policy(
    String origin,
    Severity failOn,
    Action unknownSeverity,
    Map<String, Action> rules,
    List<String> internal,
    OptionalInt advisoryAgeLimit,
    List<Allowance> allow,
    IndexPolicy index,
    List<Team> teams) {
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

  /// What an index goes by for the members of a team.
  ///
  /// @param holder the first team with the same policy, under whose name what follows from it is
  ///   kept; empty where it is everybody's
  public record Team(String name, String holder, Policy policy) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /// Whether a team can be called so.
    public static boolean isName(String text) {
      return NAME.matcher(text).matches();
    }
  }

  public Policy {
    rules = Map.copyOf(rules);
    internal = List.copyOf(internal);
    allow = List.copyOf(allow);
    teams = List.copyOf(teams);
  }

  /// A policy that holds for every team.
  public Policy(
      String origin,
      Severity failOn,
      Action unknownSeverity,
      Map<String, Action> rules,
      List<String> internal,
      OptionalInt advisoryAgeLimit,
      List<Allowance> allow,
      IndexPolicy index) {
    this(
        origin,
        failOn,
        unknownSeverity,
        rules,
        internal,
        advisoryAgeLimit,
        allow,
        index,
        List.of());
  }

  /// What holds for whoever belongs to some teams: the policy of the first of them that has one,
  /// and everybody's otherwise.
  public Team heldBy(Set<String> members) {
    for (Team team : teams) {
      if (members.contains(team.name())) {
        return team;
      }
    }
    return new Team("", "", this);
  }

  /// The same with another threshold.
  public Policy withFailOn(Severity changed) {
    return new Policy(
        origin, changed, unknownSeverity, rules, internal, advisoryAgeLimit, allow, index, teams);
  }

  /// The same with other rules of an index.
  public Policy withIndex(IndexPolicy changed) {
    return new Policy(
        origin, failOn, unknownSeverity, rules, internal, advisoryAgeLimit, allow, changed, teams);
  }

  /// The same with other allow entries.
  public Policy withAllow(List<Allowance> changed) {
    return new Policy(
        origin, failOn, unknownSeverity, rules, internal, advisoryAgeLimit, changed, index, teams);
  }

  /// The same with policies of teams, in the order in which they count.
  public Policy withTeams(SequencedMap<String, Policy> policies) {
    List<Team> changed = new ArrayList<>();
    policies.forEach(
        (name, policy) ->
            changed.add(
                new Team(name, policy.equals(this) ? "" : holder(changed, name, policy), policy)));
    return new Policy(
        origin, failOn, unknownSeverity, rules, internal, advisoryAgeLimit, allow, index, changed);
  }

  private static String holder(List<Team> before, String name, Policy policy) {
    return before.stream()
        .filter(team -> team.policy().equals(policy))
        .map(Team::holder)
        .findFirst()
        .orElse(name);
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
