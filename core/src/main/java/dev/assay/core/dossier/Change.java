package dev.assay.core.dossier;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Restated;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/// What one artifact has and an earlier one had not, and the other way round.
///
/// @param from the earlier artifact, by its path as the user gave it
/// @param to the later one
/// @param verdict on the change, whatever the verdict on the whole
/// @param gained acts by phase; what differs in numbers only is no gain
/// @param decisions the findings that rest on what was gained, worst first
/// @param added files of the later artifact only, by their path without the release's own folder
/// @param restated what the metadata say otherwise, by field
/// @param error why one of the two could not be read, as a lower-case phrase
public record Change(
    String from,
    String to,
    Verdict verdict,
    List<Act> gained,
    List<Act> lost,
    List<Decision> decisions,
    List<String> added,
    List<String> removed,
    List<Restated> restated,
    Optional<String> error) {
  public Change {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    decisions = List.copyOf(decisions);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    restated = List.copyOf(restated);
  }

  /// A change that nothing can be said of, and which is therefore held.
  public static Change failed(String from, String to, String error) {
    return new Change(
        from,
        to,
        Verdict.HOLD,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(error));
  }
}
