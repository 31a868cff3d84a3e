package dev.assay.advisories;

import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.fact.Advisory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// All records of one package. The versions that any of them lists stand once, in their order, so
/// that what a record lists is a few runs of neighbours: 579,000 listed versions take 0.3 MB.
final class PackageBlock {
  /// Kinds of events in the order of their codes.
  private static final List<Event.Kind> KINDS =
      List.of(Event.Kind.INTRODUCED, Event.Kind.FIXED, Event.Kind.LAST_AFFECTED, Event.Kind.LIMIT);

  private PackageBlock() {}

  static void write(Encoder out, List<AffectedPackage> records) {
    VersionTable versions = VersionTable.of(records);
    versions.write(out);
    out.number(records.size());
    for (AffectedPackage record : records) {
      write(out, record.advisory());
      runs(out, versions.places(record.versions()));
      out.number(record.ranges().size());
      for (Range range : record.ranges()) {
        out.number(range.events().size());
        for (Event event : range.events()) {
          out.octet(KINDS.indexOf(event.kind()));
          out.text(event.version());
        }
      }
    }
  }

  static List<AffectedPackage> read(Decoder in) {
    String[] versions = VersionTable.read(in);
    int count = in.number();
    List<AffectedPackage> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Advisory advisory = advisory(in);
      List<String> listed = runs(in, versions);
      Range[] ranges = new Range[in.number()];
      for (int range = 0; range < ranges.length; range++) {
        ranges[range] = range(in);
      }
      records.add(new AffectedPackage(advisory, listed, List.of(ranges)));
    }
    return records;
  }

  private static Range range(Decoder in) {
    Event[] events = new Event[in.number()];
    for (int i = 0; i < events.length; i++) {
      events[i] = new Event(KINDS.get(in.number()), in.text());
    }
    return new Range(List.of(events));
  }

  private static void write(Encoder out, Advisory advisory) {
    out.text(advisory.id());
    texts(out, advisory.aliases());
    texts(out, advisory.cvss());
    out.octet(
        advisory.score().isEmpty() ? 0 : (int) Math.round(advisory.score().getAsDouble() * 10) + 1);
    out.text(advisory.summary());
    Days.write(out, advisory.published());
    Days.write(out, advisory.modified());
  }

  private static Advisory advisory(Decoder in) {
    String id = in.text();
    List<String> aliases = texts(in);
    List<String> cvss = texts(in);
    int tenths = in.number() - 1;
    OptionalDouble score = tenths < 0 ? OptionalDouble.empty() : OptionalDouble.of(tenths / 10.0);
    return new Advisory(id, aliases, cvss, score, in.text(), Days.read(in), Days.read(in));
  }

  private static void texts(Encoder out, List<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  private static List<String> texts(Decoder in) {
    String[] texts = new String[in.number()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.text();
    }
    return List.of(texts);
  }

  /// Writes ascending places as runs: how many are passed over, how many follow each other.
  private static void runs(Encoder out, int[] places) {
    Encoder runs = new Encoder();
    int count = 0;
    int next = 0;
    for (int i = 0; i < places.length; ) {
      int length = 1;
      while (i + length < places.length && places[i + length] == places[i] + length) {
        length++;
      }
      runs.number(places[i] - next);
      runs.number(length);
      next = places[i] + length;
      count++;
      i += length;
    }
    out.number(count);
    out.all(runs.bytes());
  }

  private static List<String> runs(Decoder in, String[] versions) {
    int count = in.number();
    if (count == 0) {
      return List.of();
    }
    int next = in.number();
    int length = in.number();
    if (count == 1) {
      return List.of(Arrays.copyOfRange(versions, next, next + length));
    }
    List<String> listed = new ArrayList<>();
    for (int run = 0; run < count; run++) {
      if (run > 0) {
        next += length + in.number();
        length = in.number();
      }
      listed.addAll(Arrays.asList(versions).subList(next, next + length));
    }
    return listed;
  }
}
