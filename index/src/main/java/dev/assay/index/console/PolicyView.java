package dev.assay.index.console;

import dev.assay.core.policy.PolicyReader;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.store.Settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The policy in force, a draft of another one, and what the draft would change.
///
/// @param origin where the policy in force is from
/// @param revision that the draft is to follow
/// @param preview what the draft would change, where that was asked for
record PolicyView(
    String origin,
    long revision,
    String draft,
    List<String> problems,
    Optional<Preview> preview,
    List<Revision> history) {

  /// A policy that was written here.
  record Revision(long number, String author, Moment at, String text) {}

  static PolicyView of(
      PolicyInForce policy,
      Optional<String> draft,
      List<String> problems,
      Optional<Preview> preview,
      Instant now) {
    List<Setting> history = policy.history();
    return new PolicyView(
        policy.get().origin(),
        history.isEmpty() ? 0 : history.getFirst().revision(),
        draft.orElse(history.isEmpty() ? "" : history.getFirst().value()),
        problems,
        preview,
        history.stream()
            .map(
                it ->
                    new Revision(
                        it.revision(), it.author(), Moment.of(it.changedAt(), now), it.value()))
            .toList());
  }

  /// What is wrong with a draft.
  static List<String> problems(PolicyReader.Reading reading) {
    return switch (reading) {
      case PolicyReader.Reading.Parsed _, PolicyReader.Reading.None _ -> List.of();
      case PolicyReader.Reading.Broken(var problems) ->
          problems.stream()
              .map(problem -> "Line " + problem.location().line() + ": " + problem.message())
              .toList();
    };
  }
}
