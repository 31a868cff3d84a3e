package dev.assay.report.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.fact.Advisory;
import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import dev.assay.report.RenderOptions;
import dev.assay.report.explain.Explanation;
import dev.assay.report.explain.Known;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An explanation for a person at a terminal.
public final class ExplanationText {
  private static final int LABEL = 12;
  private static final int MOST_LISTED = 12;

  private final Page page;

  private ExplanationText(Page page) {
    this.page = page;
  }

  /// Writes the explanation.
  public static void render(Explanation explanation, RenderOptions options, OutputStream out)
      throws IOException {
    Page page = new Page(options.colour(), options.width());
    new ExplanationText(page).write(explanation);
    out.write(page.toString().getBytes(UTF_8));
  }

  private void write(Explanation explanation) {
    switch (explanation) {
      case Explanation.OfRule(Rule rule) -> rule(rule);
      case Explanation.OfAdvisory advisory -> {
        advisories(advisory);
        data(advisory.data());
      }
      case Explanation.OfPackage found -> {
        packageFound(found);
        data(found.data());
      }
    }
  }

  private void rule(Rule rule) {
    page.text(0, Style.BOLD, rule.id());
    page.text(0, Style.PLAIN, "this rule reports that " + rule.title());
    page.blank();
    label("severity", severity(rule.severity()));
    label("maturity", maturity(rule.maturity()));
    label("because", rule.because());
    label("to do", rule.remedy());
    rule.attack().ifPresent(technique -> label("ATT&CK", technique));
  }

  private static String severity(Severity severity) {
    return severity == Severity.UNKNOWN ? "that of the advisory" : Phrases.severity(severity);
  }

  private static String maturity(Maturity maturity) {
    return switch (maturity) {
      case STABLE -> "stable: a policy may deny by it";
      case INCUBATING -> "incubating: a policy may hold by it, not deny";
      case SANDBOX -> "sandbox: it is on trial; a policy may hold by it, not deny";
    };
  }

  /// Records of one advisory say the same of several packages: what they share stands once.
  private void advisories(Explanation.OfAdvisory found) {
    page.text(0, Style.BOLD, found.asked());
    Map<String, List<Known>> byRecord =
        found.records().stream()
            .collect(
                Collectors.groupingBy(
                    known -> known.advisory().id(), LinkedHashMap::new, Collectors.toList()));
    for (List<Known> records : byRecord.values()) {
      page.blank();
      page.text(0, Style.BOLD, records.getFirst().advisory().id());
      facts(records.getFirst());
      for (Known known : records) {
        label(known.name().normalized(), versions(known));
        label("", fixes(known));
      }
    }
  }

  private void packageFound(Explanation.OfPackage found) {
    page.text(0, Style.BOLD, found.name().normalized());
    page.blank();
    label("popularity", popularity(found));
    if (found.signals().isEmpty()) {
      label("name", "nothing odd");
    }
    for (NameSignal signal : found.signals()) {
      label(
          "name", signal.target().map(it -> "resembles `" + it + "`: ").orElse("") + signal.how());
    }
    label(
        "advisories",
        found.records().isEmpty()
            ? "none"
            : Phrases.count(found.records().size(), "live record", "live records"));
    for (Known known : found.records()) {
      page.blank();
      page.text(0, style(known), known.advisory().id());
      facts(known);
      label("affected", versions(known));
      label("", fixes(known));
    }
  }

  private static Style style(Known known) {
    return known.advisory().isMalware() || known.exploitedSince().isPresent()
        ? Style.RED
        : Style.BOLD;
  }

  private static String popularity(Explanation.OfPackage found) {
    if (found.rank().isPresent()) {
      return "rank %s by downloads (list of %s)"
          .formatted(Phrases.count(found.rank().getAsInt()), found.listDate());
    }
    return found.listed()
        ? "not among the most downloaded (list of %s)".formatted(found.listDate())
        : "not in the list of %s: newer, private, or free for anybody to register"
            .formatted(found.listDate());
  }

  private void facts(Known known) {
    Advisory advisory = known.advisory();
    label("severity", rating(advisory));
    if (!advisory.aliases().isEmpty()) {
      label("also", String.join(", ", advisory.aliases()));
    }
    if (!advisory.summary().isEmpty()) {
      label("about", advisory.summary());
    }
    String dates = dates(advisory);
    if (!dates.isEmpty()) {
      label("published", dates);
    }
    known
        .exploitedSince()
        .ifPresent(
            day -> label("exploited", "on CISA's list of exploited vulnerabilities since " + day));
    if (known.epss().isPresent()) {
      label(
          "EPSS",
          String.format(
              Locale.ROOT,
              "%.1f %% chance of being exploited within 30 days",
              known.epss().getAsDouble() * 100));
    }
  }

  private static String rating(Advisory advisory) {
    if (advisory.isMalware()) {
      return "malware";
    }
    return advisory.score().isEmpty()
        ? "unknown: the record holds no CVSS vector"
        : String.format(
            Locale.ROOT,
            "%s %.1f (%s)",
            Phrases.severity(advisory.severity()),
            advisory.score().getAsDouble(),
            String.join(", ", advisory.cvss()));
  }

  private static String dates(Advisory advisory) {
    Stream<String> published = advisory.published().map(LocalDate::toString).stream();
    Stream<String> modified = advisory.modified().map(day -> "changed " + day).stream();
    return Stream.concat(published, modified).collect(Collectors.joining(", "));
  }

  private static String versions(Known known) {
    List<String> ranges = known.specifiers();
    if (!ranges.isEmpty()) {
      return String.join("; ", ranges);
    }
    List<String> listed = known.affected().versions();
    int more = listed.size() - MOST_LISTED;
    String some = String.join(", ", listed.subList(0, Math.min(MOST_LISTED, listed.size())));
    return more > 0 ? some + " and " + Phrases.count(more, "more", "more") : some;
  }

  private static String fixes(Known known) {
    return known.fixedIn().isEmpty()
        ? "no fix known"
        : "fixed in " + String.join(", ", known.fixedIn());
  }

  private void data(AdvisorySource.Stamp stamp) {
    page.blank();
    page.text(
        0,
        Style.DIM,
        "advisory data: %s, newest of %s, %s"
            .formatted(
                stamp.source(), stamp.date(), Phrases.count(stamp.records(), "record", "records")));
  }

  private void label(String label, String text) {
    page.labelled(2, new Piece(label, Style.DIM), LABEL, text);
  }
}
