package dev.assay.core;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.ActKey;
import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.Unshared;
import dev.assay.core.finding.Finding;
import dev.assay.core.project.Dependency;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Judge;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Compares the files of one release as they come, in whatever order: the verdict is of the
/// release, and a payload may lie in one platform's wheel only. What differs is told with the later
/// file.
public final class Siblings {
  private static final int MOST_RELEASES = 4_096;

  private final Scanner scanner;
  private final Map<String, Family> families =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Family> eldest) {
          return size() > MOST_RELEASES;
        }
      };

  /// @param scanner whose policy decides
  public Siblings(Scanner scanner) {
    this.scanner = scanner;
  }

  /// The files of a release so far, and what was already told of them.
  private record Family(List<Sibling> members, Set<Key> told) {}

  /// What an act is whenever it happens: `setup.py` of a source distribution imports the package
  /// that a wheel only holds.
  private record Key(Kind kind, String target, Set<Label> carries) {
    static Key of(Act act) {
      return new Key(act.kind(), ActKey.normalized(Sibling.targetOf(act)), act.carries());
    }
  }

  /// The scan of a file with what makes it differ from those of the same release that came before.
  public Scan compared(Scan scan, Sibling sibling) {
    Family family =
        families.computeIfAbsent(
            sibling.release(), _ -> new Family(new ArrayList<>(), new HashSet<>()));
    List<Fact> facts = new ArrayList<>();
    for (Sibling other : family.members()) {
      if (!other.sha256().equals(sibling.sha256())) {
        Location here = Location.of(sibling.shown());
        facts.addAll(unshared(other, sibling, family.told(), _ -> here));
        facts.addAll(unshared(sibling, other, family.told(), Act::location));
      }
    }
    family.members().add(sibling);
    return facts.isEmpty() ? scan : scan.with(judged(facts, scan));
  }

  private static List<Fact> unshared(
      Sibling has, Sibling lacks, Set<Key> told, Function<Act, Location> place) {
    List<Fact> facts = new ArrayList<>();
    Set<Key> known = new HashSet<>();
    lacks.acts().forEach(act -> known.add(Key.of(act)));
    for (Act act : has.acts()) {
      Key key = Key.of(act);
      if (!known.contains(key) && lacks.shouldHave(act, has) && told.add(key)) {
        facts.add(new Unshared(act, place.apply(act), has.fileName(), lacks.fileName()));
      }
    }
    return facts;
  }

  private List<Decision> judged(List<Fact> facts, Scan scan) {
    Dependency release =
        Dependency.of(
                PackageName.of(scan.name().orElseThrow()),
                scan.version().orElseThrow(),
                Location.of(scan.artifact()))
            .withHashes(scan.sha256().stream().map(hex -> "sha256:" + hex).toList());
    List<Finding> findings =
        Scanner.findings(new Facts(facts)).stream().map(finding -> finding.about(release)).toList();
    return new Judge(scanner.policy(), scanner.today()).decideOne(findings);
  }
}
