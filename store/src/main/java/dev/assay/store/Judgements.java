package dev.assay.store;

import dev.assay.core.verdict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verdicts on files. The basis is the digest of rules, policy and advisory data, so that one knows
/// when to judge anew.
public final class Judgements {
  private static final String SELECT =
      "select sha256, filename, basis, project, version, verdict, score, findings, error, judged_at"
          + " from judgements ";

  private final Sql sql;

  Judgements(Sql sql) {
    this.sql = sql;
  }

  /// One judgement; `findings` is JSON text, `error` says why it could not be judged.
  public record Judgement(
      String sha256,
      String filename,
      String basis,
      String project,
      String version,
      Verdict verdict,
      double score,
      String findings,
      @Nullable String error,
      long judgedAt) {}

  record Row(
      String sha256,
      String filename,
      String basis,
      String project,
      String version,
      Verdict verdict,
      double score,
      String findings,
      @Nullable String error,
      long judgedAt,
      boolean latest) {}

  /// Writes a judgement, which is from now on the latest of its file unless a younger one is there.
  public void put(Judgement j) {
    sql.lock("judgement " + j.sha256());
    sql.run(
        "update judgements set latest = false where sha256 = ? and filename = ? and judged_at <= ?",
        j.sha256(),
        j.filename(),
        j.judgedAt());
    boolean latest =
        !sql.any(
            "select 1 from judgements where latest and sha256 = ? and filename = ? and basis <> ?",
            j.sha256(),
            j.filename(),
            j.basis());
    sql.put(
        "judgements",
        new Row(
            j.sha256(),
            j.filename(),
            j.basis(),
            j.project(),
            j.version(),
            j.verdict(),
            j.score(),
            j.findings(),
            j.error(),
            j.judgedAt(),
            latest),
        "sha256",
        "filename",
        "basis");
  }

  public Optional<Judgement> find(String sha256, String filename, String basis) {
    return sql.first(
        Judgement.class,
        SELECT + "where sha256 = ? and filename = ? and basis = ?",
        sha256,
        filename,
        basis);
  }

  /// The latest judgement of a file, on whatever basis.
  public Optional<Judgement> latest(String sha256, String filename) {
    return sql.first(
        Judgement.class, SELECT + "where latest and sha256 = ? and filename = ?", sha256, filename);
  }

  /// The latest judgement of these bytes under any name.
  public Optional<Judgement> latest(String sha256) {
    return sql.first(
        Judgement.class,
        SELECT + "where latest and sha256 = ? order by judged_at desc, filename limit 1",
        sha256);
  }

  /// The latest judgements of a project's files, newest first.
  public List<Judgement> of(String project) {
    return sql.list(
        Judgement.class,
        SELECT + "where latest and project = ? order by judged_at desc, filename",
        project);
  }

  /// All judgements of a release, newest first.
  public List<Judgement> history(String project, String version) {
    return sql.list(
        Judgement.class,
        SELECT + "where project = ? and version = ? order by judged_at desc, filename, basis",
        project,
        version);
  }

  /// The queue of one verdict, newest first.
  public List<Judgement> queue(Verdict verdict, int offset, int most) {
    return sql.list(
        Judgement.class,
        SELECT
            + "where latest and verdict = ?"
            + " order by judged_at desc, sha256, filename limit ? offset ?",
        verdict.name(),
        most,
        offset);
  }

  /// Files that could not be judged, newest first.
  public List<Judgement> failed(int offset, int most) {
    return sql.list(
        Judgement.class,
        SELECT
            + "where latest and error is not null"
            + " order by judged_at desc, sha256, filename limit ? offset ?",
        most,
        offset);
  }

  /// Files whose latest judgement has another basis, oldest first.
  public List<Judgement> outdated(String basis, int most) {
    return sql.list(
        Judgement.class,
        SELECT + "where latest and basis <> ? order by judged_at, sha256, filename limit ?",
        basis,
        most);
  }

  /// Makes the latest judgements outdated, those of one project or all, so that they are made anew.
  public int outdate(Optional<String> project) {
    String update =
        "update judgements set basis = 'outdated ' || judged_at"
            + " where latest and basis not like 'outdated %'";
    return project
        .map(name -> sql.run(update + " and project = ?", name))
        .orElseGet(() -> sql.run(update));
  }

  record Count(Verdict verdict, long number) {}

  /// How many files stand at each verdict.
  public Map<Verdict, Long> counts() {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0L);
    }
    sql.list(
            Count.class,
            "select verdict, count(*) as number from judgements where latest group by verdict")
        .forEach(count -> counts.put(count.verdict(), count.number()));
    return counts;
  }
}
