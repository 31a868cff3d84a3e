package dev.assay.store;

import java.util.List;
import java.util.Optional;

/// Provenance objects of files (PEP 740) as they were served, and what the cryptography of the
/// attestations in them came to.
public final class Provenances {
  /// The largest object that is kept, in bytes.
  public static final int MOST_BYTES = 1 << 20;

  private final Sql sql;

  Provenances(Sql sql) {
    this.sql = sql;
  }

  /// The object of one file.
  @SuppressWarnings("ArrayRecordComponent")
  public record Provenance(
      String sha256, String filename, String project, byte[] json, long fetchedAt) {
    public Provenance {
      if (json.length > MOST_BYTES) {
        throw new IllegalArgumentException("a provenance of more than 1 MiB");
      }
    }
  }

  /// The file that an object is kept of.
  public record Of(String sha256, String filename) {}

  /// What the cryptography of one attestation came to, by one trusted root; the digests are SHA-256
  /// in hexadecimal.
  public record AttestationVerdict(
      String file, String attestation, String trustedRoot, String outcome, String reason) {}

  /// Keeps an object; the one that was there first stays.
  public void keep(Provenance provenance) {
    sql.insert("provenances", provenance, "on conflict do nothing");
  }

  public Optional<Provenance> find(String sha256, String filename) {
    return sql.first(
        Provenance.class,
        "select * from provenances where sha256 = ? and filename = ?",
        sha256,
        filename);
  }

  /// The files of a project of which objects are here.
  public List<Of> of(String project) {
    return sql.list(
        Of.class,
        "select sha256, filename from provenances where project = ? order by filename, sha256",
        project);
  }

  /// What is known of an attestation by a trusted root.
  public Optional<AttestationVerdict> verdict(String file, String attestation, String trustedRoot) {
    return sql.first(
        AttestationVerdict.class,
        "select * from attestation_verdicts"
            + " where file = ? and attestation = ? and trusted_root = ?",
        file,
        attestation,
        trustedRoot);
  }

  public void keep(AttestationVerdict verdict) {
    sql.put("attestation_verdicts", verdict, "file", "attestation", "trusted_root");
  }
}
