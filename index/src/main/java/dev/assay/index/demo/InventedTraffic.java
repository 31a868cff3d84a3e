package dev.assay.index.demo;

import dev.assay.core.verdict.Verdict;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Traffic.Layer;
import dev.assay.store.Traffic.Outcome;
import dev.assay.store.Traffic.Request;
import dev.assay.store.TrafficRecorder;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Two weeks of requests by a few builds and people, busier by day than by night, the same each
/// time.
final class InventedTraffic {
  private static final int HOURS = 14 * 24;
  private static final int SEED = 6;
  private static final List<String> CALLERS = List.of("ci", "ci", "ci", "ben", "chloe", "-");
  private static final List<String> MISSPELT = List.of("larkspr", "acme-leger", "tide-pool");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Judgement> files;
  private final TrafficRecorder recorder;

  /// @param files that may be asked for
  InventedTraffic(List<Judgement> files, TrafficRecorder recorder) {
    this.files = files;
    this.recorder = recorder;
  }

  void record(Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1));
    for (int hour = 0; hour < HOURS; hour++) {
      Instant from = start.plus(Duration.ofHours(hour));
      for (int install = installs(from); install > 0; install--) {
        Instant at = from.plusSeconds(random.nextInt(3_600));
        if (!at.isAfter(now)) {
          install(at.toEpochMilli());
        }
      }
    }
    recorder.flush();
  }

  private int installs(Instant hour) {
    OffsetDateTime time = hour.atOffset(ZoneOffset.UTC);
    boolean weekend =
        time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean working = time.getHour() >= 7 && time.getHour() < 18;
    int most = weekend ? 4 : working ? 16 : 5;
    return random.nextInt(most / 3, most + 1);
  }

  private void install(long at) {
    String who = CALLERS.get(random.nextInt(CALLERS.size()));
    if (random.nextInt(40) == 0) {
      String name = MISSPELT.get(random.nextInt(MISSPELT.size()));
      recorder.record(new Request(at, who, name, null, null, Layer.PAGE, Outcome.MISSING, null));
      return;
    }
    Judgement file = files.get(random.nextInt(files.size()));
    // What is not there yet cannot be asked for.
    if (file.judgedAt() > at) {
      return;
    }
    boolean refused = file.verdict() != Verdict.ADMIT;
    String rule = refused ? rule(file) : null;
    page(at, who, file, refused, rule);
    if (refused && random.nextInt(4) != 0) {
      return;
    }
    Outcome outcome =
        refused ? Outcome.REFUSED : random.nextInt(60) == 0 ? Outcome.PENDING : Outcome.SERVED;
    file(at + 40, who, file, Layer.METADATA, outcome, rule);
    file(at + 90, who, file, Layer.FILE, outcome, rule);
  }

  private void page(long at, String who, Judgement file, boolean hidden, @Nullable String rule) {
    Outcome outcome = hidden ? Outcome.HIDDEN : Outcome.SERVED;
    recorder.record(new Request(at, who, file.project(), null, null, Layer.PAGE, outcome, rule));
  }

  private void file(
      long at, String who, Judgement file, Layer layer, Outcome outcome, @Nullable String rule) {
    recorder.record(
        new Request(
            at, who, file.project(), file.version(), file.filename(), layer, outcome, rule));
  }

  private static String rule(Judgement file) {
    int start = file.findings().indexOf("\"rule\":\"");
    if (start < 0) {
      return "not-judged";
    }
    int from = start + "\"rule\":\"".length();
    return file.findings().substring(from, file.findings().indexOf('"', from));
  }
}
