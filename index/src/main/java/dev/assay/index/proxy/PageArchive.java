package dev.assay.index.proxy;

import dev.assay.core.provenance.ProjectSight;
import dev.assay.core.version.PackageName;
import dev.assay.index.page.Form;
import dev.assay.index.page.Gzip;
import dev.assay.index.page.PageJson;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Incidents;
import dev.assay.store.Publishers;
import dev.assay.store.Session;
import dev.assay.store.Sightings.Sighting;
import dev.assay.store.Store;
import dev.assay.store.UpstreamPages.UpstreamPage;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.PageReader;
import dev.assay.upstream.ProjectPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Keeps pages of upstreams, in a form of our own in which every address is whole, with the digest
/// that each file had when it was first stated. Another digest later is an incident, and the first
/// one stays on record.
final class PageArchive {
  private static final int MOST_BYTES = 64 << 20;
  private static final int FOUND = 200;

  private final Store store;
  private final InstantSource clock;

  PageArchive(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Optional<UpstreamPage> row(Upstream upstream, PackageName name) {
    return store
        .read(session -> session.upstreamPages().find(upstream.id(), name.normalized()))
        .filter(row -> row.body() != null);
  }

  /// The project as it was last sent.
  Optional<Proxied> find(Upstream upstream, PackageName name) {
    return row(upstream, name).flatMap(row -> read(upstream, name, row));
  }

  /// The project as it was last sent, which the upstream has just said is still so.
  Optional<Proxied> confirm(Upstream upstream, PackageName name) {
    long now = clock.millis();
    store.note(
        session -> {
          session.upstreamPages().confirmed(upstream.id(), name.normalized(), now);
          return true;
        });
    return find(upstream, name);
  }

  /// Takes down what is seen on a page that was sent now.
  Proxied see(Upstream upstream, PackageName name, ProjectPage page) {
    Instant now = clock.instant();
    Optional<ProjectSight> uploads = Proxied.uploads(page);
    return store.note(
        session -> {
          uploads.ifPresent(it -> seeProject(session, name, it));
          return new Proxied(
              upstream,
              page,
              sights(session, upstream, name, page, now),
              uploads,
              now,
              Optional.empty());
        });
  }

  /// Keeps a page that was seen.
  ///
  /// @param etag by which it may be asked for again
  void keep(PackageName name, Proxied seen, Optional<String> etag) {
    UpstreamPage row =
        new UpstreamPage(
            seen.upstream().id(),
            name.normalized(),
            FOUND,
            seen.fetched().toEpochMilli(),
            etag.orElse(null),
            Form.JSON.type(),
            Gzip.fast(PageJson.page(name, seen.page())));
    store.note(
        session -> {
          session.upstreamPages().put(row);
          return true;
        });
  }

  /// What is seen of a project that was made again does not take the place of what was seen before.
  private static void seeProject(Session session, PackageName name, ProjectSight now) {
    Publishers publishers = session.publishers();
    Publishers.Sight seen =
        new Publishers.Sight(
            name.normalized(), now.first().toEpochMilli(), now.last().toEpochMilli());
    Optional<Publishers.Sight> before = publishers.sight(name.normalized());
    boolean recreated = before.filter(it -> it.lastUpload() < seen.firstUpload()).isPresent();
    if (!recreated && !before.equals(Optional.of(seen))) {
      publishers.see(seen);
    }
  }

  private Optional<Proxied> read(Upstream upstream, PackageName name, UpstreamPage row) {
    if (!(PageReader.read(gunzip(row.body()), Form.JSON.type(), URI.create(upstream.id()))
        instanceof PageReader.Reading.Read(ProjectPage page))) {
      return Optional.empty();
    }
    Instant fetched = Instant.ofEpochMilli(row.fetchedAt());
    Map<String, Proxied.Sight> sights =
        store.read(session -> known(session, upstream, name, page, fetched));
    return Optional.of(
        new Proxied(upstream, page, sights, Proxied.uploads(page), fetched, Optional.empty()));
  }

  /// What was seen before, without anything new being taken down.
  private static Map<String, Proxied.Sight> known(
      Session session, Upstream upstream, PackageName name, ProjectPage page, Instant fetched) {
    Map<String, Sighting> first = firstSightings(session, upstream, name);
    Map<String, Proxied.Sight> sights = new HashMap<>();
    for (IndexFile file : page.files()) {
      Sighting sighting = first.get(file.name());
      if (sighting != null) {
        sights.put(file.name(), compared(sighting, file, fetched));
      }
    }
    return sights;
  }

  private static Proxied.Sight compared(Sighting first, IndexFile file, Instant fetched) {
    Instant since = Instant.ofEpochMilli(first.firstSeenAt());
    boolean same = file.sha256().isEmpty() || file.sha256().get().equals(first.sha256());
    return same
        ? new Proxied.Sight(since, Optional.empty())
        : new Proxied.Sight(fetched, Optional.of(first.sha256()));
  }

  private static Map<String, Sighting> firstSightings(
      Session session, Upstream upstream, PackageName name) {
    Map<String, Sighting> first = new HashMap<>();
    session
        .sightings()
        .of(upstream.id(), name.normalized())
        .forEach(it -> first.put(it.filename(), it));
    return first;
  }

  private static Map<String, Proxied.Sight> sights(
      Session session, Upstream upstream, PackageName name, ProjectPage page, Instant now) {
    Map<String, Sighting> first = firstSightings(session, upstream, name);
    List<Sighting> fresh = fresh(upstream, name, page, first, now);
    if (session.sightings().addAll(fresh) == fresh.size()) {
      fresh.forEach(it -> first.put(it.filename(), it));
    } else {
      // Another node saw some of them at the same time.
      first.putAll(firstSightings(session, upstream, name));
    }
    Map<String, Proxied.Sight> sights = new HashMap<>();
    for (IndexFile file : page.files()) {
      Sighting sighting = first.get(file.name());
      if (sighting != null) {
        Proxied.Sight sight = compared(sighting, file, now);
        sight.earlier().ifPresent(earlier -> incident(session, name, file, earlier, now));
        sights.put(file.name(), sight);
      }
    }
    return sights;
  }

  private static List<Sighting> fresh(
      Upstream upstream,
      PackageName name,
      ProjectPage page,
      Map<String, Sighting> known,
      Instant now) {
    List<Sighting> fresh = new ArrayList<>();
    for (IndexFile file : page.files()) {
      if (!known.containsKey(file.name())) {
        file.sha256()
            .ifPresent(
                sha256 ->
                    fresh.add(
                        new Sighting(
                            upstream.id(),
                            name.normalized(),
                            file.name(),
                            sha256,
                            now.toEpochMilli())));
      }
    }
    return fresh;
  }

  private static void incident(
      Session session, PackageName name, IndexFile file, String earlier, Instant now) {
    ByteArrayOutputStream detail = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(detail)) {
      json.object(
          () -> {
            json.text("before", earlier);
            json.text("after", file.sha256());
          });
    }
    session
        .incidents()
        .open(
            Incidents.Kind.CHANGED_DIGEST,
            name.normalized(),
            file.name(),
            detail.toString(StandardCharsets.UTF_8),
            now.toEpochMilli());
  }

  private static byte[] gunzip(byte @Nullable [] packed) {
    if (packed == null) {
      return new byte[0];
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException damaged) {
      return new byte[0];
    }
  }
}
