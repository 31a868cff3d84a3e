package dev.assay.core.detector.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.detector.code.Destination.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What kinds of service stand behind hosts: rows of kind, domain and, where only a part of the
/// service is meant, the beginning of the path.
final class Hosts {
  static final Hosts BUNDLED = read("hosts.tsv");

  private record Row(String path, Kind kind) {
    /// Whether the caller says whose account it is: a hole stands where the code would name it.
    boolean isOpen(String asked) {
      return kind == Kind.DROP
          && !path.isEmpty()
          && asked.length() > path.length()
          && asked.substring(path.length()).replaceFirst("^/", "").startsWith("…");
    }

    boolean covers(String asked) {
      return path.startsWith("*") ? asked.contains(path.substring(1)) : asked.startsWith(path);
    }
  }

  private final Map<String, List<Row>> rows = new HashMap<>();

  private Hosts() {}

  private static Hosts read(String resource) {
    Hosts hosts = new Hosts();
    try (@Nullable InputStream in = Hosts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      new String(in.readAllBytes(), UTF_8).lines().forEach(hosts::add);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return hosts;
  }

  private void add(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length >= 2 && !line.startsWith("#")) {
      Kind kind = Kind.valueOf(columns[0].toUpperCase(Locale.ROOT));
      String path = columns.length > 2 ? columns[2] : "";
      rows.computeIfAbsent(columns[1], _ -> new ArrayList<>()).add(new Row(path, kind));
    }
  }

  /// The kind of a host in lower case; `path` begins with `/` where there is one.
  Kind kind(String host, String path) {
    for (String domain = host; !domain.isEmpty(); domain = parent(domain)) {
      for (Row row : rows.getOrDefault(domain, List.of())) {
        if (row.covers(path)) {
          return row.isOpen(path) ? Kind.VENDOR : row.kind();
        }
      }
    }
    return unlisted(host);
  }

  /// Whether a host or a domain above it is a vendor's as a whole.
  boolean isOfVendor(String host) {
    for (String domain = host; !domain.isEmpty(); domain = parent(domain)) {
      for (Row row : rows.getOrDefault(domain, List.of())) {
        if (row.kind() == Kind.VENDOR && row.path().isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Kind unlisted(String host) {
    if (Addresses.isAddress(host)) {
      return Addresses.isNear(host) ? Kind.LOCAL : Kind.ADDRESS;
    }
    return host.indexOf('.') < 0 ? Kind.LOCAL : Kind.ELSEWHERE;
  }

  private static String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? "" : domain.substring(dot + 1);
  }
}
