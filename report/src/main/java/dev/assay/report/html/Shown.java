package dev.assay.report.html;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Input;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.report.SafeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Text as the page may show it: what cannot be seen is made visible, and in a redacted report
/// files and projects bear numbers, and free text that may hold a path or host is left out.
final class Shown {
  private final boolean redact;
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> projects = new HashMap<>();

  private Shown(boolean redact) {
    this.redact = redact;
  }

  static Shown of(Audit audit, boolean redact) {
    Shown shown = new Shown(redact);
    for (Input input : audit.inputs()) {
      number(shown.projects, input.project(), "project ");
      number(shown.files, input.path(), "file ");
    }
    for (Dossier dossier : audit.dossiers()) {
      number(shown.files, dossier.dependency().source().file(), "file ");
    }
    for (Unchecked unchecked : audit.unchecked()) {
      number(shown.files, unchecked.source().file(), "file ");
    }
    for (Decision decision : audit.decisions()) {
      number(shown.files, decision.finding().location().file(), "file ");
    }
    return shown;
  }

  private static void number(Map<String, String> names, String name, String word) {
    names.putIfAbsent(name, word + (names.size() + 1));
  }

  boolean isRedacted() {
    return redact;
  }

  String text(String text) {
    return SafeText.line(text);
  }

  /// Text in one line with code between back-ticks set apart.
  List<Span> prose(String text) {
    return Span.of(text(text));
  }

  String file(String path) {
    return redact ? files.getOrDefault(path, "a file") : text(path);
  }

  String place(Location location) {
    String file = file(location.file());
    return location.line() == 0 ? file : file + ":" + location.line();
  }

  String project(String folder) {
    if (redact) {
      return projects.getOrDefault(folder, "a project");
    }
    return folder.isEmpty() || folder.equals(".") ? "the audited folder" : text(folder);
  }

  /// What a finding says. Messages that rest on advisories name only packages and ids; others may
  /// name files and hosts.
  List<Span> message(Finding finding) {
    if (!redact || !finding.ids().isEmpty()) {
      return prose(finding.message());
    }
    return finding
        .subject()
        .map(about -> prose("`%s`: %s".formatted(about.name(), finding.rule().title())))
        .orElseGet(() -> prose(finding.rule().title()));
  }

  String evidence(Finding finding) {
    return redact ? "" : text(finding.evidence());
  }

  List<Span> remedy(Finding finding) {
    return redact && finding.ids().isEmpty()
        ? prose(finding.rule().remedy())
        : prose(finding.remedy());
  }

  /// What the policy makes of a finding; an allow entry names a file, an owner and a reason.
  String reason(Decision decision) {
    boolean allowed = decision.reason().startsWith("allowed ");
    return redact && allowed ? "allowed by the policy" : text(decision.reason());
  }

  /// A source or origin, which may be a path or a URL.
  String source(String source, String instead) {
    boolean tells =
        source.indexOf('/') >= 0 || source.indexOf('\\') >= 0 || source.contains(".toml");
    return redact && tells ? instead : text(source);
  }
}
