package dev.assay.core.detector.code;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The place at the other end of a connection, as far as code tells it.
///
/// @param host in lower case, without port; unknown parts are `…`; empty where nothing is known
record Destination(String host, Kind kind) {

  /// What kind of place it is.
  enum Kind {
    /// Nothing is known: a variable, a setting, an argument.
    UNKNOWN,
    /// This machine, a private network, or a name that documentation uses.
    LOCAL,
    /// The service that tells a cloud machine its own credentials.
    METADATA,
    /// The service of a vendor that many programs speak to.
    VENDOR,
    /// A place that hands out what anybody put there, and may hand out something else tomorrow.
    SHARED,
    /// A place that collects what is sent to it, for whoever made it: webhooks, bots, tunnels.
    DROP,
    /// A place where anybody may leave a file for somebody else.
    FILE_DROP,
    /// A bare public address.
    ADDRESS,
    /// Any other host that the code names.
    ELSEWHERE
  }

  private static final Set<String> SCHEMES =
      Set.of(
          "http",
          "https",
          "ws",
          "wss",
          "ftp",
          "ftps",
          "sftp",
          "ssh",
          "git",
          "git+https",
          "tcp",
          "udp",
          "tls",
          "ssl",
          "dns",
          "smtp",
          "smtps",
          "imap",
          "imaps",
          "pop3",
          "ldap",
          "ldaps",
          "smb",
          "mqtt",
          "mqtts",
          "amqp",
          "amqps",
          "redis",
          "rediss",
          "mongodb",
          "mongodb+srv",
          "mysql",
          "postgres",
          "postgresql",
          "stratum+tcp",
          "stratum+ssl",
          "socks5",
          "irc",
          "ircs",
          "grpc",
          "rtmp",
          "rtsp");

  /// Schemes of stores where a bucket is somebody's by its name.
  private static final Set<String> BUCKETS = Set.of("s3", "gs");

  /// From how many letters on a name is found in others by no accident.
  private static final int LONG = 4;

  private static final Set<String> ANYBODYS =
      Set.of("api", "com", "net", "org", "www", "app", "dev", "cloud", "client", "auth", "init");

  private static final Set<String> DRESS =
      Set.of(
          "api",
          "apis",
          "sdk",
          "requests",
          "client",
          "auth",
          "login",
          "secure",
          "security",
          "verify",
          "update",
          "updates",
          "cdn",
          "support",
          "service",
          "services",
          "account",
          "wallet",
          "pypi",
          "python",
          "package",
          "packages",
          "lib",
          "telemetry",
          "metrics");

  private static final Destination NOWHERE = new Destination("", Kind.UNKNOWN);

  /// The place that the target of an act names: a URL, `host:port`, or a host.
  static Destination of(String target) {
    String text = target.strip().toLowerCase(Locale.ROOT);
    int scheme = text.indexOf("://");
    if (scheme >= 0 && BUCKETS.contains(text.substring(0, scheme))) {
      String bucket = upTo(text.substring(scheme + 3), "/");
      return bucket.isEmpty() || bucket.indexOf('…') >= 0
          ? NOWHERE
          : new Destination(bucket, Kind.ELSEWHERE);
    }
    if (scheme >= 0 && !isOfNetwork(text.substring(0, scheme))) {
      return NOWHERE;
    }
    String rest = scheme < 0 ? text : text.substring(scheme + 3);
    String host = withoutPort(withoutUser(upTo(rest, "/?#\\")));
    String path = rest.substring(Math.min(rest.length(), upTo(rest, "/?#\\").length()));
    if (host.isEmpty() || host.indexOf(' ') >= 0) {
      return NOWHERE;
    }
    String known = knownPart(host);
    if (known.isEmpty()) {
      return NOWHERE;
    }
    return new Destination(host, Hosts.BUNDLED.kind(known, path));
  }

  /// Whether a scheme is one that others serve, and not one of a package's own (`model://name`).
  private static boolean isOfNetwork(String scheme) {
    return scheme.indexOf('…') >= 0 || scheme.isEmpty() || SCHEMES.contains(scheme);
  }

  /// Whether the code itself names a place that belongs to no well-known vendor.
  boolean isForeign() {
    return switch (kind) {
      case SHARED, DROP, FILE_DROP, ADDRESS, ELSEWHERE -> true;
      case UNKNOWN, LOCAL, METADATA, VENDOR -> false;
    };
  }

  /// Whether a vendor hands out there what anybody put there: whoever speaks to it by name speaks
  /// to the vendor.
  boolean isOfVendor() {
    return kind == Kind.VENDOR || (kind == Kind.SHARED && Hosts.BUNDLED.isOfVendor(host));
  }

  /// Whether a place of this kind tells of its owner's intent.
  boolean isTelling() {
    return kind == Kind.DROP || kind == Kind.ADDRESS;
  }

  /// The domain that somebody registered, as far as the form of the name tells.
  String domain() {
    String[] labels = host.split("\\.", -1);
    int last = labels.length - 1;
    if (Addresses.isAddress(host) || last < 2) {
      return host;
    }
    boolean isSplit = labels[last].length() == 2 && labels[last - 1].length() <= 3;
    return String.join(".", List.of(labels).subList(isSplit ? last - 2 : last - 1, last + 1));
  }

  /// Whether code in a file of this path speaks to the service it is named after, as clients do.
  boolean isServiceOf(String file) {
    if (isDressedUp()) {
      return false;
    }
    String path = letters(file);
    String registered = letters(upTo(domain(), "."));
    if (registered.length() == 2 && path.startsWith(registered)) {
      return true;
    }
    for (String label : host.split("[.-]", -1)) {
      boolean isName = label.length() > 2 && !ANYBODYS.contains(label);
      boolean isPart = label.length() < LONG ? isWord(label, file) : path.contains(letters(label));
      if (isName && isPart) {
        return true;
      }
    }
    return false;
  }

  /// Whether a short name stands by itself in a path: others hold it by accident.
  private static boolean isWord(String name, String path) {
    return List.of(path.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)).contains(name);
  }

  /// Whether the registered name joins a name with what services are called, as those do that want
  /// to be taken for another's (`acme-sdk-requests.example`).
  private boolean isDressedUp() {
    String[] words = upTo(domain(), ".").split("-", -1);
    return words.length > 1 && List.of(words).stream().anyMatch(DRESS::contains);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  private static String upTo(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static String withoutUser(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static String withoutPort(String authority) {
    if (authority.startsWith("[")) {
      return upTo(authority.substring(1), "]");
    }
    int colon = authority.indexOf(':');
    boolean isPlain = colon == authority.lastIndexOf(':');
    return colon >= 0 && isPlain ? authority.substring(0, colon) : authority;
  }

  /// What follows the last label that is not known (`abc.example` of `{}.abc.example`); empty when
  /// that is no domain.
  private static String knownPart(String host) {
    int unknown = lastUnknown(host);
    if (unknown < 0) {
      return host;
    }
    int dot = host.indexOf('.', unknown);
    String rest = dot < 0 ? "" : host.substring(dot + 1);
    return rest.indexOf('.') > 0 ? rest : "";
  }

  private static int lastUnknown(String host) {
    for (int i = host.length() - 1; i >= 0; i--) {
      if ("…*{}".indexOf(host.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
