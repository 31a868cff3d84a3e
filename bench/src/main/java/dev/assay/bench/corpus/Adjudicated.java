package dev.assay.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// The families that were reported as malware and that a person read and found without malicious
/// code of their own, each with a reason, in `adjudicated.tsv`. The list was written before the
/// final measurement and holds at most 5 % of the families.
final class Adjudicated {
  private Adjudicated() {}

  static Set<String> families() throws IOException {
    try (InputStream in = Adjudicated.class.getResourceAsStream("adjudicated.tsv")) {
      if (in == null) {
        throw new IOException("adjudicated.tsv is missing");
      }
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .dropWhile(line -> line.startsWith("#"))
          .skip(1)
          .map(line -> line.substring(0, line.indexOf('\t')))
          .collect(toUnmodifiableSet());
    }
  }
}
