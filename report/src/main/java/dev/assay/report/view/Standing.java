package dev.assay.report.view;

import dev.assay.core.verdict.Decision;
import java.util.Optional;

/// How a finding stands, worst first.
public enum Standing {
  DENIED("deny"),
  HELD("hold"),
  WARNED("warn"),
  /// An allow entry lets it pass.
  ALLOWED("allowed"),
  /// The policy has switched its rule off.
  OFF("off");

  private final String label;

  Standing(String label) {
    this.label = label;
  }

  /// The word in reports.
  public String label() {
    return label;
  }

  /// How a finding with this decision stands.
  public static Standing of(Decision decision) {
    if (decision.allowance().isPresent()) {
      return ALLOWED;
    }
    return switch (decision.verdict()) {
      case DENY -> DENIED;
      case HOLD -> HELD;
      case ADMIT -> WARNED;
    };
  }

  static Standing of(Optional<Decision> decision) {
    return decision.map(Standing::of).orElse(OFF);
  }
}
