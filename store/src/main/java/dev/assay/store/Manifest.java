package dev.assay.store;

import dev.assay.store.StoreException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a backup consists of, a line each: `table NAME ROWS SHA256`, `absent SHA256`, and last the
/// digest of the lines before, by which one knows that it is whole.
record Manifest(List<Table> tables, List<String> absent) {
  private static final String HEAD = "assay/backup/1";

  record Table(String name, long rows, String sha256) {}

  static Path file(Path folder, String table) {
    return folder.resolve("tables").resolve(table + ".json.gz");
  }

  static Path blob(Path folder, String sha256) {
    return folder.resolve("blobs").resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /// The digests of all blobs in a backup.
  static List<String> blobs(Path folder) throws IOException {
    Path blobs = folder.resolve("blobs");
    if (!Files.isDirectory(blobs)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(blobs, 2)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(Blobs::named)
          .sorted()
          .toList();
    }
  }

  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    tables.forEach(t -> lines.add("table " + t.name() + " " + t.rows() + " " + t.sha256()));
    absent.forEach(sha256 -> lines.add("absent " + sha256));
    lines.add("end " + digest(lines));
    Files.write(folder.resolve("manifest"), lines, StandardCharsets.UTF_8);
    Folders.sync(folder);
  }

  static Manifest read(Path folder) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(folder.resolve("manifest"), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new StoreException(Kind.REFUSED, "there is no complete backup in this folder", e);
    }
    int last = lines.size() - 1;
    boolean whole =
        last > 0
            && lines.getFirst().equals(HEAD)
            && lines.getLast().equals("end " + digest(lines.subList(0, last)));
    if (!whole) {
      throw new StoreException(Kind.DAMAGED, "the manifest of the backup is damaged");
    }
    return parse(lines.subList(1, last));
  }

  private static Manifest parse(List<String> lines) {
    List<Table> tables = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "table" -> tables.add(new Table(known(words[1]), Long.parseLong(words[2]), words[3]));
        case "absent" -> absent.add(words[1]);
        default ->
            throw new StoreException(
                Kind.DAMAGED, "the manifest of the backup is of another version");
      }
    }
    return new Manifest(tables, absent);
  }

  private static String known(String table) {
    if (!Tables.ALL.contains(table)) {
      throw new StoreException(Kind.DAMAGED, "the backup has a table that is not known here");
    }
    return table;
  }

  private static String digest(List<String> lines) {
    return Digests.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
