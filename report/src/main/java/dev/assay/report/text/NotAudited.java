package dev.assay.report.text;

import dev.assay.core.project.Unchecked;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was not audited; things of one file that were left for the same reason stand together.
final class NotAudited {
  private final Page page;

  NotAudited(Page page) {
    this.page = page;
  }

  private record Cause(String file, String why, Optional<String> hint) {}

  void write(List<Unchecked> all) {
    Map<Cause, List<Unchecked>> causes = new LinkedHashMap<>();
    for (Unchecked item : all) {
      Cause cause = new Cause(item.source().file(), item.why(), item.hint());
      causes.computeIfAbsent(cause, _ -> new ArrayList<>()).add(item);
    }
    int left = all.size();
    int shown = 0;
    for (Map.Entry<Cause, List<Unchecked>> entry : causes.entrySet()) {
      if (shown++ == TextReport.MOST_SHOWN) {
        page.text(2, Style.DIM, Phrases.more(left));
        return;
      }
      write(entry.getKey(), entry.getValue());
      left -= entry.getValue().size();
    }
  }

  private void write(Cause cause, List<Unchecked> items) {
    if (items.size() == 1) {
      Unchecked only = items.getFirst();
      page.text(2, Style.YELLOW, only.what() + ": " + only.why());
      page.text(4, Style.DIM, only.source().toString());
    } else {
      page.text(
          2,
          Style.YELLOW,
          "%s: %s (%s)".formatted(cause.file(), cause.why(), Phrases.count(items.size())));
      page.text(4, Style.PLAIN, named(items));
    }
    cause.hint().ifPresent(hint -> page.labelled(4, new Piece("hint:", Style.CYAN), 6, hint));
  }

  private static String named(List<Unchecked> items) {
    List<String> names = new ArrayList<>();
    for (Unchecked item : items.subList(0, Math.min(items.size(), TextReport.MOST_SHOWN))) {
      int line = item.source().line();
      names.add(line > 0 ? "%s (line %d)".formatted(item.what(), line) : item.what());
    }
    String joined = String.join(", ", names);
    int more = items.size() - names.size();
    return more > 0 ? joined + " " + Phrases.more(more) : joined;
  }
}
