package dev.assay.core;

import dev.assay.core.dossier.ActKey;
import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Gained;
import dev.assay.core.fact.Restated;
import dev.assay.core.finding.Finding;
import dev.assay.core.verdict.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares two artifacts by what they can do: an upgrade that gains a theft is stopped by the
/// difference, however large and well known the rest is.
public record Comparer(Scanner scanner) {
  private static final Comparator<Act> BY_PHASE =
      Comparator.comparing(Act::phase)
          .thenComparing(Act::kind)
          .thenComparing(Act::location)
          .thenComparing(Act::target);

  /// What `to` has that `from` had not.
  public Change compare(Artifact from, Artifact to) {
    Scan before = scanner.scan(from);
    Scan after = scanner.scan(to);
    List<Act> gained = missing(after.acts(), before.acts());
    List<Act> lost = missing(before.acts(), after.acts());
    List<Restated> restated = Restating.between(from, to);
    List<Decision> decisions =
        new ArrayList<>(ofGains(gained, restated, before, Attribution.of(to)));
    decisions.addAll(newOnes(after, before));
    Set<String> earlier = FileNames.of(from.files());
    Set<String> later = FileNames.of(to.files());
    return new Change(
        before.artifact(),
        after.artifact(),
        Scan.verdict(decisions),
        gained,
        lost,
        decisions.stream().sorted(Scanner.WORST_FIRST).toList(),
        later.stream().filter(file -> !earlier.contains(file)).toList(),
        earlier.stream().filter(file -> !later.contains(file)).toList(),
        restated,
        Optional.empty());
  }

  /// The acts that are not among others, by phase and each once; numbers in targets make no
  /// difference.
  public static List<Act> missing(List<Act> acts, List<Act> among) {
    Set<ActKey> known = new HashSet<>();
    among.forEach(act -> known.add(ActKey.of(act)));
    return acts.stream().sorted(BY_PHASE).filter(act -> known.add(ActKey.of(act))).toList();
  }

  private List<Decision> ofGains(
      List<Act> gained, List<Restated> restated, Scan before, Attribution to) {
    Set<String> places = new HashSet<>();
    before.acts().forEach(act -> places.add(place(act)));
    List<Fact> facts = new ArrayList<>(restated);
    gained.forEach(act -> facts.add(new Gained(act, !places.contains(place(act)))));
    return scanner.judge(Scanner.findings(new Facts(facts)), to);
  }

  /// The host that a target names, as far as two targets need to be told apart.
  private static String place(Act act) {
    String target = act.target();
    int scheme = target.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int end = target.indexOf('/', start);
    return end < 0 ? target.substring(start) : target.substring(start, end);
  }

  /// The findings on the whole that the earlier artifact did not give.
  private static List<Decision> newOnes(Scan after, Scan before) {
    Set<String> known = new HashSet<>();
    before.decisions().forEach(decision -> known.add(key(decision.finding())));
    return after.decisions().stream()
        .filter(decision -> !known.contains(key(decision.finding())))
        .toList();
  }

  private static String key(Finding finding) {
    return finding.rule().id()
        + " "
        + finding.confidence()
        + " "
        + ActKey.normalized(finding.message());
  }
}
