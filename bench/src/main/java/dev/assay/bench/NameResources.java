package dev.assay.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assay.core.detector.naming.NameFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Makes the lists of names that come with Assay (`popular.tsv`, `existing.bin`) from
/// `../shared/data/names`: names and ranks, which are facts.
///
///     java -cp core/target/classes:bench/target/classes dev.assay.bench.NameResources \
///       ../shared/data/names core/src/main/resources/dev/assay/core/detector/naming 2026-11
public final class NameResources {
  private static final int RANKED = 15_000;

  private NameResources() {}

  /// Takes the folder of the lists, the folder to write to, and the month of the lists.
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Path.of(args[1]);
    String date = args[2];
    List<String> popular =
        Files.readAllLines(from.resolve("popular.tsv"), US_ASCII).stream()
            .filter(line -> !line.startsWith("#"))
            .limit(RANKED)
            .toList();
    String heading =
        "# list of " + date + ": all PyPI projects by downloads (rank, name); facts only";
    Files.writeString(
        to.resolve("popular.tsv"), heading + "\n" + String.join("\n", popular) + "\n", US_ASCII);
    List<String> all = allNames(from.resolve("all-names.tsv.gz"));
    byte[] filter = NameFilter.of(date, all).bytes();
    Files.write(to.resolve("existing.bin"), filter);
    System.out.printf(
        "%d ranked names, %d names in %d bytes%n", popular.size(), all.size(), filter.length);
  }

  /// The names in `all-names.tsv.gz`.
  public static List<String> allNames(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('\t')))
          .distinct()
          .collect(Collectors.toList());
    }
  }
}
