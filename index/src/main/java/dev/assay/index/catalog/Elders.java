package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.proxy.Proxied;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The versions of a project of another index that are old enough, found out when first asked for:
/// mostly all are.
final class Elders {
  private final PackageName project;
  private final ProjectPage page;
  private final boolean proxied;
  private final Instant limit;
  private @Nullable NavigableMap<Version, String> found;

  /// @param limit what was uploaded until then is old enough
  Elders(PackageName project, ProjectPage page, Optional<Proxied> source, Instant limit) {
    this.project = project;
    this.page = page;
    this.proxied = source.isPresent();
    this.limit = limit;
  }

  /// The highest version below that of a file; none when its own is old enough.
  Optional<String> below(IndexFile file) {
    if (!proxied || isOld(file)) {
      return Optional.empty();
    }
    Optional<Version> version = file.version(project);
    if (version.isEmpty() || found().containsKey(version.get())) {
      return Optional.empty();
    }
    return Optional.ofNullable(found().lowerEntry(version.get())).map(Map.Entry::getValue);
  }

  private boolean isOld(IndexFile file) {
    return file.uploadTime().filter(moment -> !moment.isAfter(limit)).isPresent();
  }

  private NavigableMap<Version, String> found() {
    NavigableMap<Version, String> known = found;
    if (known == null) {
      known = new TreeMap<>();
      for (IndexFile file : page.files()) {
        if (isOld(file)) {
          Optional<Version> version = file.version(project);
          if (version.isPresent()) {
            known.put(version.get(), version.get().normalized());
          }
        }
      }
      found = known;
    }
    return known;
  }
}
