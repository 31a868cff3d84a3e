package dev.assay.bench.trojan;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The names that one trojanised upgrade goes by, drawn anew for each, so that no rule can know
/// them: its host (RFC 2606) and address (RFC 5737), and words for what it adds.
///
/// @param module a module's and a function's
/// @param type a class's
record Names(String host, String address, String module, String function, String type) {
  private static final List<String> FIRST =
      List.of("runtime", "compat", "metrics", "cache", "session", "schema", "locale", "probe");
  private static final List<String> SECOND =
      List.of("support", "helper", "state", "sync", "check", "tools", "store", "bridge");
  private static final List<String> NETWORKS = List.of("192.0.2.", "198.51.100.", "203.0.113.");

  /// Every third host is named after the project, as those of real attacks often are.
  static Names of(Random random, String project) {
    String host =
        switch (random.nextInt(3)) {
          case 0 -> project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".example";
          case 1 -> word(random, FIRST) + "-" + word(random, SECOND) + ".example";
          default -> word(random, SECOND) + "." + word(random, FIRST) + ".example";
        };
    String type = word(random, FIRST) + word(random, SECOND);
    return new Names(
        host,
        word(random, NETWORKS) + (1 + random.nextInt(254)),
        "_" + word(random, FIRST) + "_" + word(random, SECOND),
        "_" + word(random, SECOND) + "_" + word(random, FIRST),
        "_" + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
  }

  private static String word(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  /// A text of a payload or carrier with these names in the places of `collect.example`,
  /// `192.0.2.17`, `MODULE`, `FUNCTION` and `CLASS`.
  String in(String text) {
    return text.replace("collect.example", host)
        .replace("192.0.2.17", address)
        .replace("MODULE", module)
        .replace("FUNCTION", function)
        .replace("CLASS", type);
  }
}
