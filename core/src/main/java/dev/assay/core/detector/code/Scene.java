package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The acts that stand beside an act: the weaker evidence, where data flow was not followed.
final class Scene {
  private final Facts facts;
  private final IdentityHashMap<Predicate<Act>, Map<String, List<Act>>> found =
      new IdentityHashMap<>();
  private @Nullable Map<String, List<Act>> byFile;
  private @Nullable Map<String, Integer> domains;

  Scene(Facts facts) {
    this.facts = facts;
  }

  /// Whether another act of the same file is of a kind. The answer is kept by the predicate, which
  /// therefore depends on nothing but the act it tests: hostile files hold thousands of acts.
  boolean hasBeside(Act act, Predicate<Act> wanted) {
    Map<String, List<Act>> known = found.computeIfAbsent(wanted, _ -> new HashMap<>());
    List<Act> two =
        known.computeIfAbsent(
            act.location().file(), _ -> beside(act).stream().filter(wanted).limit(2).toList());
    return two.size() > 1 || (two.size() == 1 && !two.getFirst().equals(act));
  }

  /// Whether another act of the same file stands in a relation to an act.
  boolean hasPartner(Act act, BiPredicate<Act, Act> related) {
    for (Act other : beside(act)) {
      if (related.test(other, act) && !other.equals(act)) {
        return true;
      }
    }
    return false;
  }

  /// Whether any act of the artifact is of a kind.
  boolean has(Predicate<Act> wanted) {
    return facts.of(Act.class).anyMatch(act -> !Signs.isImported(act) && wanted.test(act));
  }

  /// How often the artifact speaks to each domain.
  Map<String, Integer> domains() {
    Map<String, Integer> counts = domains;
    if (counts == null) {
      counts = new HashMap<>();
      for (Act act : all()) {
        if (Signs.goesOut(act) || act.kind() == Act.Kind.RECEIVES) {
          Destination place = Destination.of(act.target());
          if (!place.host().isEmpty()) {
            counts.merge(place.domain(), 1, Integer::sum);
          }
        }
      }
      domains = counts;
    }
    return counts;
  }

  /// All acts of the artifact.
  List<Act> all() {
    return facts.of(Act.class).filter(act -> !Signs.isImported(act)).toList();
  }

  /// What a native file imports, of the file that an act stands in.
  List<Act> imports(Act act) {
    return facts
        .of(Act.class)
        .filter(it -> Signs.isImported(it) && it.location().file().equals(act.location().file()))
        .toList();
  }

  /// All acts of the file that an act stands in.
  List<Act> beside(Act act) {
    Map<String, List<Act>> files = byFile;
    if (files == null) {
      files = new HashMap<>();
      for (Act each : all()) {
        files.computeIfAbsent(each.location().file(), _ -> new ArrayList<>()).add(each);
      }
      byFile = files;
    }
    return files.getOrDefault(act.location().file(), List.of());
  }
}
