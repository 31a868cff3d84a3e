package dev.assay.index.admission;

import dev.assay.core.Rules;
import dev.assay.core.finding.Rule;
import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import dev.assay.store.Session;
import dev.assay.store.Settings.Change;
import dev.assay.store.Settings.Setting;
import dev.assay.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The policy of the moment: the one that was written in the console, and where there is none, or
/// an empty one, the one that the server was given.
public final class PolicyInForce implements Supplier<Policy> {
  private static final String SETTING = "policy";
  private static final String SHOWN = "policy of the console";

  private final Store store;
  private final Supplier<Policy> given;
  private volatile Policy policy;

  /// @param given reads the policy that the server was given
  public PolicyInForce(Store store, Supplier<Policy> given) {
    this.store = store;
    this.given = given;
    this.policy = given.get();
    refresh();
  }

  @Override
  public Policy get() {
    return policy;
  }

  /// Looks for a change; true when there is one. A policy that an older build wrote and this one
  /// cannot read changes nothing.
  public boolean refresh() {
    Policy before = policy;
    policy =
        written()
            .map(Setting::value)
            .filter(text -> !text.isBlank())
            .map(text -> read(text) instanceof PolicyReader.Reading.Parsed(Policy it) ? it : before)
            .orElseGet(given);
    return !policy.equals(before);
  }

  /// The policy that was written in the console, with its author.
  public Optional<Setting> written() {
    return store.read(session -> session.settings().find(SETTING));
  }

  /// All policies that were written in the console, newest first.
  public List<Setting> history() {
    return store.read(session -> session.settings().history(SETTING));
  }

  /// What a draft means.
  public static PolicyReader.Reading read(String text) {
    Set<String> rules = Rules.all().stream().map(Rule::id).collect(Collectors.toSet());
    return PolicyReader.read(text.getBytes(StandardCharsets.UTF_8), SHOWN, rules);
  }

  /// Writes a policy that was read before, unless somebody else wrote one since.
  ///
  /// @param after the revision that the author has seen, 0 for none
  public static Change write(Session session, long after, String text, String author, long now) {
    return session.settings().change(SETTING, after, text, author, now);
  }
}
