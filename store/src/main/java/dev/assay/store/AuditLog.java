package dev.assay.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Who did what, in a chain: each entry has the SHA-256 over the one before and itself, so that a
/// change, a gap or a reordering shows. The database itself refuses changes. Only a head that is
/// noted elsewhere shows a cut-off end.
public final class AuditLog {
  private static final String GENESIS = "0".repeat(64);
  private static final String SELECT = "select * from audit_log ";
  private static final int PAGE = 1000;

  private final Sql sql;

  AuditLog(Sql sql) {
    this.sql = sql;
  }

  /// An entry, numbered from 1 without gaps; `detail` is JSON text.
  public record Entry(
      long seq,
      long at,
      String actor,
      String action,
      String subject,
      String detail,
      String previous,
      String hash) {}

  /// What following the chain shows.
  public sealed interface Check {
    /// It holds up to this entry, and from there one may compare a head that was noted elsewhere.
    record Intact(long entries, String head) implements Check {}

    /// The first entry that does not fit.
    record Broken(long seq, String why) implements Check {}
  }

  /// Appends an entry, and queues it for the webhooks that want its action. Until this transaction
  /// ends, no other appends: do it last.
  public Entry append(String actor, String action, String subject, String detail, long now) {
    sql.lock("audit_log");
    Optional<Entry> last = last();
    long seq = last.map(Entry::seq).orElse(0L) + 1;
    String previous = last.map(Entry::hash).orElse(GENESIS);
    String hash = hash(seq, now, actor, action, subject, detail, previous);
    Entry entry = new Entry(seq, now, actor, action, subject, detail, previous, hash);
    sql.insert("audit_log", entry);
    new Webhooks(sql).tell(action, actor, subject, detail, now);
    return entry;
  }

  public Optional<Entry> last() {
    return sql.first(Entry.class, SELECT + "order by seq desc limit 1");
  }

  /// Entries before a number (of all: `Long.MAX_VALUE`), newest first.
  public List<Entry> before(long seq, int most) {
    return sql.list(Entry.class, SELECT + "where seq < ? order by seq desc limit ?", seq, most);
  }

  /// Entries about one subject, newest first.
  public List<Entry> about(String subject, int most) {
    return sql.list(
        Entry.class, SELECT + "where subject = ? order by seq desc limit ?", subject, most);
  }

  /// Follows the whole chain.
  public Check verify() {
    long seq = 0;
    String head = GENESIS;
    while (true) {
      List<Entry> page =
          sql.list(Entry.class, SELECT + "where seq > ? order by seq limit ?", seq, PAGE);
      for (Entry entry : page) {
        Optional<String> wrong = wrong(entry, seq + 1, head);
        if (wrong.isPresent()) {
          return new Check.Broken(seq + 1, wrong.get());
        }
        seq = entry.seq();
        head = entry.hash();
      }
      if (page.size() < PAGE) {
        return new Check.Intact(seq, head);
      }
    }
  }

  private static Optional<String> wrong(Entry e, long seq, String head) {
    if (e.seq() != seq) {
      return Optional.of("entry " + seq + " is missing");
    }
    if (!e.previous().equals(head)) {
      return Optional.of("entry " + seq + " does not follow the one before");
    }
    String hash =
        hash(e.seq(), e.at(), e.actor(), e.action(), e.subject(), e.detail(), e.previous());
    return e.hash().equals(hash)
        ? Optional.empty()
        : Optional.of("entry " + seq + " was changed after it was written");
  }

  // Every field with its length in bytes, so that no two entries have one text.
  private static String hash(
      long seq,
      long at,
      String actor,
      String action,
      String subject,
      String detail,
      String previous) {
    MessageDigest digest = Digests.sha256();
    List<String> fields =
        List.of(previous, Long.toString(seq), Long.toString(at), actor, action, subject, detail);
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
