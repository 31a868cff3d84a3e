package dev.assay.store;

import java.util.Optional;

/// What the engine found in files, as bytes of `StoredActs`, so that it need not look again.
public final class StoredFacts {
  private final Sql sql;

  StoredFacts(Sql sql) {
    this.sql = sql;
  }

  /// The facts of one file by one version of the extractor, and what finding them took.
  public record StoredFact(
      String sha256,
      String filename,
      int extractor,
      byte[] acts,
      long bytesRead,
      long steps,
      long storedAt) {}

  public Optional<StoredFact> find(String sha256, String filename, int extractor) {
    return sql.first(
        StoredFact.class,
        "select * from stored_facts where sha256 = ? and filename = ? and extractor = ?",
        sha256,
        filename,
        extractor);
  }

  public void put(StoredFact fact) {
    sql.put("stored_facts", fact, "sha256", "filename", "extractor");
  }

  /// Removes what older extractors found; returns how many rows went.
  public int removeOlder(int extractor) {
    return sql.run("delete from stored_facts where extractor < ?", extractor);
  }
}
