package dev.assay.core.detector.naming;

import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import dev.assay.core.version.PackageName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What is known of all names on the public index: which are popular, which exist, which are only
/// modules. Each part is read when it is first asked for.
public final class Names {
  private final Lazy<Ranks> ranks;
  private final Lazy<NameFilter> existing;
  private final Lazy<ModuleNames> modules;
  private final Lazy<Targets> targets;
  private final Lazy<Words> words;

  private Names(Lazy<Ranks> ranks, Lazy<NameFilter> existing, Lazy<ModuleNames> modules) {
    this.ranks = ranks;
    this.existing = existing;
    this.modules = modules;
    this.targets = new Lazy<>(() -> new Targets(ranks.value()));
    this.words = new Lazy<>(() -> new Words(ranks.value()));
  }

  /// The lists that come with Assay.
  public static Names bundled() {
    return new Names(
        new Lazy<>(() -> Ranks.read(resource("popular.tsv"))),
        new Lazy<>(() -> NameFilter.read(resource("existing.bin"))),
        new Lazy<>(() -> ModuleNames.read(resource("modules.tsv"))));
  }

  /// Lists in the form of `popular.tsv` and `modules.tsv`, and a filter.
  static Names of(byte[] popular, NameFilter existing, byte[] modules) {
    return new Names(
        new Lazy<>(() -> Ranks.read(popular)),
        new Lazy<>(() -> existing),
        new Lazy<>(() -> ModuleNames.read(modules)));
  }

  private static byte[] resource(String name) {
    try (InputStream in = Names.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("`" + name + "` is missing from this build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rank of a name by downloads, 1 the most; empty when it is not among the ranked.
  public OptionalInt rank(PackageName name) {
    return ranks.value().rank(name.normalized());
  }

  /// Whether a name was on the index on the day of the list. A yes is wrong for one in 256 names
  /// that were not; a no is never wrong for one that was.
  public boolean exists(PackageName name) {
    return rank(name).isPresent() || existing.value().contains(name.normalized());
  }

  /// The month of the lists (`2026-11`).
  public String date() {
    return ranks.value().date();
  }

  /// What is odd about the name of a dependency; `internal` are names and prefixes (`acme-*`) that
  /// are the user's own.
  public List<NameSignal> signals(Dependency dependency, List<String> internal) {
    return NameSignals.of(dependency, internal, this);
  }

  /// The popular name that a text looks like, even when it is no name (`reqυests`).
  public Optional<String> lookalike(String text) {
    return targets.value().lookalike(text).map(Resemblance::target);
  }

  Optional<Resemblance> resemblance(PackageName name) {
    return targets.value().of(name.normalized());
  }

  Optional<ModuleNames.Module> module(PackageName name) {
    return modules.value().find(name.normalized());
  }

  Optional<String> joined(PackageName name) {
    return words.value().joined(name.normalized());
  }

  OptionalInt rank(String name) {
    return PackageName.parse(name).map(this::rank).orElse(OptionalInt.empty());
  }
}
