package dev.assay.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All versions that the records of one package list, each once as written: in the order of PEP
/// 440, those that it cannot order at the end. Each is stored without the bytes it begins with like
/// its forerunner.
final class VersionTable {
  private final List<String> versions;
  private final Map<String, Integer> places = new HashMap<>();

  private VersionTable(List<String> versions) {
    this.versions = versions;
    for (String version : versions) {
      places.put(version, places.size());
    }
  }

  private record Ordered(Optional<Version> version, String text) {
    private static final Comparator<Ordered> ORDER =
        Comparator.comparing(
                (Ordered it) -> it.version.orElse(null),
                Comparator.nullsLast(Comparator.<Version>naturalOrder()))
            .thenComparing(Ordered::text);
  }

  static VersionTable of(List<AffectedPackage> records) {
    Set<String> distinct = new HashSet<>();
    records.forEach(record -> distinct.addAll(record.versions()));
    List<Ordered> ordered = new ArrayList<>(distinct.size());
    distinct.forEach(text -> ordered.add(new Ordered(Version.parse(text), text)));
    ordered.sort(Ordered.ORDER);
    return new VersionTable(ordered.stream().map(Ordered::text).toList());
  }

  /// The places of these versions, ascending, each once.
  int[] places(List<String> listed) {
    return listed.stream().mapToInt(places::get).sorted().distinct().toArray();
  }

  void write(Encoder out) {
    out.number(versions.size());
    byte[] last = {};
    for (String version : versions) {
      byte[] bytes = version.getBytes(UTF_8);
      int different = Arrays.mismatch(last, bytes);
      int kept = different < 0 ? bytes.length : different;
      out.number(kept);
      out.number(bytes.length - kept);
      out.all(Arrays.copyOfRange(bytes, kept, bytes.length));
      last = bytes;
    }
  }

  static String[] read(Decoder in) {
    String[] versions = new String[in.number()];
    for (int i = 0; i < versions.length; i++) {
      versions[i] = in.text(in.number(), in.number());
    }
    return versions;
  }
}
