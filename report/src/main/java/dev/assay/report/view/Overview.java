package dev.assay.report.view;

import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.verdict.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An audit as people read it: by project, one row a package and advisory family.
///
/// @param elsewhere findings that lie in no file of a project (the policy's own)
public record Overview(List<Section> sections, List<Decision> elsewhere, Tally tally) {
  public Overview {
    sections = List.copyOf(sections);
    elsewhere = List.copyOf(elsewhere);
  }

  /// The overview of an audit.
  public static Overview of(Audit audit) {
    Map<String, Draft> drafts = drafts(audit);
    Rows rows = new Rows(audit.decisions());
    drafts.values().forEach(draft -> draft.rows = rows.of(draft.dossiers));
    Map<String, Draft> byFile = byFile(drafts);
    Map<Decision, Draft> byDecision = byDecision(drafts);
    List<Decision> elsewhere = new ArrayList<>();
    for (Decision decision : audit.decisions()) {
      if (!rows.show(decision)) {
        Draft draft =
            byFile.getOrDefault(decision.finding().location().file(), byDecision.get(decision));
        (draft == null ? elsewhere : draft.findings).add(decision);
      }
    }
    return new Overview(
        drafts.values().stream().map(Draft::section).toList(),
        elsewhere,
        Tally.of(audit.decisions()));
  }

  /// How many dependencies were audited.
  public int dependencies() {
    return sections.stream().mapToInt(section -> section.dossiers().size()).sum();
  }

  private static Map<String, Draft> drafts(Audit audit) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    int next = 0;
    for (Input input : audit.inputs()) {
      Draft draft = drafts.computeIfAbsent(input.project(), Draft::new);
      int end = Math.min(next + input.dependencies().size(), audit.dossiers().size());
      draft.inputs.add(input);
      draft.dossiers.addAll(audit.dossiers().subList(next, end));
      next = end;
    }
    return drafts;
  }

  private static Map<String, Draft> byFile(Map<String, Draft> drafts) {
    Map<String, Draft> byFile = new HashMap<>();
    for (Draft draft : drafts.values()) {
      for (Input input : draft.inputs) {
        byFile.putIfAbsent(input.path(), draft);
        for (Remark remark : input.remarks()) {
          byFile.putIfAbsent(remark.source().file(), draft);
        }
        for (Dependency dependency : input.dependencies()) {
          byFile.putIfAbsent(dependency.source().file(), draft);
        }
      }
    }
    return byFile;
  }

  /// What lies in the code of a dependency belongs where the dependency does.
  private static Map<Decision, Draft> byDecision(Map<String, Draft> drafts) {
    Map<Decision, Draft> byDecision = new HashMap<>();
    for (Draft draft : drafts.values()) {
      for (Dossier dossier : draft.dossiers) {
        dossier.decisions().forEach(decision -> byDecision.putIfAbsent(decision, draft));
      }
    }
    return byDecision;
  }

  /// A section in the making.
  private static final class Draft {
    private final String project;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Dossier> dossiers = new ArrayList<>();
    private final List<Decision> findings = new ArrayList<>();
    private List<Row> rows = List.of();

    Draft(String project) {
      this.project = project;
    }

    Section section() {
      return new Section(project, inputs, dossiers, rows, findings);
    }
  }
}
