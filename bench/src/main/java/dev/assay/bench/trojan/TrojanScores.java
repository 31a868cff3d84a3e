package dev.assay.bench.trojan;

import dev.assay.bench.corpus.Engine;
import dev.assay.bench.corpus.Rate;
import dev.assay.core.dossier.Change;
import dev.assay.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Trojanises real artifacts in each of the ways and prints how many `scan` and `diff` stop. Nothing
/// of it is written to disk or run.
///
///     bench/trojans ../shared [SEED]
public final class TrojanScores {
  private static final int PAIRS_A_WAY = 4;

  private TrojanScores() {}

  /// Takes the shared folder and a seed.
  public static void main(String[] args) throws IOException {
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 20_261_124;
    Trojaniser trojaniser = Trojaniser.over(Path.of(args[0], "corpus", "benign"), seed);
    Engine engine = new Engine();
    List<Outcome> all = new ArrayList<>();
    System.out.println("| way | pairs | scan denies | scan stops | diff denies | diff stops |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (Way way : Ways.ALL) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Pair pair : trojaniser.pairs(way, PAIRS_A_WAY)) {
        outcomes.add(
            new Outcome(pair, engine.assess(pair.name(), pair.after()), difference(engine, pair)));
      }
      print(way.label(), outcomes);
      all.addAll(outcomes);
    }
    summarise(all);
  }

  private static Verdict difference(Engine engine, Pair pair) {
    return engine
        .change(pair.name(), pair.before(), pair.name(), pair.after())
        .map(Change::verdict)
        .orElse(Verdict.HOLD);
  }

  private static void print(String label, List<Outcome> outcomes) {
    System.out.printf(
        "| %s | %d | %d | %d | %d | %d |%n",
        label,
        outcomes.size(),
        count(outcomes, it -> it.scan().denied()),
        count(outcomes, it -> it.scan().stopped()),
        count(outcomes, it -> it.difference() == Verdict.DENY),
        count(outcomes, it -> it.difference() != Verdict.ADMIT));
  }

  private static void summarise(List<Outcome> all) {
    System.out.println();
    System.out.println("scan denies " + rate(all, it -> it.scan().denied()));
    System.out.println("scan stops " + rate(all, it -> it.scan().stopped()));
    System.out.println("diff denies " + rate(all, it -> it.difference() == Verdict.DENY));
    System.out.println("diff stops " + rate(all, it -> it.difference() != Verdict.ADMIT));
    for (Outcome outcome : all) {
      if (!outcome.scan().denied() || outcome.difference() == Verdict.ADMIT) {
        System.out.printf(
            "missed: %s in %s: scan %s %s, diff %s%n",
            outcome.pair().way().label(),
            outcome.pair().name(),
            outcome.scan().verdict(),
            new TreeSet<>(outcome.scan().rules()),
            outcome.difference());
      }
    }
  }

  private static String rate(List<Outcome> all, Predicate<Outcome> hit) {
    return new Rate(count(all, hit), all.size()).text() + " of " + all.size();
  }

  private static int count(List<Outcome> outcomes, Predicate<Outcome> hit) {
    return (int) outcomes.stream().filter(hit).count();
  }
}
