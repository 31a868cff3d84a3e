package dev.assay.report.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.dossier.Change;
import dev.assay.core.dossier.ReleaseScan;
import dev.assay.core.dossier.Scan;
import dev.assay.core.verdict.Verdict;
import dev.assay.report.RenderOptions;
import dev.assay.report.ScanReport;
import dev.assay.report.text.Page.Piece;
import dev.assay.report.view.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Scans and changes for a person at a terminal: one line each, and below it what is wrong.
public final class ScanText implements ScanReport {
  static final int LABEL = 9;

  private final RenderOptions options;
  private final boolean explain;
  private final OutputStream out;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
  private int errors;

  public ScanText(RenderOptions options, boolean explain, OutputStream out) {
    this.options = options;
    this.explain = explain;
    this.out = out;
  }

  @Override
  public void add(Scan scan, long millis) throws IOException {
    Page page = page();
    List<Piece> pieces = new ArrayList<>();
    pieces.add(verdict(scan.verdict()));
    pieces.add(new Piece(String.format(Locale.ROOT, "%.2f", scan.score()), Style.DIM));
    pieces.add(Piece.of(scan.artifact()));
    scan.name()
        .map(name -> (name + " " + scan.version().orElse("")).strip())
        .ifPresent(release -> pieces.add(new Piece(release, Style.DIM)));
    page.pieces(0, 6, pieces);
    count(scan.verdict());
    scan.error().ifPresent(error -> error(page, error));
    new FindingsText(page, explain).write(scan.decisions());
    if (explain && scan.verdict() != Verdict.ADMIT) {
      new ActsText(page, true).story(scan.acts());
    }
    write(page);
  }

  @Override
  public void add(Change change, long millis) throws IOException {
    Page page = page();
    page.pieces(
        0,
        6,
        List.of(
            verdict(change.verdict()),
            Piece.of(change.from()),
            new Piece("->", Style.DIM),
            Piece.of(change.to())));
    count(change.verdict());
    change.error().ifPresent(error -> error(page, error));
    new FindingsText(page, explain).write(change.decisions());
    new ChangeText(page, explain).write(change);
    write(page);
  }

  @Override
  public void add(ReleaseScan release) throws IOException {
    Page page = page();
    page.pieces(
        0,
        6,
        List.of(
            verdict(release.verdict()),
            new Piece(String.format(Locale.ROOT, "%.2f", release.score()), Style.DIM),
            new Piece(release.release(), Style.BOLD),
            new Piece(
                "the release: " + Phrases.count(release.files().size(), "file", "files"),
                Style.DIM)));
    release
        .error()
        .ifPresent(error -> page.labelled(2, new Piece("error", Style.RED), LABEL, error));
    write(page);
  }

  @Override
  public void end() throws IOException {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (all != 1) {
      Page page = page();
      page.text(
          0,
          Style.BOLD,
          "%s: %s denied, %s held, %s admitted"
              .formatted(
                  Phrases.count(all, "judged", "judged"),
                  Phrases.count(counts.getOrDefault(Verdict.DENY, 0)),
                  Phrases.count(counts.getOrDefault(Verdict.HOLD, 0)),
                  Phrases.count(counts.getOrDefault(Verdict.ADMIT, 0))));
      if (errors > 0) {
        page.text(0, Style.YELLOW, Phrases.count(errors, "could", "could") + " not be read");
      }
      write(page);
    }
    out.flush();
  }

  private Page page() {
    return new Page(options.colour(), options.width());
  }

  private void write(Page page) throws IOException {
    out.write(page.toString().getBytes(UTF_8));
    out.flush();
  }

  private void count(Verdict verdict) {
    counts.merge(verdict, 1, Integer::sum);
  }

  private void error(Page page, String error) {
    errors++;
    page.labelled(2, new Piece("error", Style.RED), LABEL, "it could not be read: " + error);
  }

  private static Piece verdict(Verdict verdict) {
    Style style =
        switch (verdict) {
          case ADMIT -> Style.GREEN;
          case HOLD -> Style.YELLOW;
          case DENY -> Style.RED;
        };
    return new Piece(String.format(Locale.ROOT, "%-5s", Phrases.verdict(verdict)), style);
  }
}
