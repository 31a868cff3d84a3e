package dev.assay.core.detector;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Hygiene;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Remark;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Optional;

/// Facts in which a rule finds something, what it says then, and their benign twin.
public record RuleCase(String rule, Facts found, String message, Facts benign) {
  /// Where the facts of all cases lie.
  public static final Location PLACE = new Location("app/requirements.txt", 7);

  /// A case of one fact and its twin.
  public static RuleCase of(String rule, Fact found, String message, Fact benign) {
    return new RuleCase(rule, new Facts(List.of(found)), message, new Facts(List.of(benign)));
  }

  /// A dependency at [#PLACE].
  public static Dependency pin(String name, String version) {
    return Dependency.of(PackageName.of(name), version, PLACE);
  }

  /// A remark at [#PLACE].
  public static Hygiene remark(Remark.Kind kind, String detail) {
    return new Hygiene(Remark.of(kind, detail, PLACE));
  }

  /// A remark about a package at [#PLACE].
  public static Hygiene remark(Remark.Kind kind, String detail, String about) {
    return new Hygiene(new Remark(kind, detail, PLACE, Optional.of(PackageName.of(about))));
  }

  /// What the rule finds among facts; the other rules of its detector are left out.
  public List<Finding> findings(Facts facts) {
    return Detectors.all().stream()
        .flatMap(detector -> detector.detect(facts))
        .filter(finding -> finding.rule().id().equals(rule))
        .toList();
  }

  @Override
  public String toString() {
    return rule + ": " + message;
  }
}
