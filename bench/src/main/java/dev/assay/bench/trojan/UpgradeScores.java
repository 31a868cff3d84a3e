package dev.assay.bench.trojan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.assay.bench.corpus.Engine;
import dev.assay.bench.corpus.Rate;
import dev.assay.core.dossier.Change;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Compares the versions of real projects that lie in some folders, each with the next, and prints
/// how many of these upgrades are stopped; none should be.
///
///     bench/upgrades FOLDER...
public final class UpgradeScores {
  private final Engine engine = new Engine();

  private UpgradeScores() {}

  /// A wheel of a project.
  private record Wheel(String project, Version version, Path file) {
    static Optional<Wheel> of(Path file) {
      String[] parts = file.getFileName().toString().split("-", -1);
      boolean isWheel = parts.length >= 5 && parts[parts.length - 1].endsWith(".whl");
      return isWheel
          ? Version.parse(parts[1])
              .map(version -> new Wheel(parts[0].toLowerCase(Locale.ROOT), version, file))
          : Optional.empty();
    }

    String name() {
      return file.getFileName().toString();
    }

    byte[] bytes() throws IOException {
      return Files.readAllBytes(file);
    }
  }

  /// Takes folders of wheels.
  public static void main(String[] args) throws IOException {
    new UpgradeScores().measure(Stream.of(args).map(Path::of).toList());
  }

  private void measure(List<Path> folders) throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    for (List<Wheel> versions : projects(folders).values()) {
      for (int i = 1; i < versions.size(); i++) {
        verdicts.add(compare(versions.get(i - 1), versions.get(i)));
      }
    }
    for (Verdict verdict : Verdict.values()) {
      long count = verdicts.stream().filter(verdict::equals).count();
      System.out.println(verdict + " " + new Rate(count, verdicts.size()).text());
    }
    System.out.println(verdicts.size() + " upgrades");
  }

  private static Map<String, List<Wheel>> projects(List<Path> folders) throws IOException {
    List<Wheel> wheels = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        files.flatMap(file -> Wheel.of(file).stream()).forEach(wheels::add);
      }
    }
    wheels.sort(Comparator.comparing(Wheel::version));
    return wheels.stream().collect(groupingBy(Wheel::project, TreeMap::new, toList()));
  }

  private Verdict compare(Wheel from, Wheel to) throws IOException {
    Optional<Change> change = engine.change(from.name(), from.bytes(), to.name(), to.bytes());
    Verdict verdict = change.map(Change::verdict).orElse(Verdict.HOLD);
    if (verdict != Verdict.ADMIT) {
      System.out.println(verdict + " " + from.name() + " to " + to.name());
      change.stream()
          .flatMap(it -> it.decisions().stream())
          .filter(it -> it.verdict() != Verdict.ADMIT)
          .limit(3)
          .forEach(
              it ->
                  System.out.println(
                      "  "
                          + it.finding().rule().id()
                          + " at "
                          + it.finding().location()
                          + ": "
                          + it.finding().message()));
    }
    return verdict;
  }
}
