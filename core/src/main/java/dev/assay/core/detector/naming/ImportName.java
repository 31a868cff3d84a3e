package dev.assay.core.detector.naming;

import dev.assay.core.detector.Detector;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Finding;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;
import java.util.stream.Stream;

/// The name of a module where the distribution is called otherwise.
public final class ImportName implements Detector {
  private static final Rule RULE =
      Rule.of("import-name", "the name is one to import, not one to install")
          .severity(Severity.MEDIUM)
          .maturity(Maturity.INCUBATING)
          .attack("T1195.002")
          .because("Whoever holds the name of the module on the index is not who wrote the module.")
          .remedy("install the distribution that the module comes from");

  @Override
  public List<Rule> rules() {
    return List.of(RULE);
  }

  @Override
  public Stream<Finding> detect(Facts facts) {
    return SignalFindings.of(
            facts,
            NameSignal.Kind.IMPORT_NAME,
            RULE,
            signal ->
                "`%s` is not the distribution of that module: %s, `%s`"
                    .formatted(
                        signal.dependency().name(), signal.how(), SignalFindings.target(signal)))
        .map(SignalFindings::likely);
  }
}
