package dev.assay.index.api;

import dev.assay.core.Rules;
import dev.assay.core.finding.Rule;
import dev.assay.core.policy.Policy;
import dev.assay.core.policy.PolicyReader;
import dev.assay.store.Settings.Change;
import dev.assay.store.Settings.Setting;
import dev.assay.store.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The policy in force: the newest that somebody has put here, or else the one that the index was
/// started with. What another node has put counts after some seconds.
public final class PolicyBook implements Supplier<Policy> {
  static final String SETTING = "policy";
  private static final Logger LOG = System.getLogger(PolicyBook.class.getName());
  private static final Duration SURE = Duration.ofSeconds(10);

  private final Store store;
  private final InstantSource clock;
  private final Supplier<Policy> base;
  private volatile State state = new State(Instant.MIN, 0, Optional.empty());

  private record State(Instant until, long revision, Optional<Policy> policy) {}

  /// @param base what holds until somebody puts another one
  public PolicyBook(Store store, InstantSource clock, Supplier<Policy> base) {
    this.store = store;
    this.clock = clock;
    this.base = base;
  }

  @Override
  public Policy get() {
    State known = state;
    Instant now = clock.instant();
    if (!now.isBefore(known.until())) {
      known = look(known, now);
      state = known;
    }
    return known.policy().orElseGet(base);
  }

  private State look(State known, Instant now) {
    Instant until = now.plus(SURE);
    Optional<Setting> newest = newest();
    if (newest.isEmpty() || newest.get().revision() == known.revision()) {
      return new State(until, known.revision(), known.policy());
    }
    return switch (read(newest.get().value())) {
      case PolicyReader.Reading.Parsed(Policy policy) ->
          new State(until, newest.get().revision(), Optional.of(policy));
      case PolicyReader.Reading.None(), PolicyReader.Reading.Broken _ -> {
        LOG.log(Level.ERROR, "the policy that is kept cannot be read; the one before stays");
        yield new State(until, known.revision(), known.policy());
      }
    };
  }

  Optional<Setting> newest() {
    return store.read(session -> session.settings().find(SETTING));
  }

  List<Setting> history() {
    return store.read(session -> session.settings().history(SETTING));
  }

  /// The policy of a text, which is a whole `assay.toml`.
  static PolicyReader.Reading read(String text) {
    Set<String> known = Rules.all().stream().map(Rule::id).collect(Collectors.toSet());
    return PolicyReader.read(text.getBytes(StandardCharsets.UTF_8), "policy", known);
  }

  /// Takes notice of a change that was made here.
  void changed(Change change) {
    if (change instanceof Change.Done) {
      state = new State(Instant.MIN, state.revision(), state.policy());
    }
  }
}
