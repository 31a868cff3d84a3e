package dev.assay.bench.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.assay.core.fact.Act;
import dev.assay.core.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The families that are not denied, one line each: what kinds of file they consist of and which
/// acts were seen, with targets, evidence and code withheld. Held-out families are only counted.
final class MissedList {
  private MissedList() {}

  static String of(Tally tally, MaliciousCorpus corpus) {
    Map<String, List<Assessed>> families =
        tally.all().stream()
            .collect(groupingBy(it -> it.specimen().family(), TreeMap::new, toList()));
    StringBuilder text = new StringBuilder();
    families.forEach(
        (family, artifacts) -> {
          List<Assessed> missed =
              artifacts.stream().filter(it -> !it.assessment().denied()).toList();
          if (!missed.isEmpty() && Part.of(family) == Part.DEVELOPMENT) {
            text.append(line(family, artifacts.size(), missed, corpus)).append('\n');
          }
        });
    return text.toString();
  }

  private static String line(
      String family, int artifacts, List<Assessed> missed, MaliciousCorpus corpus) {
    Assessed first = missed.getFirst();
    long held = missed.stream().filter(it -> it.assessment().verdict() == Verdict.HOLD).count();
    return "%s\t%s\t%d missed of %d (%d held)\trules %s\tfiles %s\tacts %s%s"
        .formatted(
            family,
            first.specimen().era().label(),
            missed.size(),
            artifacts,
            held,
            new TreeSet<>(first.assessment().rules()),
            FileKinds.of(first.specimen(), corpus),
            acts(first.assessment()),
            first.assessment().error().map(it -> "\terror " + it).orElse(""));
  }

  private static Map<String, Long> acts(Assessment assessment) {
    return assessment.acts().stream()
        .collect(groupingBy(MissedList::act, TreeMap::new, counting()));
  }

  private static String act(Act act) {
    String kind = act.kind() + "/" + act.phase();
    String carries = act.carries().isEmpty() ? "" : new TreeSet<>(act.carries()).toString();
    return (kind + carries).toLowerCase(Locale.ROOT);
  }
}
