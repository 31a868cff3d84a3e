package dev.assay.core.detector.naming;

import static dev.assay.core.detector.RuleCase.pin;
import static dev.assay.core.detector.RuleCase.remark;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Facts;
import dev.assay.core.project.Remark;
import java.util.List;
import java.util.stream.Stream;

/// The cases of the rules on names, against the lists that come with Assay.
public final class NamingCases {
  private static final Names NAMES = Names.bundled();

  private NamingCases() {}

  /// All of them.
  public static Stream<RuleCase> all() {
    return Stream.of(
        named("typosquat-name", "reqeusts", "resembles `requests`", "requests"),
        named("homoglyph-name", "djang0", "resembles `django`", "django"),
        named("unregistered-name", "zzqxwvkjh", "`zzqxwvkjh` is not in the list of", "numpy"),
        named(
            "slopsquat-name",
            "django-redis-kafka-client",
            "`django-redis-kafka-client` builds on the name of",
            "django-redis"),
        named(
            "import-name", "cv2", "`cv2` is not the distribution of that module", "opencv-python"),
        new RuleCase(
            "dependency-confusion",
            facts("requests", "2.32.0", List.of("requests")),
            "`requests`: an internal name by `requests` that the public index has as well",
            facts("zzqxwvkjh", "1.0", List.of("zzqx*"))),
        new RuleCase(
            "dependency-confusion",
            facts("zzqxwvkjh", "99.0.1", List.of()),
            "version `99.0.1` is one that wins over any internal one",
            facts("zzqxwvkjh", "2026.1", List.of())),
        RuleCase.of(
            "dependency-confusion",
            remark(Remark.Kind.TWO_INDEXES, "https://one.example, https://two.example", "acme"),
            "`acme` is locked from two indexes",
            remark(Remark.Kind.INDEX, "https://one.example", "acme")));
  }

  private static RuleCase named(String rule, String odd, String message, String benign) {
    return new RuleCase(
        rule, facts(odd, "1.0", List.of()), message, facts(benign, "1.0", List.of()));
  }

  private static Facts facts(String name, String version, List<String> internal) {
    return new Facts(List.copyOf(NAMES.signals(pin(name, version), internal)));
  }
}
