package dev.assay.core.verdict;

import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.policy.Action;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Applies a policy to findings on a given day.
public record Judge(Policy policy, LocalDate today) {
  /// An allow entry whose day has passed.
  public static final Rule EXPIRED_ALLOWANCE =
      Rule.of("expired-allowance", "an allow entry of the policy has expired")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.STABLE)
          .because("An exception that nobody renews is an exception that nobody looks at.")
          .remedy("remove the entry, or renew it with a new reason and day");

  /// One decision a finding that is not switched off, in their order, then one an expired allow
  /// entry.
  public List<Decision> decide(List<Finding> findings) {
    return decide(findings, _ -> true);
  }

  /// The same of one artifact among many: of the expired allow entries only those count that speak
  /// of one of its findings, or each entry would hold every artifact.
  public List<Decision> decideOne(List<Finding> findings) {
    return decide(findings, allowance -> findings.stream().anyMatch(allowance::covers));
  }

  private List<Decision> decide(List<Finding> findings, Predicate<Allowance> told) {
    List<Decision> decisions = new ArrayList<>();
    for (Finding finding : findings) {
      decide(finding).ifPresent(decisions::add);
    }
    for (Allowance allowance : policy.allow()) {
      if (allowance.isExpired(today) && told.test(allowance)) {
        decide(expired(allowance)).ifPresent(decisions::add);
      }
    }
    return decisions;
  }

  private Optional<Decision> decide(Finding finding) {
    Optional<Allowance> allowance =
        policy.allow().stream()
            .filter(entry -> !entry.isExpired(today) && entry.covers(finding))
            .findFirst();
    if (allowance.isPresent()) {
      return Optional.of(new Decision(finding, Verdict.ADMIT, allowed(allowance.get()), allowance));
    }
    Action action = policy.actionFor(finding);
    return switch (action) {
      case OFF -> Optional.empty();
      case WARN -> Optional.of(new Decision(finding, Verdict.ADMIT, "warned of by the policy"));
      case HOLD -> Optional.of(new Decision(finding, Verdict.HOLD, "held by the policy"));
      case DENY -> Optional.of(new Decision(finding, Verdict.DENY, "denied by the policy"));
    };
  }

  private static String allowed(Allowance entry) {
    return "allowed by "
        + entry.owner()
        + " until "
        + entry.expires()
        + " ("
        + entry.source()
        + "): "
        + entry.reason();
  }

  private static Finding expired(Allowance entry) {
    return EXPIRED_ALLOWANCE
        .at(
            entry.source(),
            "the allow entry for `%s` of %s expired on %s"
                .formatted(entry.rule(), entry.concerns(), entry.expires()))
        .withEvidence(entry.reason());
  }
}
