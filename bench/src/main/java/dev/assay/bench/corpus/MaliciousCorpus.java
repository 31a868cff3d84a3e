package dev.assay.bench.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;

/// Malware in an encrypted zip beside its list of families. It is decrypted into memory, artifact
/// by artifact; nothing of it is ever written to disk, imported or run.
final class MaliciousCorpus implements AutoCloseable {
  private static final char[] PASSWORD = "infected".toCharArray();

  private final ZipFile zip;
  private final List<Specimen> specimens;

  private MaliciousCorpus(ZipFile zip, List<Specimen> specimens) {
    this.zip = zip;
    this.specimens = specimens;
  }

  static MaliciousCorpus open(Path folder) throws IOException {
    List<Specimen> specimens;
    try (var lines = Files.lines(folder.resolve("malicious.tsv"), UTF_8)) {
      specimens = lines.skip(1).map(MaliciousCorpus::specimen).toList();
    }
    return new MaliciousCorpus(
        new ZipFile(folder.resolve("malicious.zip").toFile(), PASSWORD), specimens);
  }

  private static Specimen specimen(String line) {
    String[] columns = line.split("\t", -1);
    return new Specimen(columns[0], columns[3], Era.of(LocalDate.parse(columns[4])));
  }

  List<Specimen> specimens() {
    return specimens;
  }

  byte[] read(Specimen specimen) throws IOException {
    FileHeader header = zip.getFileHeader(specimen.path());
    if (header == null) {
      throw new IOException("malicious.zip lacks " + specimen.path());
    }
    try (InputStream in = zip.getInputStream(header)) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
