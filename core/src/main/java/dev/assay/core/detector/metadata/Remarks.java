package dev.assay.core.detector.metadata;

import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Hygiene;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Remark;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes findings of what is remarked of inputs.
final class Remarks {
  private Remarks() {}

  static Stream<Finding> of(
      Facts facts, Remark.Kind kind, Rule rule, Function<Remark, String> message) {
    return facts
        .of(Hygiene.class)
        .map(Hygiene::remark)
        .filter(remark -> remark.kind() == kind)
        .map(
            remark ->
                rule.at(remark.source(), message.apply(remark)).withEvidence(remark.detail()));
  }

  /// The end of a phrase that names the package the remark is about, where it is about one.
  static String ofPackage(Remark remark) {
    return remark.about().map(name -> " of `" + name + "`").orElse("");
  }

  static String forPackage(Remark remark) {
    return remark.about().map(name -> " for `" + name + "`").orElse("");
  }
}
