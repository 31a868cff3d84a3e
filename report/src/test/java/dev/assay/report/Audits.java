package dev.assay.report;

import static dev.assay.report.KnownAdvisories.advisory;
import static dev.assay.report.KnownAdvisories.scored;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.Detectors;
import dev.assay.core.dossier.Assembly;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.CodeEvidence;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Hygiene;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.finding.Finding;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.IndexPolicy;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Judge;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Audits to render, judged by the real rules; ranks and name signals are written by hand, so that
/// no list of names changes a golden file.
public final class Audits {
  /// The day of the audits, and eight days after their advisory data.
  public static final LocalDate TODAY = LocalDate.of(2026, 7, 31);

  /// Whoever names a folder may try to be more than a name.
  public static final String HOSTILE =
      "web/<script>alert(1)</script>|`*_@team #1\u202e\n\u001b[31m";

  private static final Map<String, Integer> RANKS =
      Map.of("flask", 120, "jinja2", 30, "pillow", 40, "requests", 4, "torch", 90, "urllib3", 3);

  private Audits() {}

  /// A monorepo with something of everything.
  public static Audit rich() {
    return judge(List.of(lock(), requirements(), hostile()), policy(), advisories());
  }

  /// One clean pin.
  public static Audit clean() {
    Input input =
        input(
            "requirements.txt",
            InputKind.REQUIREMENTS,
            ".",
            List.of(
                pin("iniconfig", "2.1.0", "requirements.txt", 1).withHashes(List.of(hash('c')))));
    return judge(List.of(input), Policy.BUILT_IN, new KnownAdvisories());
  }

