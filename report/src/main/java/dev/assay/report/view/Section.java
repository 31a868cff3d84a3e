package dev.assay.report.view;

import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Input;
import dev.assay.core.verdict.Decision;
import java.util.List;

/// One project of an audit.
///
/// @param project the folder, as the user would name it
/// @param dossiers one a dependency of each input
/// @param rows what is known against its packages, worst first
/// @param findings everything else that was found in it, worst first
public record Section(
    String project,
    List<Input> inputs,
    List<Dossier> dossiers,
    List<Row> rows,
    List<Decision> findings) {
  public Section {
    inputs = List.copyOf(inputs);
    dossiers = List.copyOf(dossiers);
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /// What a person should know of its packages and no rule decides.
  public List<String> notes() {
    return dossiers.stream().flatMap(dossier -> dossier.notes().stream()).distinct().toList();
  }
}
