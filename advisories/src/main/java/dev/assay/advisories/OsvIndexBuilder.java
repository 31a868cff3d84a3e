package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes an index of records, in whatever order they come: first what it is made of, then where
/// each name begins, in the order of the names so that one is found by halving, then for each name
/// its versions and its records (see [PackageBlock]).
final class OsvIndexBuilder {
  private static final int MOST_COMPLAINTS = 50;

  private final OsvReader.Prose prose;
  private final Map<PackageName, List<AffectedPackage>> packages = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private Optional<LocalDate> newest = Optional.empty();
  private int live;
  private int withdrawn;
  private int elsewhere;
  private int malformed;

  OsvIndexBuilder(OsvReader.Prose prose) {
    this.prose = prose;
  }

  /// Adds the record that a file of this name holds.
  void add(String file, byte[] json) {
    switch (OsvReader.read(json, prose)) {
      case OsvReader.Reading.Malformed(String reason) -> complain(file, List.of(reason));
      case OsvReader.Reading.Read(OsvRecord record) -> add(file, record);
    }
  }

  private void add(String file, OsvRecord record) {
    if (!ids.add(record.id())) {
      complain(file, List.of("its id `" + record.id() + "` has come before"));
      return;
    }
    if (!record.complaints().isEmpty()) {
      complain(file, record.complaints());
    }
    if (record.affected().isEmpty()) {
      elsewhere++;
      return;
    }
    if (newest.isEmpty() || record.published().filter(newest.get()::isBefore).isPresent()) {
      newest = record.published().or(() -> newest);
    }
    if (record.withdrawn()) {
      withdrawn++;
      return;
    }
    live++;
    record
        .affected()
        .forEach(
            (name, affected) ->
                packages.computeIfAbsent(name, _ -> new ArrayList<>()).add(frugal(affected)));
  }

  /// Notes a file that could not be used, or not in full.
  void complain(String file, List<String> reasons) {
    malformed++;
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(file + ": " + String.join("; ", reasons));
    }
  }

  /// How many live records came so far.
  int size() {
    return live;
  }

  /// The same with versions that are kept once for all records.
  private AffectedPackage frugal(AffectedPackage affected) {
    return new AffectedPackage(
        affected.advisory(),
        affected.versions().stream().map(text -> texts.computeIfAbsent(text, it -> it)).toList(),
        affected.ranges());
  }

  /// The sealed index; the same for the same records in any order.
  byte[] seal(String sha256, String notice) {
    Encoder out = new Encoder();
    complaints.sort(Comparator.naturalOrder());
    new Content(sha256, newest, live, withdrawn, elsewhere, malformed, complaints, notice)
        .write(out);
    Encoder blocks = new Encoder();
    Encoder starts = new Encoder();
    starts.number(packages.size());
    packages.forEach(
        (name, records) -> {
          starts.fixed(blocks.size());
          byte[] key = name.normalized().getBytes(US_ASCII);
          blocks.number(key.length);
          blocks.all(key);
          records.sort(Comparator.comparing(record -> record.advisory().id()));
          PackageBlock.write(blocks, records);
        });
    out.all(starts.bytes());
    out.all(blocks.bytes());
    return IndexFormat.seal(Feed.OSV, out.bytes());
  }
}
