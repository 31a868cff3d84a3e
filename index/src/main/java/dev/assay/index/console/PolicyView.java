package dev.assay.index.console;

import dev.assay.core.policy.PolicyReader;
import dev.assay.index.admission.PolicyInForce;
import dev.assay.index.catalog.Preview;
import dev.assay.store.Settings.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The policy in force, a draft of another one, and what the draft would change.
///
/// @param origin where the policy in force is from
/// @param teams for which it may say something else
/// @param revision that the draft is to follow
record PolicyView(
    String origin,
    List<TeamRow> teams,
    long revision,
    String draft,
    Attempt attempt,
    List<Revision> history) {

  /// What came of a draft.
  ///
  /// @param draft as it was sent; none: what is in force
  /// @param team whose policy is previewed; empty: everybody's
  /// @param preview what the draft would change, where that was asked for
  record Attempt(
      Optional<String> draft, List<String> problems, String team, Optional<Preview> preview) {
    static final Attempt NONE = new Attempt(Optional.empty(), List.of(), "", Optional.empty());

    /// A draft that cannot be put in force.
    static Attempt failed(String draft, List<String> problems) {
      return new Attempt(Optional.of(draft), problems, "", Optional.empty());
    }
  }

  /// A policy that was written here.
  record Revision(long number, String author, Moment at, String text) {}

  static PolicyView of(PolicyInForce policy, List<TeamRow> teams, Attempt attempt, Instant now) {
    List<Setting> history = policy.history();
    return new PolicyView(
        policy.get().origin(),
        teams,
        history.isEmpty() ? 0 : history.getFirst().revision(),
        attempt.draft().orElse(history.isEmpty() ? "" : history.getFirst().value()),
        attempt,
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
