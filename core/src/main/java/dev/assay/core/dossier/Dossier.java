package dev.assay.core.dossier;

import dev.assay.core.fact.Attested;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// All that is known of one dependency of one input.
///
/// @param rank by downloads, 1 the most; empty when not among the ranked
/// @param advisories families, worst first
/// @param why names from a direct dependency down to this one, where the input holds edges
/// @param notes what a person should know and no rule decides (`+cu118`: the public part matches …)
/// @param attestations of its files, where an index or a file beside them told of any, or of none
/// @param abilities what its code can do, where it was read
/// @param checks what was checked, and with which result, in a phrase each
public record Dossier(
    Dependency dependency,
    OptionalInt rank,
    List<AdvisoryFamily> advisories,
    List<NameSignal> nameSignals,
    List<String> why,
    List<String> notes,
    List<String> checks,
    List<Attested> attestations,
    Optional<List<String>> abilities,
    List<Decision> decisions,
    Verdict verdict) {
  public Dossier {
    advisories = List.copyOf(advisories);
    nameSignals = List.copyOf(nameSignals);
    why = List.copyOf(why);
    notes = List.copyOf(notes);
    checks = List.copyOf(checks);
    attestations = List.copyOf(attestations);
    abilities = abilities.map(List::copyOf);
    decisions = List.copyOf(decisions);
  }

  /// The version that ends all of its advisories that any version ends.
  public Optional<String> upgrade() {
    return AdvisoryFamilies.upgrade(advisories);
  }

  /// How many of its advisories some version ends.
  public int fixable() {
    return (int) advisories.stream().filter(family -> !family.fixedIn().isEmpty()).count();
  }
}
