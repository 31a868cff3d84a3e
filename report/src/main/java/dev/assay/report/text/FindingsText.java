package dev.assay.report.text;

import dev.assay.core.artifact.Location;
import dev.assay.core.finding.Finding;
import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import dev.assay.report.view.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is wrong with an artifact, place by place: several findings on one piece of code are told
/// together, and each reason once.
final class FindingsText {
  private static final int MOST = 8;
  private static final int INDENT = 2 + ScanText.LABEL;

  /// How a step of a trail begins that quotes decoded text.
  private static final String EXCERPT = "text: ";

  private final Page page;
  private final boolean explain;
  private final Set<String> told = new HashSet<>();

  FindingsText(Page page, boolean explain) {
    this.page = page;
    this.explain = explain;
  }

  /// A piece of code.
  private record Place(Location location, String evidence, List<String> trail) {
    static Place of(Finding finding) {
      return new Place(finding.location(), finding.evidence(), finding.trail());
    }
  }

  void write(List<Decision> decisions) {
    Map<Place, List<Decision>> places = new LinkedHashMap<>();
    int warned = 0;
    for (Decision decision : decisions) {
      if (decision.verdict() != Verdict.ADMIT || explain) {
        places.computeIfAbsent(Place.of(decision.finding()), _ -> new ArrayList<>()).add(decision);
      } else {
        warned++;
      }
    }
    int most = explain ? places.size() : MOST;
    places.entrySet().stream().limit(most).forEach(it -> place(it.getKey(), it.getValue()));
    if (places.size() > most) {
      page.text(2, Style.DIM, Phrases.more(places.size() - most));
    }
    if (warned > 0) {
      page.text(
          2, Style.DIM, Phrases.count(warned, "warning", "warnings") + "; `--explain` shows all");
    }
  }

  private void place(Place place, List<Decision> decisions) {
    Decision worst = decisions.getFirst();
    Standing standing = Standing.of(worst);
    page.labelled(
        2,
        new Piece(standing.label(), Style.of(standing)),
        ScanText.LABEL,
        worst.finding().message());
    page.text(INDENT, Style.DIM, place.location() + " (" + worst.finding().rule().id() + ")");
    if (!place.evidence().isEmpty()) {
      page.text(INDENT, Style.CYAN, place.evidence());
    }
    trail(place.trail());
    for (Decision further : decisions.subList(1, decisions.size())) {
      Finding finding = further.finding();
      page.labelled(
          INDENT,
          new Piece(label(further, worst), Style.DIM),
          6,
          finding.message() + " (" + finding.rule().id() + ")");
    }
    if (explain) {
      reason(worst.finding());
    }
  }

  private static String label(Decision further, Decision worst) {
    return further.verdict() == worst.verdict() ? "also" : Standing.of(further).label();
  }

  private void reason(Finding finding) {
    if (told.add(finding.rule().because())) {
      page.text(INDENT, Style.PLAIN, finding.rule().because());
    }
    if (told.add(finding.remedy())) {
      page.labelled(INDENT, new Piece("hint:", Style.CYAN), 6, finding.remedy());
    }
  }

  private void trail(List<String> trail) {
    List<String> steps = trail.stream().filter(it -> !it.startsWith(EXCERPT)).toList();
    if (!explain) {
      if (!steps.isEmpty()) {
        page.text(INDENT, Style.DIM, "how: " + String.join(" > ", steps));
      }
      return;
    }
    int step = 0;
    for (String phrase : trail) {
      if (!phrase.startsWith(EXCERPT)) {
        page.labelled(INDENT, new Piece(++step + ".", Style.DIM), 4, phrase);
      } else if (told.add(phrase)) {
        page.text(INDENT + 4, Style.CYAN, phrase.substring(EXCERPT.length()));
      }
    }
  }
}
