package dev.assay.bench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Scores the engine over the corpora with every list of known names and hashes switched off, and
/// prints the tables of `docs/benchmarks.md`.
///
///     bench/corpus ../shared [--list] [--benign FOLDER]
public final class CorpusScores {
  private final Engine engine = new Engine();

  private CorpusScores() {}

  /// Takes the shared folder.
  public static void main(String[] args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(args));
    boolean list = arguments.remove("--list");
    Path corpus = Path.of(arguments.removeFirst()).resolve("corpus");
    List<Path> benign = new ArrayList<>(List.of(corpus.resolve("benign")));
    while (arguments.size() >= 2 && arguments.getFirst().equals("--benign")) {
      arguments.removeFirst();
      benign.add(Path.of(arguments.removeFirst()));
    }
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + arguments);
    }
    new CorpusScores().score(corpus, benign, list);
  }

  private void score(Path corpus, List<Path> benign, boolean list) throws IOException {
    Tally harmless = new Tally(List.of());
    ScoreTable table = new ScoreTable();
    for (Path folder : benign) {
      Tally tally = benign(folder);
      table.benign(folder.getFileName().toString(), tally).errors("benign", tally);
      harmless = harmless.with(tally);
    }
    Tally warm = benign(benign.getFirst());
    table.line("Warm, `benign`: " + Cost.of(warm, bytes(benign.getFirst())).text()).line("");
    try (MaliciousCorpus malicious = MaliciousCorpus.open(corpus)) {
      Tally tally = malicious(malicious);
      table.malicious(tally, Adjudicated.families()).errors("malware", tally).line("");
      table.line("Malware: " + Cost.of(tally, 0).text()).line("").rules(tally, harmless);
      System.out.print(table.text());
      if (list) {
        System.out.print(MissedList.of(tally, malicious));
      }
    }
  }

  private Tally malicious(MaliciousCorpus corpus) throws IOException {
    List<Assessed> all = new ArrayList<>();
    for (Specimen specimen : corpus.specimens()) {
      all.add(new Assessed(specimen, engine.assess(specimen.name(), corpus.read(specimen))));
    }
    return new Tally(all);
  }

  private Tally benign(Path folder) throws IOException {
    List<Assessed> all = new ArrayList<>();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      Specimen specimen = new Specimen(name, name, Era.SINCE_2025);
      all.add(new Assessed(specimen, engine.assess(name, Files.readAllBytes(file))));
    }
    return new Tally(all);
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
