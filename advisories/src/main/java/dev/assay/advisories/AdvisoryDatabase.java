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
  /// The origin of what comes with this build.
  public static final String SNAPSHOT = "snapshot";

  private final List<Holding> holdings;
  private final OsvIndex osv;
  private final CveIndex kev;
  private final Optional<CveIndex> epss;
  private final Arena arena;

  /// @param holdings what it consists of, the advisories first
  AdvisoryDatabase(
      List<Holding> holdings, OsvIndex osv, CveIndex kev, Optional<CveIndex> epss, Arena arena) {
    this.holdings = List.copyOf(holdings);
    this.osv = osv;
    this.kev = kev;
    this.epss = epss;
    this.arena = arena;
  }

  /// What comes with this build.
  @SuppressWarnings("MustBeClosedChecker") // Closing the database closes the arena.
  public static AdvisoryDatabase snapshot() {
    OsvIndex osv = Snapshot.osv();
    CveIndex kev = Snapshot.kev();
    return new AdvisoryDatabase(
        List.of(
            Snapshot.holding(osv.content(), Feed.OSV), Snapshot.holding(kev.content(), Feed.KEV)),
        osv,
        kev,
        Optional.empty(),
        Arena.ofShared());
  }

  /// The data as the judgement asks for it.
  public AdvisorySource source() {
    return new Source(this);
  }

  /// What it consists of, the advisories first; a feed of which there is nothing is not among it.
  public List<Holding> holdings() {
    return holdings;
  }

  /// The live records of that id or alias, whatever its case, by the packages they concern.
  public SortedMap<PackageName, List<AffectedPackage>> named(String id) {
    SortedMap<PackageName, List<AffectedPackage>> found = new TreeMap<>();
    osv.forEach(
        (name, records) -> {
          List<AffectedPackage> named =
              records.stream().filter(record -> isNamed(record.advisory(), id)).toList();
          if (!named.isEmpty()) {
            found.put(PackageName.of(name), named);
          }
        });
    return found;
  }

  private static boolean isNamed(Advisory advisory, String id) {
    return advisory.id().equalsIgnoreCase(id)
        || advisory.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(id));
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
      Holding advisories = database.holdings.getFirst();
      Content content = advisories.content();
      return new Stamp(
          advisories.origin(), content.date().orElse(LocalDate.EPOCH), content.entries());
    }
  }
}
