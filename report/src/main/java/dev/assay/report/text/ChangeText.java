package dev.assay.report.text;

import dev.assay.core.dossier.Change;
import dev.assay.core.fact.Restated;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import java.util.List;
import java.util.function.Function;

/// What changed between two artifacts: acts, metadata and files.
///
/// @param explain whether nothing is shortened
record ChangeText(Page page, boolean explain) {
  private static final int MOST = 12;

  void write(Change change) {
    ActsText acts = new ActsText(page, explain);
    acts.write("gained", change.gained());
    acts.write("lost", change.lost());
    for (Restated restated : change.restated()) {
      list("metadata", restated.lost(), value -> restated.field() + ": no longer " + value);
      list("metadata", restated.gained(), value -> restated.field() + ": now " + value);
    }
    if (explain) {
      list("added", change.added(), path -> path);
      list("removed", change.removed(), path -> path);
    } else if (!change.added().isEmpty() || !change.removed().isEmpty()) {
      line(
          "files",
          "%s added, %s removed"
              .formatted(
                  Phrases.count(change.added().size()), Phrases.count(change.removed().size())));
    }
  }

  private <T> void list(String label, List<T> items, Function<T, String> phrase) {
    int most = explain ? items.size() : Math.min(items.size(), MOST);
    items.subList(0, most).forEach(item -> line(label, phrase.apply(item)));
    if (items.size() > most) {
      page.text(2, Style.DIM, Phrases.more(items.size() - most));
    }
  }

  private void line(String label, String text) {
    page.labelled(2, new Piece(label, Style.DIM), ScanText.LABEL, text);
  }
}
