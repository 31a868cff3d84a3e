package dev.assay.report.view;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.dossier.AdvisoryFamily;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.fact.Severity;
import dev.assay.core.policy.Policy;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// The words that reports for people have in common. What they quote is not yet safe to show.
public final class Phrases {
  private Phrases() {}

  /// The verdict in one word.
  public static String verdict(Verdict verdict) {
    return switch (verdict) {
      case ADMIT -> "admit";
      case HOLD -> "hold";
      case DENY -> "deny";
    };
  }

  /// The severity in one word.
  public static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// Severity and score (`critical 9.8`), or `unknown`; malware has no score that matters.
  public static String rating(AdvisoryFamily family) {
    if (family.malware()) {
      return "malware";
    }
    return family.score().isPresent()
        ? severity(family.severity()) + " " + decimal(family.score().getAsDouble(), 1)
        : severity(family.severity());
  }

  /// The chance of being exploited in per cent, or `-`.
  public static String epss(AdvisoryFamily family) {
    if (family.epss().isEmpty()) {
      return "-";
    }
    double percent = family.epss().getAsDouble() * 100;
    return (percent > 0 && percent < 0.1 ? "< 0.1" : decimal(percent, 1)) + " %";
  }

  /// The versions that end it, or `none`.
  public static String fixes(AdvisoryFamily family) {
    return family.fixedIn().isEmpty() ? "none" : String.join(", ", family.fixedIn());
  }

  /// The ids of the records themselves, in order.
  public static List<String> records(AdvisoryFamily family) {
    return family.matches().stream()
        .map(match -> match.advisory().id())
        .distinct()
        .sorted()
        .toList();
  }

  /// How the project comes to a dependency: `direct`, `via app > jinja2`, or empty.
  public static String reach(Dossier dossier) {
    if (dossier.dependency().reach() == Reach.DIRECT) {
      return "direct";
    }
    if (dossier.why().size() > 1) {
      return "via " + String.join(" > ", dossier.why());
    }
    return dossier.dependency().reach() == Reach.TRANSITIVE ? "transitive" : "";
  }

  /// Days between the newest advisory and the day of the audit.
  public static long age(Audit audit) {
    return ChronoUnit.DAYS.between(audit.advisoryData().date(), audit.asOf());
  }

  /// Whether the advisory data is old enough to warn of it.
  public static boolean isOld(Audit audit) {
    return age(audit) > Policy.OLD_ADVISORY_DATA;
  }

  /// Count, source, date and age of the advisory data.
  public static String advisoryData(Audit audit) {
    AdvisorySource.Stamp stamp = audit.advisoryData();
    long age = age(audit);
    return "%s of %s, newest of %s (%s)"
        .formatted(
            count(stamp.records(), "advisory", "advisories"),
            stamp.source(),
            stamp.date(),
            age < 0 ? "later than the day of the audit" : count(age, "day", "days") + " old");
  }

  /// A count with its noun.
  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /// A count, thousands apart.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// How many are not shown, and how to see them.
  public static String more(int count) {
    return "… and %s more; `--format json` shows all".formatted(count(count));
  }

  private static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
