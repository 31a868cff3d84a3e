package dev.assay.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Audits the same pins with Assay, osv-scanner, pip-audit and uv, in turn within each round so that
/// a drifting machine is fair to all, and prints a table in Markdown: medians of CPU seconds, wall
/// seconds and peak memory, the ratio of CPU to Assay's, and how many ids each reports.
///
///     bench/peers ../shared [ROUNDS]
///
/// The tools are found on `PATH` or by `OSV_SCANNER`, `PIP_AUDIT` and `UV`; one that is missing is
/// left out by name.
public final class Peers {
  private static final List<String> SIZES = List.of("50", "300", "2000");

  private final Path shared;
  private final int rounds;
  private final Path scratch;
  private final Path launcher;

  private Peers(Path shared, int rounds, Path scratch, Path launcher) {
    this.shared = shared;
    this.rounds = rounds;
    this.scratch = scratch;
    this.launcher = launcher;
  }

  /// Takes Assay's launcher, the shared folder and the number of rounds.
  public static void main(String[] args) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("assay-peers");
    Path shared = Path.of(args[1]).toAbsolutePath().normalize();
    new Peers(shared, Integer.parseInt(args[2]), scratch, Path.of(args[0]).toAbsolutePath())
        .measure();
  }

  private void measure() throws IOException, InterruptedException {
    Path zip = shared.resolve("data/advisories/osv-pypi-2026-07-23.zip");
    Path database = scratch.resolve("osv");
    Path copy = database.resolve("osv-scalibr/PyPI/all.zip");
    Files.createDirectories(copy.getParent());
    Files.copy(zip, copy);
    System.out.println("| pins | tool | CPU s | x Assay | wall s | peak MiB | ids |");
    System.out.println("|---:|---|---:|---:|---:|---:|---:|");
    try (OsvService service = OsvService.start(zip)) {
      for (String size : SIZES) {
        compare(size, tools(zip, database, service.url()));
      }
    }
  }

  private List<Tool> tools(Path zip, Path database, String service) {
    List<Tool> tools = new ArrayList<>();
    Path cache = scratch.resolve("cache");
    tools.add(Tool.assay("assay (requirements)", launcher, zip, "req/requirements.txt", cache));
    tools.add(Tool.assay("assay (uv.lock)", launcher, zip, "uv/uv.lock", cache));
    tools.add(Tool.assay("assay (poetry.lock)", launcher, zip, "poetry/poetry.lock", cache));
    tools.add(Tool.assay("assay (CycloneDX)", launcher, zip, "sbom/bom.cdx.json", cache));
    find("OSV_SCANNER", "osv-scanner")
        .ifPresent(it -> tools.add(Tool.osvScanner(it, database, "req/requirements.txt")));
    find("PIP_AUDIT", "pip-audit")
        .ifPresent(it -> tools.add(Tool.pipAudit(it, service, scratch.resolve("pip-audit"))));
    find("UV", "uv")
        .ifPresent(it -> tools.add(Tool.uvAudit(it, service, locks -> uvLock(locks, service))));
    return tools;
  }

  private static Optional<String> find(String variable, String name) {
    String named = System.getenv(variable);
    if (named != null) {
      return Optional.of(named);
    }
    Optional<String> found =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    if (found.isEmpty()) {
      System.err.println("bench: `" + name + "` is missing: left out (hint: set " + variable + ")");
    }
    return found;
  }

  /// uv's lock with the loopback index in the place of the one it names, since uv asks that for the
  /// status of each project.
  private Path uvLock(Path locks, String service) {
    try {
      Path folder = Files.createDirectories(scratch.resolve("uv-" + locks.getFileName()));
      for (String name : List.of("uv.lock", "pyproject.toml")) {
        String text = Files.readString(locks.resolve("uv").resolve(name));
        Files.writeString(
            folder.resolve(name),
            text.replace("https://index.example/simple", service + "/simple"));
      }
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void compare(String size, List<Tool> tools) throws IOException, InterruptedException {
    Path locks = shared.resolve("data/locks").resolve(size);
    Measured first = firstRun(tools.getFirst(), size, locks);
    Map<Tool, List<Measured>> runs = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Tool tool : tools) {
        Measured run = run(tool, locks);
        if (round > 0) {
          runs.computeIfAbsent(tool, _ -> new ArrayList<>()).add(run);
        }
      }
    }
    double ours = median(runs.getOrDefault(tools.getFirst(), List.of()), Measured::cpu);
    row(size, "assay, first run on that data", List.of(first), ours, tools.getFirst());
    runs.forEach((tool, measured) -> row(size, tool.name(), measured, ours, tool));
    Set<Set<String>> answers =
        runs.entrySet().stream()
            .map(it -> it.getKey().idsOf(it.getValue().getFirst()))
            .collect(Collectors.toSet());
    System.err.printf(
        "bench: %s pins: %s%n",
        size, answers.size() == 1 ? "all report the same ids" : "ids differ");
  }

  /// A run that has to parse the advisory zip; the start-up archive is made before it.
  private Measured firstRun(Tool tool, String size, Path locks)
      throws IOException, InterruptedException {
    Map<String, String> empty =
        Map.of("XDG_CACHE_HOME", scratch.resolve("cache-first-" + size).toString());
    Measured.run(List.of(launcher.toString(), "--version"), empty, locks);
    return Measured.run(tool.command().apply(locks), empty, locks);
  }

  private static Measured run(Tool tool, Path locks) throws IOException, InterruptedException {
    return Measured.run(
        tool.command().apply(locks), tool.environment(), tool.folder().apply(locks));
  }

  private static void row(String size, String name, List<Measured> runs, double ours, Tool tool) {
    double cpu = median(runs, Measured::cpu);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f | %.2f | %.0f | %d |%n",
        size,
        name,
        cpu,
        cpu / ours,
        median(runs, Measured::wall),
        median(runs, Measured::mebibytes),
        tool.idsOf(runs.getFirst()).size());
  }

  private static double median(List<Measured> runs, ToDoubleFunction<Measured> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
