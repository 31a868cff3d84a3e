package dev.assay.bench.corpus;

import dev.assay.core.fact.Act;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the engine made of one artifact.
///
/// @param rules the ids of the rules that found something
/// @param stopping those of them for which the policy holds or denies
/// @param bytes read, archives unpacked
/// @param cpuNanos of the thread, from bytes to verdict
/// @param error the reason it was not read to the end
public record Assessment(
    Verdict verdict,
    Set<String> rules,
    Set<String> stopping,
    List<Act> acts,
    long bytes,
    long steps,
    long cpuNanos,
    Optional<String> error) {
  public Assessment {
    rules = Set.copyOf(rules);
    stopping = Set.copyOf(stopping);
    acts = List.copyOf(acts);
  }

  /// Whether it was refused.
  public boolean denied() {
    return verdict == Verdict.DENY;
  }

  /// Whether it was refused or kept back.
  public boolean stopped() {
    return verdict != Verdict.ADMIT;
  }
}
