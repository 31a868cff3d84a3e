package dev.assay.core.detector.metadata;

import static dev.assay.core.detector.RuleCase.pin;
import static dev.assay.core.detector.RuleCase.remark;

import dev.assay.core.detector.RuleCase;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.AdvisoryMatch;
import dev.assay.core.fact.AdvisoryMatch.Basis;
import dev.assay.core.fact.Facts;
import dev.assay.core.fact.IndexStatus;
import dev.assay.core.fact.Restated;
import dev.assay.core.fact.Unlocked;
import dev.assay.core.project.Remark;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// The cases of the rules on what is known against a release and on how firmly it is pinned.
public final class MetadataCases {
  private static final Optional<LocalDate> EXPLOITED = Optional.of(LocalDate.of(2023, 9, 13));

  private MetadataCases() {}

  /// All of them.
  public static Stream<RuleCase> all() {
    return Stream.of(advisories(), remarks(), statuses()).flatMap(cases -> cases);
  }

  private static Stream<RuleCase> advisories() {
    AdvisoryMatch fixed = match("PYSEC-2026-1", Basis.RANGE, Optional.empty(), "1.3");
    AdvisoryMatch unfixed = match("PYSEC-2026-1", Basis.BOTH, Optional.empty());
    return Stream.of(
        RuleCase.of(
            "known-malware",
            match("MAL-2026-7", Basis.LISTED, Optional.empty()),
            "`acme` 1.2 is known malware (MAL-2026-7)",
            unfixed),
        RuleCase.of(
            "known-exploited",
            match("CVE-2023-4863", Basis.RANGE, EXPLOITED, "1.3"),
            "`acme` 1.2 has CVE-2023-4863 (high 8.8), exploited since 2023-09-13, fixed in 1.3",
            fixed),
        RuleCase.of(
            "vulnerable",
            fixed,
            "`acme` 1.2 has PYSEC-2026-1 (high 8.8), fixed in 1.3",
            match("PYSEC-2026-1", Basis.PUBLIC_PART, Optional.empty(), "1.3")),
        RuleCase.of(
            "vulnerable-unfixed",
            unfixed,
            "`acme` 1.2 has PYSEC-2026-1 (high 8.8), no fix known",
            fixed));
  }

  private static Stream<RuleCase> remarks() {
    Remark.Kind benign = Remark.Kind.INDEX;
    String index = "https://index.example/simple";
    return Stream.of(
        new RuleCase(
            "extra-index",
            new Facts(List.of(remark(Remark.Kind.EXTRA_INDEX, index))),
            "a second index is searched with the first: a name may come from either",
            new Facts(List.of(remark(benign, index)))),
        RuleCase.of(
            "insecure-index",
            remark(Remark.Kind.INSECURE_TRANSPORT, "http://index.example/simple", "acme"),
            "anybody on the way can change what is fetched for `acme`",
            remark(benign, index)),
        RuleCase.of(
            "mutable-reference",
            remark(Remark.Kind.MUTABLE_REFERENCE, "git+https://code.example/acme@main", "acme"),
            "the content of `acme` may change: no full commit id and no hash",
            remark(Remark.Kind.VARIABLE, "${INDEX}")),
        RuleCase.of(
            "unhashed-pins",
            remark(Remark.Kind.UNHASHED, "3 of 5"),
            "pins without hashes: 3 of 5",
            remark(benign, index)),
        RuleCase.of(
            "open-build-requirement",
            remark(Remark.Kind.OPEN_BUILD_REQUIREMENT, "acme>=1", "acme"),
            "an open version of `acme` builds the project",
            remark(benign, index)),
        RuleCase.of(
            "project-policy",
            remark(Remark.Kind.PROJECT_POLICY, "assay.toml"),
            "a policy came with the project: it counts unless another one is forced",
            remark(Remark.Kind.UNTRUSTED_CONFIGURATION, "pip.conf")),
        RuleCase.of(
            "untrusted-configuration",
            remark(Remark.Kind.UNTRUSTED_CONFIGURATION, "pip.conf"),
            "configuration that came with the project was not obeyed",
            remark(Remark.Kind.NATIVE_LIBRARY, "acme.libs/libacme.so")));
  }

  private static Stream<RuleCase> statuses() {
    IndexStatus archived = status(IndexStatus.Kind.ARCHIVED);
    IndexStatus yanked = status(IndexStatus.Kind.YANKED);
    return Stream.of(
        RuleCase.of(
            "quarantined-project",
            status(IndexStatus.Kind.QUARANTINED),
            "`acme` 1.2 belongs to a quarantined project",
            archived),
        RuleCase.of("yanked-release", yanked, "`acme` 1.2 has been yanked", archived),
        RuleCase.of("archived-project", archived, "`acme` 1.2 is no longer maintained", yanked),
        RuleCase.of(
            "missing-from-index",
            status(IndexStatus.Kind.MISSING),
            "no project `acme` is on the index",
            yanked),
        RuleCase.of(
            "missing-from-index",
            status(IndexStatus.Kind.NO_SUCH_VERSION),
            "the index has no file of `acme` 1.2",
            yanked),
        RuleCase.of(
            "on-two-indexes",
            status(IndexStatus.Kind.ON_TWO_INDEXES),
            "`acme` 1.2 is on a second index too",
            yanked),
        RuleCase.of(
            "changed-publisher",
            restated("author-email", List.of("alice@acme.example"), List.of("bob@new.example")),
            "`author-email` was `alice@acme.example` and is `bob@new.example`",
            restated("author-email", List.of(), List.of("alice@acme.example"))),
        RuleCase.of(
            "unlocked-ability",
            unlocked(List.of("import: sends api.example")),
            "`acme` 1.2 gains `import: sends api.example`",
            unlocked(List.of())),
        RuleCase.of(
            "gained-requirement",
            restated("requires-dist", List.of("six"), List.of("six", "colour-fast>=1")),
            "the upgrade needs `colour-fast` now",
            restated(
                "requires-dist",
                List.of("six>=1; python_version < '3'"),
                List.of("six>=1; python_version < '3'", "six>=2; python_version > '3'"))));
  }

  private static Unlocked unlocked(List<String> gained) {
    return new Unlocked(pin("acme", "1.2"), gained, false);
  }

  private static Restated restated(String field, List<String> before, List<String> after) {
    return new Restated(field, before, after, RuleCase.PLACE);
  }

  private static IndexStatus status(IndexStatus.Kind kind) {
    return new IndexStatus(pin("acme", "1.2"), kind, "the index's own words");
  }

  static AdvisoryMatch match(
      String id, Basis basis, Optional<LocalDate> exploited, String... fixedIn) {
    Advisory advisory =
        new Advisory(
            id,
            List.of(),
            List.of("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H"),
            OptionalDouble.of(8.8),
            "",
            Optional.empty(),
            Optional.empty());
    return new AdvisoryMatch(
        pin("acme", "1.2"), advisory, basis, List.of(fixedIn), exploited, OptionalDouble.empty());
  }
}
