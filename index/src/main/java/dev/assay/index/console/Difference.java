package dev.assay.index.console;

import dev.assay.core.policy.Action;
import dev.assay.core.policy.Allowance;
import dev.assay.core.policy.IndexPolicy;
import dev.assay.core.policy.Policy;
import dev.assay.report.json.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the policy of a team says otherwise than everybody's.
///
/// @param key as the text of a policy has it
record Difference(String key, String team, String everybody) {
  private record Key(String name, Function<Policy, String> value) {}

  private static final List<Key> KEYS =
      List.of(
          new Key("fail-on", policy -> Labels.of(policy.failOn())),
          new Key("unknown-severity", policy -> policy.unknownSeverity().label()),
          new Key(
              "allow", policy -> listed(policy.allow().stream().map(Difference::said).toList())),
          index("minimum-age", it -> it.minimumAge().toDays() + " days"),
          index("exempt-fixes", it -> Boolean.toString(it.exemptsFixes())),
          index("freeze", it -> it.freeze().map(Instant::toString).orElse("none")),
          index("deny", it -> listed(it.deny())),
          index("allow", it -> listed(it.allow())),
          index("deny-licences", it -> listed(it.denyLicences())),
          index("allow-licences", it -> listed(it.allowLicences())),
          index("attested", it -> listed(it.attested().stream().map(Difference::said).toList())),
          index(
              "most-score",
              it -> it.mostScore().isPresent() ? "" + it.mostScore().getAsDouble() : "none"),
          index("patience", it -> it.patience().toSeconds() + " seconds"),
          index("large-megabytes", it -> (it.large() >> 20) + " MiB"),
          index("large-files", it -> Labels.of(it.largeFiles())));

  private static Key index(String name, Function<IndexPolicy, String> value) {
    return new Key("index." + name, policy -> value.apply(policy.index()));
  }

  private static String listed(List<?> values) {
    return values.isEmpty()
        ? "none"
        : values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String said(Allowance entry) {
    return entry.rule() + " of " + entry.concerns() + " until " + entry.expires();
  }

  private static String said(IndexPolicy.Attested attested) {
    return attested.project() + " by " + attested.publisher();
  }

  static List<Difference> of(Policy team, Policy everybody) {
    List<Difference> all = new ArrayList<>();
    for (Key key : KEYS) {
      all.add(new Difference(key.name(), key.value().apply(team), key.value().apply(everybody)));
    }
    TreeSet<String> rules = new TreeSet<>(everybody.rules().keySet());
    rules.addAll(team.rules().keySet());
    rules.forEach(
        rule ->
            all.add(new Difference("rules." + rule, action(team, rule), action(everybody, rule))));
    return all.stream().filter(it -> !it.team().equals(it.everybody())).toList();
  }

  private static String action(Policy policy, String rule) {
    Action action = policy.rules().get(rule);
    return action == null ? "as built in" : action.label();
  }
}
