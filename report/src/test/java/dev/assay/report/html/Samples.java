package dev.assay.report.html;

import dev.assay.core.Assayer;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Event.Kind;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.artifact.Location;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.dossier.Audit;
import dev.assay.core.fact.Advisory;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Audits to render, made by the real flow from inputs and advisories written by hand.
final class Samples {
  static final LocalDate TODAY = LocalDate.of(2026, 7, 24);
  private static final String HASH = "sha256:" + "ab".repeat(32);

  private Samples() {}

  /// A monorepo with something of everything.
  static Audit rich() {
    return assay(List.of(web(), worker(), tools()), List.of());
  }

  /// One pin with one advisory.
  static Audit small() {
    return assay(
        List.of(
            input("requirements.txt", InputKind.REQUIREMENTS, ".")
                .with(pin("jinja2", "2.4.1", "requirements.txt", 1))
                .with(pin("iniconfig", "2.1.0", "requirements.txt", 2).withHashes(List.of(HASH)))
                .without(
                    Unchecked.unpinned(
                        PackageName.of("requests"),
                        "requests>=2",
                        new Location("requirements.txt", 3)))
                .input()),
        List.of());
  }

  /// Nothing found in nothing much.
  static Audit clean() {
    return assay(
        List.of(
            input("requirements.txt", InputKind.REQUIREMENTS, ".")
                .with(pin("iniconfig", "2.1.0", "requirements.txt", 1).withHashes(List.of(HASH)))
                .input()),
        List.of());
  }

  /// `size` dependencies, every seventh of them vulnerable.
  static Audit large(int size) {
    Draft draft = input("uv.lock", InputKind.UV_LOCK, "big");
    for (int i = 0; i < size; i++) {
      String name = i % 7 == 0 ? "jinja2" : "numpy";
      draft.with(
          pin(name, i % 7 == 0 ? "2." + i % 9 + "." + i : "1." + i, "uv.lock", 10 * i + 4)
              .withReach(i % 3 == 0 ? Reach.DIRECT : Reach.TRANSITIVE)
              .withHashes(List.of(HASH)));
    }
    return assay(List.of(draft.input()), List.of());
  }

  /// Text by somebody who wants to be more than text.
  static Audit hostile() {
    String script = "<script>alert(1)</script>\u202e\u0007";
    return assay(
        List.of(
            input(script + "/requirements.txt", InputKind.REQUIREMENTS, script)
                .with(pin("jinja2", "2.4.1", "\"><img src=x onerror=alert(1)>", 1))
                .with(pin("numpy", "1.0'><svg/onload=alert(1)>", script, 2))
                .remark(Remark.Kind.EXTRA_INDEX, "https://evil.example/" + script, script)
                .without(Unchecked.of(script, script, new Location(script, 1)).withHint(script))
                .input()),
        List.of(Unchecked.of("</style>" + script, "</title>", Location.of("a&b"))));
  }

  private static Input web() {
    return input("web/uv.lock", InputKind.UV_LOCK, "web")
        .with(
            direct("flask", "1.0.2", "web/uv.lock", 31)
                .withRequires(List.of(PackageName.of("jinja2"), PackageName.of("werkzeug"))))
        .with(transitive("jinja2", "2.10", "web/uv.lock", 58))
        .with(transitive("werkzeug", "0.15.2", "web/uv.lock", 77))
        .with(direct("pillow", "8.0.0", "web/uv.lock", 102))
        .with(direct("requests", "2.32.4", "web/uv.lock", 131))
        .with(direct("torch", "2.1.0+cu118", "web/uv.lock", 160))
        .with(direct("reqeusts-oauthlib", "1.0.0", "web/uv.lock", 174))
        .remark(Remark.Kind.INDEX, "https://index.example/simple", "web/uv.lock")
        .input();
  }

  private static Input worker() {
    return input("worker/requirements.txt", InputKind.REQUIREMENTS, "worker")
        .with(pin("pillow", "8.0.0", "worker/requirements.txt", 3))
        .with(pin("colourama-toolz", "99.0.1", "worker/requirements.txt", 4))
        .with(pin("sklearn", "0.0", "worker/requirements.txt", 5))
        .with(pin("pyyaml", "5.3", "worker/requirements.txt", 6))
        .remark(
            Remark.Kind.EXTRA_INDEX,
            "https://packages.acme.example/simple",
            "worker/requirements.txt")
        .remark(
            Remark.Kind.INSECURE_TRANSPORT,
            "http://packages.acme.example/simple",
            "worker/requirements.txt")
        .without(
            Unchecked.unpinned(
                PackageName.of("celery"),
                "celery>=5,<6",
                new Location("worker/requirements.txt", 9)))
        .without(
            Unchecked.of(
                    "-e git+https://git.acme.example/core.git@main#egg=acme-core",
                    "a branch whose content may change",
                    new Location("worker/requirements.txt", 11))
                .withHint("pin it to a full commit id"))
        .input();
  }

