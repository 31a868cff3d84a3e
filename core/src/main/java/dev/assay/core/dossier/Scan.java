package dev.assay.core.dossier;

import dev.assay.core.fact.Act;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Score;
import dev.assay.core.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was found in one artifact.
///
/// @param artifact its path as the user gave it
/// @param sha256 of its bytes, in hexadecimal; none for a folder
/// @param score 0.0 to 1.0, by [Score]
/// @param decisions the findings with what the policy makes of them, worst first
/// @param bytes how many bytes were read, archives unpacked
/// @param steps how many steps of evaluation it took
/// @param error why it could not be read, as a lower-case phrase
public record Scan(
    String artifact,
    Optional<String> sha256,
    Optional<String> name,
    Optional<String> version,
    Verdict verdict,
    double score,
    List<Decision> decisions,
    List<Act> acts,
    long bytes,
    long steps,
    Optional<String> error) {
  /// What is not read is held.
  static final double UNREAD_SCORE = 0.5;

  /// The order in which findings are told.
  public static final Comparator<Decision> WORST_FIRST =
      Comparator.comparing(Decision::verdict)
          .thenComparing(decision -> decision.finding().severity())
          .thenComparing(decision -> decision.finding().confidence())
          .reversed()
          .thenComparing(decision -> decision.finding().location())
          .thenComparing(decision -> decision.finding().rule().id())
          .thenComparing(decision -> decision.finding().message());

  public Scan {
    decisions = List.copyOf(decisions);
    acts = List.copyOf(acts);
  }

  /// What decisions come to together.
  public static Verdict verdict(List<Decision> decisions) {
    return decisions.stream().map(Decision::verdict).reduce(Verdict.ADMIT, Verdict::and);
  }

  /// The same with more findings.
  public Scan with(List<Decision> more) {
    List<Decision> all =
        Stream.concat(decisions.stream(), more.stream()).sorted(WORST_FIRST).toList();
    return new Scan(
        artifact,
        sha256,
        name,
        version,
        verdict(all),
        Score.of(all),
        all,
        acts,
        bytes,
        steps,
        error);
  }

  /// An artifact of which nothing can be said, and which is therefore held.
  public static Scan failed(String artifact, Optional<String> sha256, String error) {
    return new Scan(
        artifact,
        sha256,
        Optional.empty(),
        Optional.empty(),
        Verdict.HOLD,
        UNREAD_SCORE,
        List.of(),
        List.of(),
        0,
        0,
        Optional.of(error));
  }
}
