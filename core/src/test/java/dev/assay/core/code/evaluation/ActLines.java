package dev.assay.core.code.evaluation;

import dev.assay.core.code.Budget;
import dev.assay.core.fact.Act;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Acts as short lines: `SENDS https://collect.example/x carries ENVIRONMENT at setup.py:7
/// INSTALL`.
final class ActLines {
  private ActLines() {}

  /// The acts of one `setup.py`.
  static List<String> ofSetup(String text) {
    return of(List.of(file("setup.py", text, Act.Phase.INSTALL)));
  }

  /// The acts of one module that nothing leads to.
  static List<String> ofModule(String text) {
    return of(List.of(file("module.py", text, Act.Phase.CALL)));
  }

  static PythonFile file(String path, String text, Act.Phase phase) {
    return new PythonFile(path, PythonParser.parse(Source.of(text)), phase, false, List.of());
  }

  static List<Act> acts(List<PythonFile> files) {
    return Evaluation.of(files, Entry.NONE, new Meter(Budget.DEFAULT));
  }

  static List<String> of(List<PythonFile> files) {
    return lines(acts(files));
  }

  static List<String> lines(List<Act> acts) {
    List<String> lines = new ArrayList<>();
    for (Act act : acts) {
      StringBuilder line = new StringBuilder(act.kind().name());
      line.append(act.target().isEmpty() ? "" : " " + act.target());
      if (!act.carries().isEmpty()) {
        List<String> labels = new ArrayList<>();
        new TreeSet<>(act.carries()).forEach(label -> labels.add(label.name()));
        line.append(" carries ").append(String.join(", ", labels));
      }
      line.append(" at ").append(act.location()).append(' ').append(act.phase());
      line.append(act.reach() == Act.Reach.CONDITIONAL ? " CONDITIONAL" : "");
      lines.add(line.toString());
    }
    return lines;
  }
}
