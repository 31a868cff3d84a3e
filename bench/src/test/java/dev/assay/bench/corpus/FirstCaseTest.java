package dev.assay.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The packages that this project began with: they took the keys of cloud machines while they were
/// installed. Their like, written by hand, is in `CloudTheftTest` for those who lack the corpus.
class FirstCaseTest {
  private static final List<String> LOADERS = List.of("pygrata", "hkg-sol-utils");
  private static final List<String> THIEVES = List.of("pygrata-utils", "loglib-modules");

  private final Engine engine = new Engine();

  @Test
  void theThievesAreDeniedAndTheirTheftIsNamed() throws IOException {
    List<Scan> scans = scans(THIEVES);
    assertThat(scans).hasSize(3);
    for (Scan scan : scans) {
      assertThat(scan.verdict()).as(scan.artifact()).isEqualTo(Verdict.DENY);
      assertNamed(scan, Kind.READS_SECRET, Label.CLOUD_METADATA);
      assertNamed(scan, Kind.READS_SECRET, Label.ENVIRONMENT);
      assertNamed(scan, Kind.SENDS, Label.ENVIRONMENT);
      assertNamed(scan, Kind.RESOLVES, Label.HOST_IDENTITY);
      assertThat(messages(scan))
          .as(scan.artifact())
          .anyMatch(it -> it.contains("the environment is sent to "))
          .anyMatch(it -> it.contains("in a name that is asked for"));
    }
  }

  @Test
  void whatInstallsTheThievesIsDeniedForTheNameItAsksFor() throws IOException {
    List<Scan> scans = scans(LOADERS);
    assertThat(scans).hasSize(3);
    for (Scan scan : scans) {
      assertThat(scan.verdict()).as(scan.artifact()).isEqualTo(Verdict.DENY);
      assertThat(messages(scan))
          .as(scan.artifact())
          .anyMatch(it -> it.contains("it asks for the name "))
          .anyMatch(it -> it.contains("pip"));
    }
  }

  private static List<String> messages(Scan scan) {
    return scan.decisions().stream()
        .filter(it -> it.verdict() != Verdict.ADMIT && it.finding().location().line() > 0)
        .map(it -> it.finding().message())
        .toList();
  }

  private static void assertNamed(Scan scan, Kind kind, Label label) {
    assertThat(scan.acts())
        .as(scan.artifact() + ": " + kind + " " + label)
        .anyMatch(
            (Act act) ->
                act.kind() == kind && act.carries().contains(label) && act.location().line() > 0);
  }

  private List<Scan> scans(List<String> projects) throws IOException {
    Path corpus = Path.of(System.getProperty("assay.root"), "..", "shared", "corpus").normalize();
    assumeTrue(
        Files.exists(corpus.resolve("malicious.zip")),
        "skipped: no corpus of malware in ../shared/corpus");
    try (MaliciousCorpus malicious = MaliciousCorpus.open(corpus)) {
      List<Specimen> specimens =
          malicious.specimens().stream()
              .filter(it -> projects.contains(it.path().split("/", 2)[0]))
              .toList();
      List<Scan> scans = new ArrayList<>();
      for (Specimen specimen : specimens) {
        scans.add(engine.scan(specimen.name(), malicious.read(specimen)));
      }
      return scans;
    }
  }
}