  private static Input tools() {
    return input("tools/pylock.toml", InputKind.PYLOCK, "tools")
        .with(direct("build", "1.2.2", "tools/pylock.toml", 8))
        .with(direct("evil-helper", "0.1.2", "tools/pylock.toml", 21))
        .input();
  }

  private static Audit assay(List<Input> inputs, List<Unchecked> unchecked) {
    return new Assayer(new Known(), Names.bundled(), Policy.BUILT_IN, TODAY)
        .audit(new Projects(inputs, unchecked), List.of());
  }

  private static Dependency pin(String name, String version, String file, int line) {
    return Dependency.of(PackageName.of(name), version, new Location(file, line));
  }

  private static Dependency direct(String name, String version, String file, int line) {
    return pin(name, version, file, line).withReach(Reach.DIRECT).withHashes(List.of(HASH));
  }

  private static Dependency transitive(String name, String version, String file, int line) {
    return pin(name, version, file, line).withReach(Reach.TRANSITIVE).withHashes(List.of(HASH));
  }

  private static Draft input(String path, InputKind kind, String project) {
    return new Draft(path, kind, project);
  }

  /// An input in the making.
  private record Draft(
      String path,
      InputKind kind,
      String project,
      List<Dependency> dependencies,
      List<Remark> remarks,
      List<Unchecked> unchecked) {
    Draft(String path, InputKind kind, String project) {
      this(path, kind, project, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Draft with(Dependency dependency) {
      dependencies.add(dependency);
      return this;
    }

    Draft remark(Remark.Kind kind, String detail, String file) {
      remarks.add(Remark.of(kind, detail, new Location(file, 1)));
      return this;
    }

    Draft without(Unchecked thing) {
      unchecked.add(thing);
      return this;
    }

    Input input() {
      return new Input(path, kind, project, dependencies, remarks, unchecked);
    }
  }

  /// Advisories written by hand.
  private record Known() implements AdvisorySource {
    private static final Map<String, List<AffectedPackage>> RECORDS =
        Map.of(
            "jinja2",
                List.of(
                    record("PYSEC-2019-217", "CVE-2019-10906", 8.6, "2019-04-07", "2.10.1"),
                    record("PYSEC-2021-66", "CVE-2020-28493", 5.3, "2021-02-01", "2.11.3"),
                    record("GHSA-cpwx-vrp4-4pq7", "CVE-2025-27516", 5.4, "2025-03-05", "3.1.6")),
            "werkzeug",
                List.of(
                    record("PYSEC-2019-140", "CVE-2019-14806", 7.5, "2019-08-09", "0.15.3"),
                    record("PYSEC-2023-221", "CVE-2023-46136", 7.5, "2023-10-25", "2.3.8")),
            "pillow",
                List.of(
                    record("PYSEC-2023-175", "CVE-2023-4863", 8.8, "2023-09-12", "10.0.1"),
                    record("PYSEC-2021-70", "CVE-2020-35653", 7.1, "2021-01-12", "8.1.0"),
                    record("PYSEC-2026-12", "CVE-2026-1001", 9.8, "2026-07-02", "12.1.1"),
                    record("PYSEC-2026-31", "CVE-2026-1102", -1, "2026-05-19", "12.2.0")),
            "pyyaml", List.of(record("PYSEC-2020-96", "CVE-2020-1747", 9.8, "2020-03-24", "5.3.1")),
            "torch", List.of(record("PYSEC-2025-41", "CVE-2025-32434", 9.3, "2025-04-18", "2.6.0")),
            "requests", List.of(record("PYSEC-2026-77", "CVE-2026-2002", 3.1, "2026-06-28", "")),
            "evil-helper", List.of(record("MAL-2026-1234", "", -1, "2026-07-20", "")));

    @Override
    public List<AffectedPackage> affecting(PackageName name) {
      return RECORDS.getOrDefault(name.normalized(), List.of());
    }

    @Override
    public Optional<LocalDate> exploitedSince(String cve) {
      return cve.equals("CVE-2023-4863")
          ? Optional.of(LocalDate.of(2023, 9, 13))
          : Optional.empty();
    }

    @Override
    public OptionalDouble epss(String cve) {
      return cve.startsWith("CVE-20") && cve.endsWith("6")
          ? OptionalDouble.of(0.0412)
          : OptionalDouble.empty();
    }

    @Override
    public Stamp stamp() {
      return new Stamp("the snapshot that comes with Assay", LocalDate.of(2026, 7, 23), 6811);
    }

    private static AffectedPackage record(
        String id, String alias, double score, String published, String fixed) {
      Advisory advisory =
          new Advisory(
              id,
              alias.isEmpty() ? List.of() : List.of(alias),
              List.of(),
              score < 0 ? OptionalDouble.empty() : OptionalDouble.of(score),
              "",
              Optional.of(LocalDate.parse(published)),
              Optional.empty());
      List<Event> events = new ArrayList<>(List.of(new Event(Kind.INTRODUCED, "0")));
      if (!fixed.isEmpty()) {
        events.add(new Event(Kind.FIXED, fixed));
      }
      return new AffectedPackage(advisory, List.of(), List.of(new Range(events)));
    }
  }
}