  /// As many vulnerable pins and open lines as asked for.
  public static Audit large(int size) {
    List<Dependency> pins =
        IntStream.range(0, size)
            .mapToObj(i -> pin("jinja2", "2.11." + (i % 3) + ".post" + i, "big/uv.lock", i + 1))
            .toList();
    List<Unchecked> open =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    Unchecked.unpinned(
                        PackageName.of("open-" + i),
                        "open-" + i + ">=1",
                        new Location("big/requirements.in", i + 1)))
            .toList();
    Input input = new Input("big/uv.lock", InputKind.UV_LOCK, "big", pins, List.of(), open);
    return judge(List.of(input), Policy.BUILT_IN, advisories());
  }

  private static Audit judge(List<Input> inputs, Policy policy, KnownAdvisories advisories) {
    List<Fact> facts = new ArrayList<>();
    for (Input input : inputs) {
      for (Dependency dependency : input.dependencies()) {
        facts.addAll(AdvisoryMatcher.match(dependency, advisories));
        if (dependency.name().normalized().equals("reqests")) {
          facts.add(slip(dependency));
        }
      }
      input.remarks().forEach(remark -> facts.add(new Hygiene(remark)));
    }
    Facts all = new Facts(facts);
    List<Finding> findings =
        Detectors.all().stream().flatMap(detector -> detector.detect(all)).toList();
    return new Assembly(
            Audits::rank,
            advisories.stamp(),
            all,
            new Judge(policy, TODAY).decide(findings),
            CodeEvidence.NONE)
        .audit(new Projects(inputs, List.of()), policy.origin(), TODAY);
  }

  private static OptionalInt rank(PackageName name) {
    Integer rank = RANKS.get(name.normalized());
    return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
  }

  private static NameSignal slip(Dependency dependency) {
    return new NameSignal(
        dependency,
        NameSignal.Kind.TYPOSQUAT,
        Optional.of("requests"),
        OptionalInt.of(4),
        "one letter left out");
  }

  private static Input lock() {
    String file = "api/uv.lock";
    return input(
        file,
        InputKind.UV_LOCK,
        "api",
        List.of(
            pin("flask", "3.0.0", file, 12)
                .withReach(Reach.DIRECT)
                .withLicence(Optional.of("BSD-3-Clause"))
                .withHashes(List.of(hash('a'), hash('b')))
                .withRequires(List.of(PackageName.of("jinja2"), PackageName.of("evil-helper"))),
            pin("jinja2", "2.11.2", file, 31).withReach(Reach.TRANSITIVE),
            pin("evil-helper", "1.0.0", file, 44).withReach(Reach.TRANSITIVE),
            pin("Pillow", "9.0.0", file, 52)
                .withReach(Reach.DIRECT)
                .withExtras(List.of("xmp"))
                .withGroups(List.of("hushed-launch"))
                .withHashes(List.of(hash('d'))),
            pin("requests", "2.30.0", file, 66).withReach(Reach.DIRECT),
            pin("torch", "2.1.0+cu118", file, 79)
                .withReach(Reach.DIRECT)
                .withOrigin(Optional.of("https://wheels.acme.example/torch"))));
  }

  private static Input requirements() {
    String file = "api/requirements.txt";
    Location index = new Location(file, 1);
    return new Input(
        file,
        InputKind.REQUIREMENTS,
        "api",
        List.of(
            pin("pillow", "9.0.0", file, 2).withMarker(Optional.of("python_version < '3.12'")),
            pin("reqests", "1.0", file, 3),
            pin("urllib3", "1.24", file, 4)),
        List.of(
            Remark.of(Remark.Kind.EXTRA_INDEX, "https://pypi.acme.example/private/simple", index),
            Remark.of(Remark.Kind.UNHASHED, "3 of 3", new Location(file, 2))),
        List.of(
            Unchecked.unpinned(PackageName.of("celery"), "celery>=5,<6", new Location(file, 7))));
  }

  private static Input hostile() {
    return new Input(
        HOSTILE,
        InputKind.SCRIPT,
        HOSTILE,
        List.of(pin("idna", "3.0", HOSTILE, 1)),
        List.of(
            Remark.of(
                Remark.Kind.INSECURE_TRANSPORT,
                "http://evil.example/?a=<b>\u200b[x](y)",
                new Location(HOSTILE, 2)),
            Remark.of(Remark.Kind.NATIVE_LIBRARY, "libevil.so", Location.of(HOSTILE))),
        List.of(
            Unchecked.of(
                "[click](https://evil.example) {0} \u2028| x",
                "the reference at `/srv/acme/hushed/req.txt` may not be left to " + HOSTILE,
                new Location(HOSTILE, 3))));
  }

  private static Policy policy() {
    return new Policy(
        "api/assay.toml",
        Policy.BUILT_IN.failOn(),
        Policy.BUILT_IN.unknownSeverity(),
        Map.of(),
        List.of(),
        OptionalInt.empty(),
        List.of(
            allowance("GHSA-9wx4-h78v-vm56", "requests", LocalDate.of(2026, 12, 31), 4),
            allowance("CVE-2019-1", "flask", LocalDate.of(2026, 1, 31), 11)),
        IndexPolicy.BUILT_IN);
  }

  private static Allowance allowance(String rule, String name, LocalDate expires, int line) {
    return new Allowance(
        rule,
        Optional.of(PackageName.of(name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "no session is reused | <b>",
        "bob@acme.example",
        expires,
        new Location("api/assay.toml", line));
  }

  private static KnownAdvisories advisories() {
    return new KnownAdvisories()
        .before(
            "jinja2",
            "2.11.3",
            scored(
                advisory("PYSEC-2021-66", "CVE-2020-28493", "GHSA-g3rq-g295-4j3m"),
                5.3,
                "the urlize filter backtracks",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L"))
        .before("jinja2", "2.11.3", advisory("GHSA-g3rq-g295-4j3m", "CVE-2020-28493"))
        .before("evil-helper", "", advisory("MAL-2026-1234"))
        .before(
            "pillow",
            "10.0.1",
            scored(
                advisory("PYSEC-2023-175", "CVE-2023-4863"),
                8.8,
                "",
                "AV:N/AC:M/Au:N/C:P/I:P/A:P",
                "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"))
        .exploited("CVE-2023-4863", LocalDate.of(2023, 9, 13))
        .epss("CVE-2023-4863", 0.9407)
        .before(
            "requests",
            "2.32.0",
            scored(
                advisory("GHSA-9wx4-h78v-vm56", "CVE-2024-35195"),
                7.5,
                "",
                "CVSS:4.0/AV:L/AC:L/AT:N/PR:H/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N"))
        .epss("CVE-2024-35195", 0.00043)
        .listed("torch", "2.1.0", advisory("PYSEC-2024-99"))
        .before("urllib3", "1.26.5", advisory("PYSEC-2021-108", "CVE-2021-33503"))
        .before(
            "idna",
            "",
            scored(
                advisory("PYSEC-2026-1", "GHSA-[x](y)|<b>"),
                3.1,
                "<img src=x onerror=steal()>\u202e",
                "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:N/I:N/A:L"));
  }

  private static Input input(
      String path, InputKind kind, String project, List<Dependency> dependencies) {
    return new Input(path, kind, project, dependencies, List.of(), List.of());
  }

  private static Dependency pin(String name, String version, String file, int line) {
    return Dependency.of(PackageName.of(name), version, new Location(file, line));
  }

  private static String hash(char digit) {
    return "sha256:" + String.valueOf(digit).repeat(64);
  }
}
