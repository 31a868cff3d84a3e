package dev.assay.core.dossier;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.project.Input;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.time.LocalDate;
import java.util.List;

/// Everything one audit found: what every report renders.
///
/// @param asOf the day the audit is made for
/// @param inputs what was read, in the order of their paths
/// @param dossiers one a dependency of each input, in the order of the inputs
/// @param decisions all findings with what the policy makes of them, worst first
/// @param critical the dependencies that matter most (three, or all where there are fewer), worst
///   first
/// @param unchecked what was not audited, by name
/// @param policy where the policy came from, in a phrase
public record Audit(
    LocalDate asOf,
    AdvisorySource.Stamp advisoryData,
    List<Input> inputs,
    List<Dossier> dossiers,
    List<Decision> decisions,
    List<Dossier> critical,
    List<Unchecked> unchecked,
    String policy,
    Verdict verdict) {
  public Audit {
    inputs = List.copyOf(inputs);
    dossiers = List.copyOf(dossiers);
    decisions = List.copyOf(decisions);
    critical = List.copyOf(critical);
    unchecked = List.copyOf(unchecked);
  }
}
