package dev.assay.core.project.lock;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.InputBuilder;
import dev.assay.core.project.References;
import dev.assay.core.project.Remark.Kind;
import dev.assay.core.project.Urls;
import dev.assay.core.project.lock.LockFile.Named;
import dev.assay.core.version.PackageName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Remarks on how a lock holds its packages: indexes, transport, mutable references and hashes.
final class Hygiene {
  private final InputBuilder input;
  private final Set<String> indexes = new HashSet<>();
  private final Set<String> insecure = new HashSet<>();
  private final Map<PackageName, String> indexOf = new HashMap<>();
  private final Set<PackageName> ofTwoIndexes = new HashSet<>();
  private int pins;
  private int unhashed;
  private Optional<Location> firstUnhashed = Optional.empty();

  Hygiene(InputBuilder input) {
    this.input = input;
  }

  /// How firmly a package is held, given where it comes from.
  Pin judge(Named named, List<String> hashes, Origin origin) {
    Pin byHash = hashes.isEmpty() ? Pin.EXACT : Pin.HASHED;
    return switch (origin) {
      case Origin.Unnamed() -> byHash;
      case Origin.Index(String url) -> {
        fromIndex(named, Urls.withoutCredentials(url));
        yield byHash;
      }
      case Origin.Repository(String url, String revision) -> {
        checkTransport(url, named);
        yield References.isFullCommit(revision) ? Pin.HASHED : mutable(named, origin);
      }
      case Origin.Archive(String url) -> {
        checkTransport(url, named);
        boolean held = !hashes.isEmpty() || References.hash(url).isPresent();
        yield held ? Pin.HASHED : mutable(named, origin);
      }
      case Origin.Folder _ -> mutable(named, origin);
    };
  }

  private Pin mutable(Named named, Origin origin) {
    input.remark(Kind.MUTABLE_REFERENCE, origin.shown().orElse(""), named.source(), named.name());
    return Pin.MUTABLE;
  }

  private void checkTransport(String url, Named named) {
    if (Urls.isInsecure(url)) {
      input.remark(
          Kind.INSECURE_TRANSPORT, Urls.withoutCredentials(url), named.source(), named.name());
    }
  }

  private void fromIndex(Named named, String url) {
    index(url, named.source());
    String first = indexOf.putIfAbsent(named.name(), url);
    if (first != null && !first.equals(url) && ofTwoIndexes.add(named.name())) {
      input.remark(Kind.TWO_INDEXES, first + " and " + url, named.source(), named.name());
    }
  }

  /// An index the lock names; remarked once.
  void index(String url, Location source) {
    if (indexes.add(url)) {
      input.remark(Kind.INDEX, url, source);
      if (Urls.isInsecure(url)) {
        insecure(url, source);
      }
    }
  }

  /// An index that is searched with another.
  void extraIndex(String url, Location source) {
    input.remark(Kind.EXTRA_INDEX, url, source);
  }

  /// An index whose transport is not to be trusted; remarked once.
  void insecure(String url, Location source) {
    if (insecure.add(url)) {
      input.remark(Kind.INSECURE_TRANSPORT, url, source);
    }
  }

  /// Counts a dependency among those that could have hashes.
  void count(Dependency dependency) {
    pins++;
    if (dependency.pin() == Pin.EXACT) {
      unhashed++;
      firstUnhashed = firstUnhashed.or(() -> Optional.of(dependency.source()));
    }
  }

  /// Remarks the pins without hashes, all at once.
  void finish() {
    firstUnhashed.ifPresent(
        source -> input.remark(Kind.UNHASHED, unhashed + " of " + pins, source));
  }
}
