package dev.assay.cli.command;

import dev.assay.advisories.AdvisoryDatabase;
import dev.assay.cli.option.DatabaseOptions;
import dev.assay.cli.option.OutputOptions;
import dev.assay.cli.terminal.Progress;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.detector.naming.Names;
import dev.assay.report.RenderOptions;
import dev.assay.report.explain.Explanation;
import dev.assay.report.json.ExplanationJson;
import dev.assay.report.text.ExplanationText;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay explain`: what is known of one rule, advisory or package.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain a rule, an advisory (CVE, GHSA, PYSEC, MAL) or a package.")
final class ExplainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "RULE|ID|PACKAGE",
      description = "a rule (`vulnerable`), an advisory id (`CVE-2021-23727`) or a package")
  private String what = "";

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      defaultValue = "text")
  private Format format = Format.TEXT;

  @Mixin private DatabaseOptions database = new DatabaseOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  /// What an explanation is told in.
  enum Format {
    TEXT,
    JSON;

    /// The name on the command line.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Explanation explanation = Explainer.rule(what).orElseGet(this::lookUp);
    boolean colour = surroundings.colour() && !output.toFile();
    RenderOptions options =
        new RenderOptions(colour, surroundings.width(), false, AssayCommand.VERSION);
    output.write(
        surroundings,
        out -> {
          switch (format) {
            case TEXT -> ExplanationText.render(explanation, options, out);
            case JSON -> ExplanationJson.render(explanation, out);
          }
        });
    return 0;
  }

  private Explanation lookUp() {
    try (Progress progress = new Progress(surroundings, output.wantsProgress());
        AdvisoryDatabase advisories = database.open(surroundings, output.isQuiet(), progress)) {
      Explainer explainer = new Explainer(advisories, Names.bundled());
      Optional<Explanation> found = explainer.lookUp(what);
      return found.orElseThrow(() -> explainer.unknown(what));
    }
  }
}
