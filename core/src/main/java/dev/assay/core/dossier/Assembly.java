package dev.assay.core.dossier;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.artifact.Location;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.Attested;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts facts and decisions together: one dossier a dependency, the order of what matters, and the
/// verdict of the whole.
public final class Assembly {
  private static final int CRITICAL = 3;

  /// What nobody downloads nobody looks at: it comes after all that is ranked.
  private static final int UNRANKED = Integer.MAX_VALUE;

  private static final Comparator<Dossier> MOST_CRITICAL_FIRST =
      Comparator.comparing(Dossier::verdict)
          .thenComparing(dossier -> !dossier.advisories().isEmpty())
          .reversed()
          .thenComparing(
              dossier -> dossier.advisories().isEmpty() ? null : dossier.advisories().getFirst(),
              Comparator.nullsLast(AdvisoryFamilies.WORST_FIRST))
          .thenComparing(dossier -> dossier.nameSignals().isEmpty())
          .thenComparing(dossier -> dossier.dependency().reach())
          .thenComparing(dossier -> dossier.dependency().pin(), Comparator.reverseOrder())
          .thenComparing(dossier -> dossier.rank().orElse(UNRANKED), Comparator.reverseOrder())
          .thenComparing(dossier -> dossier.dependency().name())
          .thenComparing(dossier -> dossier.dependency().version())
          .thenComparing(dossier -> dossier.dependency().source());

  private final Function<PackageName, OptionalInt> ranks;
  private final AdvisorySource.Stamp stamp;
  private final Map<Dependency, List<AdvisoryMatch>> matches;
  private final Map<Dependency, List<NameSignal>> signals;
  private final Map<Dependency, List<Attested>> attested;
  private final Map<About, List<Decision>> byAbout;
  private final CodeEvidence code;
  private final Map<CodeEvidence.Release, List<Decision>> inCode;
  private final List<Decision> decisions;

  /// What a decision is about, and where: one pin of a package that many files pin.
  private record About(Finding.Subject subject, Location source) {}

  /// @param ranks rank by downloads of a name
  /// @param decisions on what is known of the dependencies
  /// @param code what their code tells
  public Assembly(
      Function<PackageName, OptionalInt> ranks,
      AdvisorySource.Stamp stamp,
      Facts facts,
      List<Decision> decisions,
      CodeEvidence code) {
    this.ranks = ranks;
    this.stamp = stamp;
    this.matches =
        facts.of(AdvisoryMatch.class).collect(Collectors.groupingBy(AdvisoryMatch::dependency));
    this.signals =
        facts.of(NameSignal.class).collect(Collectors.groupingBy(NameSignal::dependency));
    this.attested = facts.of(Attested.class).collect(Collectors.groupingBy(Attested::dependency));
    this.byAbout = new HashMap<>();
    this.decisions = Stream.concat(decisions.stream(), code.decisions().stream()).toList();
    this.code = code;
    this.inCode = new HashMap<>();
    for (Decision decision : code.decisions()) {
      decision
          .finding()
          .subject()
          .map(subject -> new CodeEvidence.Release(subject.name(), subject.version()))
          .ifPresent(it -> inCode.computeIfAbsent(it, _ -> new ArrayList<>()).add(decision));
    }
    for (Decision decision : decisions) {
      decision
          .finding()
          .subject()
          .ifPresent(
              subject ->
                  byAbout
                      .computeIfAbsent(
                          new About(subject, decision.finding().location()), _ -> new ArrayList<>())
                      .add(decision));
    }
  }

  /// The audit of what was read.
  public Audit audit(Projects projects, String policy, LocalDate today) {
    List<Dossier> dossiers = projects.inputs().stream().flatMap(this::dossiers).toList();
    List<Dossier> worstFirst = dossiers.stream().sorted(MOST_CRITICAL_FIRST).toList();
    return new Audit(
        today,
        stamp,
        projects.inputs(),
        dossiers,
        new DecisionOrder(worstFirst).sorted(decisions),
        critical(worstFirst),
        unchecked(projects),
        policy,
        decisions.stream().map(Decision::verdict).reduce(Verdict.ADMIT, Verdict::and));
  }

  private Stream<Dossier> dossiers(Input input) {
    Chains chains = Chains.of(input);
    return input.dependencies().stream().map(dependency -> dossier(dependency, chains));
  }

  private Dossier dossier(Dependency dependency, Chains chains) {
    List<AdvisoryMatch> all = matches.getOrDefault(dependency, List.of());
    List<AdvisoryFamily> families =
        AdvisoryFamilies.of(
            all.stream().filter(m -> m.basis() != AdvisoryMatch.Basis.PUBLIC_PART).toList());
    List<String> why = chains.to(dependency.name());
    OptionalInt rank = ranks.apply(dependency.name());
    List<NameSignal> odd = signals.getOrDefault(dependency, List.of());
    List<Decision> decided = decisions(dependency);
    Optional<List<String>> abilities = code.of(dependency);
    List<Attested> attestations = attested.getOrDefault(dependency, List.of());
    return new Dossier(
        dependency,
        rank,
        families,
        odd,
        why,
        notes(dependency, all),
        Checks.of(dependency, families, stamp.records(), why, rank, odd, attestations, abilities),
        attestations,
        abilities,
        decided,
        decided.stream().map(Decision::verdict).reduce(Verdict.ADMIT, Verdict::and));
  }

  private List<Decision> decisions(Dependency dependency) {
    About about =
        new About(
            new Finding.Subject(dependency.name(), dependency.version(), dependency.hashes()),
            dependency.source());
    return Stream.concat(
            byAbout.getOrDefault(about, List.of()).stream(),
            inCode.getOrDefault(CodeEvidence.Release.of(dependency), List.of()).stream())
        .toList();
  }

  private static List<String> notes(Dependency dependency, List<AdvisoryMatch> matches) {
    String ids =
        matches.stream()
            .filter(match -> match.basis() == AdvisoryMatch.Basis.PUBLIC_PART)
            .map(match -> match.advisory().id())
            .sorted()
            .collect(Collectors.joining(", "));
    return ids.isEmpty()
        ? List.of()
        : List.of(
            "`%s` is a local version; its public part would match %s"
                .formatted(dependency.version(), ids));
  }

  private static List<Dossier> critical(List<Dossier> worstFirst) {
    Set<String> seen = new HashSet<>();
    return worstFirst.stream()
        .filter(dossier -> seen.add(dossier.dependency().name().normalized()))
        .limit(CRITICAL)
        .toList();
  }

  private static List<Unchecked> unchecked(Projects projects) {
    Stream<Unchecked> odd =
        projects.inputs().stream()
            .flatMap(input -> input.dependencies().stream())
            .filter(dependency -> Version.parse(dependency.version()).isEmpty())
            .map(Assembly::unordered);
    return Stream.of(
            projects.unchecked().stream(),
            projects.inputs().stream().flatMap(input -> input.unchecked().stream()),
            odd)
        .flatMap(stream -> stream)
        .toList();
  }

  private static Unchecked unordered(Dependency dependency) {
    return Unchecked.of(
        dependency.name() + " " + dependency.version(),
        "the version is none that PEP 440 can order; only advisories that list it were matched",
        dependency.source());
  }
}
