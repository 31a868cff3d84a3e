package dev.assay.core.dossier;

import dev.assay.core.fact.Act;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

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
  public Scan {
    decisions = List.copyOf(decisions);
    acts = List.copyOf(acts);
  }

  /// An artifact of which nothing can be said, and which is therefore held.
  public static Scan failed(String artifact, Optional<String> sha256, String error) {
    return new Scan(
        artifact,
        sha256,
        Optional.empty(),
        Optional.empty(),
        Verdict.HOLD,
        0.5,
        List.of(),
        List.of(),
        0,
        0,
        Optional.of(error));
  }
}
