package dev.assay.advisories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the snapshot that a build carries, in the format of the indexes: facts only, for prose is
/// the work of its authors.
///
/// To refresh it, build this module, then run from the root of the repository `java -cp
/// 'advisories/target/classes:core/target/classes:…' dev.assay.advisories.SnapshotWriter OSV.zip
/// KEV.json advisories/src/main/resources/dev/assay/advisories` (the rest of the class path is the
/// module's, as `mvn dependency:build-classpath` prints it), and put the source and its date into
/// [#NOTICE] and into the file NOTICE.
public final class SnapshotWriter {
  private static final String NOTICE =
      "Facts of the Python Packaging Advisory Database"
          + " (github.com/pypa/advisory-database, github.com/westonsteimel/advisory-database-pypa),"
          + " state of 2026-07-23, licence CC-BY-4.0, selected and re-encoded";

  private SnapshotWriter() {}

  /// Writes both files; the arguments are the zip of OSV, the JSON of KEV and the folder.
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    Path osv = Path.of(arguments[0]);
    OsvArchive facts = new OsvArchive(Bounds.OSV, NOTICE, OsvReader.Prose.LEFT_OUT);
    write(folder, Feed.OSV, facts.build(osv, Digests.sha256(osv)));
    Path kev = Path.of(arguments[1]);
    write(folder, Feed.KEV, Feed.KEV.build(kev, Digests.sha256(kev)));
  }

  private static void write(Path folder, Feed feed, Building building) throws IOException {
    switch (building) {
      case Building.Refused(String reason) -> throw new IOException(feed + ": " + reason);
      case Building.Built(byte[] index) ->
          Files.write(folder.resolve(Snapshot.resource(feed)), index);
    }
  }
}
