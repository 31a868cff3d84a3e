package dev.assay.core.verdict;

import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import java.util.Optional;

/// What the policy makes of one finding, the reason in a phrase, and the entry that lets it pass
/// where one does.
public record Decision(
    Finding finding, Verdict verdict, String reason, Optional<Allowance> allowance) {
  /// A decision that rests on no allow entry.
  public Decision(Finding finding, Verdict verdict, String reason) {
    this(finding, verdict, reason, Optional.empty());
  }
}
