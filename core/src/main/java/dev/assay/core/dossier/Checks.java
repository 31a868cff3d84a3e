package dev.assay.core.dossier;

import dev.assay.core.fact.Attested;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.project.Dependency;
import dev.assay.core.provenance.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What was checked of one dependency, and with which result, in words.
final class Checks {
  private Checks() {}

  static List<String> of(
      Dependency dependency,
      List<AdvisoryFamily> advisories,
      int records,
      List<String> why,
      OptionalInt rank,
      List<NameSignal> signals,
      List<Attested> attestations,
      Optional<List<String>> abilities) {
    List<String> checks = new ArrayList<>();
    checks.add(advisories(advisories, records));
    if (!advisories.isEmpty()) {
      checks.add(fix(advisories));
    }
    checks.add(reach(dependency, why));
    checks.add(
        rank.isPresent()
            ? "popularity: rank " + rank.getAsInt() + " by downloads"
            : "popularity: not among the most downloaded");
    checks.add(pin(dependency));
    checks.add(signals.isEmpty() ? "name: nothing odd" : "name: " + signals.getFirst().how());
    if (!attestations.isEmpty()) {
      checks.add(attestation(attestations));
    }
    abilities.ifPresent(known -> checks.add(code(known)));
    return checks;
  }

  private static String attestation(List<Attested> attestations) {
    List<Verification> all = attestations.stream().map(Attested::verification).toList();
    Verification overall = Verification.of(all);
    long verified = all.stream().filter(Verification.Verified.class::isInstance).count();
    boolean isPart = overall instanceof Verification.Verified && verified < all.size();
    return "attestation: "
        + overall.words()
        + (isPart ? " (%d of %d files)".formatted(verified, all.size()) : "");
  }

  private static String code(List<String> abilities) {
    List<String> early =
        abilities.stream().filter(it -> !it.startsWith("call:") && !it.startsWith("run:")).toList();
    if (abilities.isEmpty()) {
      return "code: read; it does nothing worth telling";
    }
    return early.isEmpty()
        ? "code: read; %d abilities, none before somebody calls it".formatted(abilities.size())
        : "code: read; %d abilities, among them `%s`".formatted(abilities.size(), early.getFirst());
  }

  private static String advisories(List<AdvisoryFamily> advisories, int records) {
    if (advisories.isEmpty()) {
      return "advisories: none of " + records + " records names this version";
    }
    AdvisoryFamily worst = advisories.getFirst();
    return "advisories: %d against this version, the worst %s (%s)"
        .formatted(advisories.size(), worst.ids().getFirst(), gravity(worst));
  }

  private static String gravity(AdvisoryFamily family) {
    if (family.malware()) {
      return "malware";
    }
    String rating =
        family.score().isPresent()
            ? String.format(
                Locale.ROOT,
                "%s %.1f",
                family.severity().name().toLowerCase(Locale.ROOT),
                family.score().getAsDouble())
            : "severity unknown";
    return family.exploitedSince().isPresent() ? rating + ", exploited" : rating;
  }

  private static String fix(List<AdvisoryFamily> advisories) {
    Optional<String> upgrade = AdvisoryFamilies.upgrade(advisories);
    long fixable = advisories.stream().filter(family -> !family.fixedIn().isEmpty()).count();
    if (upgrade.isEmpty()) {
      return "fix: none known";
    }
    return fixable == advisories.size()
        ? "fix: %s or later ends all of them".formatted(upgrade.get())
        : "fix: %s or later ends %d of %d".formatted(upgrade.get(), fixable, advisories.size());
  }

  private static String reach(Dependency dependency, List<String> why) {
    return switch (dependency.reach()) {
      case DIRECT -> "reach: direct";
      case TRANSITIVE ->
          why.size() > 1 ? "reach: via " + String.join(" > ", why) : "reach: transitive";
      case UNKNOWN -> why.size() > 1 ? "reach: via " + String.join(" > ", why) : "reach: not told";
    };
  }

  private static String pin(Dependency dependency) {
    return switch (dependency.pin()) {
      case HASHED -> "pin: version and bytes are fixed";
      case EXACT -> "pin: the version is fixed, the bytes are not";
      case FOUND -> "pin: none, this is what was found";
      case MUTABLE -> "pin: a reference whose content may change";
    };
  }
}
