package dev.assay.report.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Event.Kind;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import dev.assay.report.Golden;
import dev.assay.report.RenderOptions;
import dev.assay.report.Schemas;
import dev.assay.report.json.ExplanationJson;
import dev.assay.report.text.ExplanationText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final AdvisorySource.Stamp DATA =
      new AdvisorySource.Stamp("OSV (snapshot)", LocalDate.of(2026, 7, 23), 6811);

  private static final Explanation RULE =
      new Explanation.OfRule(
          Rule.of("odd-thing", "something is odd")
              .severity(Severity.HIGH)
              .maturity(Maturity.INCUBATING)
              .attack("T1195.002")
              .because("Odd things hide things.")
              .remedy("look at it"));

  private static final Explanation ADVISORY =
      new Explanation.OfAdvisory("CVE-2023-1", List.of(known("shop"), known("shop-extras")), DATA);

  private static final Explanation PACKAGE =
      new Explanation.OfPackage(
          PackageName.of("Shop"),
          OptionalInt.empty(),
          true,
          "2026-11",
          List.of(signal()),
          List.of(malware(), known("shop")),
          DATA);

  @Test
  void aRuleIsToldWithReasonAndRemedy() throws IOException {
    assertThat(text(RULE))
        .isEqualTo(
            """
            odd-thing
            this rule reports that something is odd

              severity    high
              maturity    incubating: a policy may hold by it, not deny
              because     Odd things hide things.
              to do       look at it
              ATT&CK      T1195.002
            """);
  }

  @Test
  void anAdvisoryIsToldOnceWithAllItsPackages() throws IOException {
    Golden.check("explain/advisory.txt", text(ADVISORY));
  }

  @Test
  void aPackageIsToldWithWhatIsKnownAgainstIt() throws IOException {
    Golden.check("explain/package.txt", text(PACKAGE));
  }

  @Test
  void objectsFollowTheSchema() throws IOException {
    String schema =
        Files.readString(
            Path.of(System.getProperty("assay.root"))
                .resolve("docs/reference/schemas/explain-1.schema.json"));
    for (Explanation explanation : List.of(RULE, ADVISORY, PACKAGE)) {
      Schemas.assertValid(
          Map.of("urn:assay:explain:1", schema), "urn:assay:explain:1", json(explanation));
    }
    String broken = json(RULE).replace("\"because\"", "\"reason\"");
    assertThat(
            Schemas.problems(Map.of("urn:assay:explain:1", schema), "urn:assay:explain:1", broken))
        .isNotEmpty();
  }

  @Test
  void rangesReadAsSpecifiers() {
    assertThat(known("shop").specifiers()).containsExactly("< 1.2", ">= 2.0, <= 2.3", ">= 3.0");
    assertThat(malware().specifiers()).isEmpty();
  }

  private static Known known(String name) {
    Range range =
        new Range(
            List.of(
                new Event(Kind.INTRODUCED, "0"),
                new Event(Kind.FIXED, "1.2"),
                new Event(Kind.INTRODUCED, "2.0"),
                new Event(Kind.LAST_AFFECTED, "2.3"),
                new Event(Kind.INTRODUCED, "3.0")));
    Advisory advisory =
        new Advisory(
            "PYSEC-2023-1",
            List.of("CVE-2023-1", "GHSA-aaaa-bbbb-cccc"),
            List.of("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
            OptionalDouble.of(9.8),
            "",
            Optional.of(LocalDate.of(2023, 1, 2)),
            Optional.of(LocalDate.of(2024, 5, 6)));
    return new Known(
        PackageName.of(name),
        new AffectedPackage(advisory, List.of("1.0", "1.1"), List.of(range)),
        Optional.of(LocalDate.of(2023, 2, 3)),
        OptionalDouble.of(0.9407));
  }

  private static Known malware() {
    Advisory advisory =
        new Advisory(
            "MAL-2026-1",
            List.of(),
            List.of(),
            OptionalDouble.empty(),
            "",
            Optional.empty(),
            Optional.empty());
    return new Known(
        PackageName.of("shop"),
        new AffectedPackage(advisory, List.of("0.0.1\u202e"), List.of()),
        Optional.empty(),
        OptionalDouble.empty());
  }

  private static NameSignal signal() {
    return new NameSignal(
        Dependency.of(PackageName.of("shop"), "0", Location.of("-")),
        NameSignal.Kind.TYPOSQUAT,
        Optional.of("shops"),
        OptionalInt.of(12),
        "one letter left out");
  }

  private static String text(Explanation explanation) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExplanationText.render(explanation, new RenderOptions(false, 90, false, "1.2.3"), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String json(Explanation explanation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExplanationJson.render(explanation, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
