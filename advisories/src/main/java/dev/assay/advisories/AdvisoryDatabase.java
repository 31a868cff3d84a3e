package dev.assay.advisories;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.fact.Advisory;
import dev.assay.core.version.PackageName;
import java.lang.foreign.Arena;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// Advisory data that is open for reading: OSV's records, and what CISA and FIRST say of CVEs.
/// Readable by many threads until it is closed.
public final class AdvisoryDatabase implements AutoCloseable {
  private final String origin;
  private final OsvIndex osv;
  private final CveIndex kev;
  private final Optional<CveIndex> epss;
  private final Arena arena;

  AdvisoryDatabase(
      String origin, OsvIndex osv, CveIndex kev, Optional<CveIndex> epss, Arena arena) {
    this.origin = origin;
    this.osv = osv;
    this.kev = kev;
    this.epss = epss;
    this.arena = arena;
  }

  /// What comes with this build.
  @SuppressWarnings("MustBeClosedChecker") // Closing the database closes the arena.
  public static AdvisoryDatabase snapshot() {
    return new AdvisoryDatabase(
        "snapshot", Snapshot.osv(), Snapshot.kev(), Optional.empty(), Arena.ofShared());
  }

  /// The data as the judgement asks for it.
  public AdvisorySource source() {
    return new Source(this);
  }

  /// The live records that bear an id, as their own or as an alias and in whatever case, by the
  /// package they concern. Reads the whole index: for a question, not for an audit.
  public SortedMap<PackageName, List<AffectedPackage>> named(String id) {
    SortedMap<PackageName, List<AffectedPackage>> found = new TreeMap<>();
    osv.forEach(
        (name, records) -> {
          List<AffectedPackage> bearing =
              records.stream().filter(record -> bears(record.advisory(), id)).toList();
          if (!bearing.isEmpty()) {
            PackageName.parse(name).ifPresent(known -> found.put(known, bearing));
          }
        });
    return found;
  }

  private static boolean bears(Advisory advisory, String id) {
    return advisory.id().equalsIgnoreCase(id)
        || advisory.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(id));
  }

  /// Where the advisories come from: `snapshot`, a host and path, or the name of a file.
  public String origin() {
    return origin;
  }

  /// What OSV's data holds.
  public Content osv() {
    return osv.content();
  }

  /// What CISA's data holds.
  public Content kev() {
    return kev.content();
  }

  /// What FIRST's data holds, where there is any.
  public Optional<Content> epss() {
    return epss.map(CveIndex::content);
  }

  @Override
  public void close() {
    arena.close();
  }

  private record Source(AdvisoryDatabase database) implements AdvisorySource {
    @Override
    public List<AffectedPackage> affecting(PackageName name) {
      return database.osv.affecting(name);
    }

    @Override
    public Optional<LocalDate> exploitedSince(String cve) {
      OptionalInt day = database.kev.find(cve);
      return day.isPresent() ? Optional.of(LocalDate.ofEpochDay(day.getAsInt())) : Optional.empty();
    }

    @Override
    public OptionalDouble epss(String cve) {
      OptionalInt found =
          database.epss.isPresent() ? database.epss.get().find(cve) : OptionalInt.empty();
      return found.isPresent()
          ? OptionalDouble.of((double) found.getAsInt() / EpssReader.ONE)
          : OptionalDouble.empty();
    }

    @Override
    public Stamp stamp() {
      Content content = database.osv();
      return new Stamp(
          database.origin(), content.date().orElse(LocalDate.EPOCH), content.entries());
    }
  }
}
