package dev.assay.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.artifact.Location;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Measures the name signals over all names of the index and over the names of known malware (names
/// only).
///
///     bench/run NameScores ../shared
public final class NameScores {
  private static final Set<NameSignal.Kind> RESEMBLING =
      Set.of(NameSignal.Kind.TYPOSQUAT, NameSignal.Kind.HOMOGLYPH);

  private final Names names = Names.bundled();

  private NameScores() {}

  /// Takes the shared folder.
  public static void main(String[] args) throws IOException {
    Path shared = Path.of(args[0]);
    new NameScores().measure(shared, args.length > 1);
  }

  private void measure(Path shared, boolean show) throws IOException {
    Set<String> malicious = malicious(shared.resolve("corpus/malicious.tsv"));
    Set<String> benign =
        new HashSet<>(NameResources.allNames(shared.resolve("data/names/all-names.tsv.gz")));
    benign.removeAll(malicious);
    report("benign, all", benign, false);
    report("benign, unranked", unranked(benign), show);
    report("malicious, unranked", unranked(malicious), show);
  }

  private Set<String> unranked(Set<String> all) {
    return all.stream()
        .filter(name -> names.rank(PackageName.of(name)).isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> malicious(Path file) throws IOException {
    return Files.readAllLines(file, UTF_8).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf('/')))
        .flatMap(name -> PackageName.parse(name).stream())
        .map(PackageName::normalized)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void report(String label, Set<String> sample, boolean show) {
    Map<NameSignal.Kind, Integer> kinds = new EnumMap<>(NameSignal.Kind.class);
    Map<String, Integer> ways = new TreeMap<>();
    int resembling = 0;
    List<Dependency> dependencies =
        sample.stream()
            .map(name -> Dependency.of(PackageName.of(name), "1.0", Location.of("bench")))
            .toList();
    long start = System.nanoTime();
    for (Dependency dependency : dependencies) {
      List<NameSignal> signals = names.signals(dependency, List.of());
      boolean resembles = false;
      for (NameSignal signal : signals) {
        kinds.merge(signal.kind(), 1, Integer::sum);
        if (RESEMBLING.contains(signal.kind())) {
          resembles = true;
          ways.merge(way(signal), 1, Integer::sum);
          if (show) {
            System.out.println(
                label.charAt(0)
                    + "\t"
                    + dependency.name()
                    + "\t"
                    + signal.target().orElse("")
                    + "\t"
                    + way(signal));
          }
        }
      }
      resembling += resembles ? 1 : 0;
    }
    double micros = (System.nanoTime() - start) / 1e3 / sample.size();
    System.out.printf(
        Locale.ROOT,
        "%s: %d names, %.2f us a name, typosquat or homoglyph %.3f %%%n",
        label,
        sample.size(),
        micros,
        100.0 * resembling / sample.size());
    kinds.forEach((kind, count) -> row(kind.name(), count, sample.size()));
    ways.forEach((way, count) -> row("  " + way, count, sample.size()));
  }

  private static String way(NameSignal signal) {
    int rank = signal.targetRank().orElse(0);
    String tier = rank <= 200 ? "200" : rank <= 1_000 ? "1,000" : "5,000";
    return signal.how() + ", top " + tier;
  }

  private static void row(String label, int count, int all) {
    System.out.printf(Locale.ROOT, "  %-60s %7d  %.4f %%%n", label, count, 100.0 * count / all);
  }
}
