package dev.assay.index.catalog;

import dev.assay.core.policy.Policy;
import java.util.Set;

/// For whom a project is looked at: whoever has the same policy and the same waivers sees the same.
///
/// @param holder of the policy, as [Policy.Team] has it; empty: everybody's
/// @param waived the teams whose waivers count besides those for everybody
public record Audience(String holder, Set<String> waived) {
  /// Callers without a team.
  public static final Audience EVERYBODY = new Audience("", Set.of());

  public Audience {
    waived = Set.copyOf(waived);
  }

  /// What holds for it.
  Policy under(Policy policy) {
    return policy.heldBy(Set.of(holder)).policy();
  }
}
