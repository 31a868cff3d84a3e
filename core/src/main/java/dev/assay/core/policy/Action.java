package dev.assay.core.policy;

import java.util.Locale;
import java.util.Optional;

/// What the policy does with the findings of a rule.
public enum Action {
  OFF,
  WARN,
  HOLD,
  DENY;

  /// The action of that name in a policy document (`off`, `warn`, `hold`, `deny`).
  static Optional<Action> parse(String text) {
    for (Action action : values()) {
      if (action.label().equals(text)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /// The name in a policy document.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
