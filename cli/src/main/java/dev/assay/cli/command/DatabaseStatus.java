package dev.assay.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.advisories.Content;
import dev.assay.advisories.Feed;
import dev.assay.advisories.Holding;
import dev.assay.report.SafeText;
import dev.assay.report.json.JsonWriter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which advisory data is at hand, told to people and as `assay/db/1`.
record DatabaseStatus(List<Holding> holdings, LocalDate today) {

  void text(OutputStream target) {
    PrintStream out = new PrintStream(target, false, UTF_8);
    for (Feed feed : Feed.values()) {
      out.print(find(feed).map(this::lines).orElse(feed + ": none; run `assay db update`\n"));
    }
    out.flush();
  }

  private String lines(Holding holding) {
    Content content = holding.content();
    StringBuilder lines = new StringBuilder();
    line(lines, holding.feed() + ": " + holding.origin());
    line(lines, "  %d entries, %s".formatted(content.entries(), age(content)));
    holding.checked().ifPresent(when -> line(lines, "  found to be the newest at " + when));
    if (content.withdrawn() + content.elsewhere() > 0) {
      line(
          lines,
          "  left out: %d withdrawn, %d of no Python package"
              .formatted(content.withdrawn(), content.elsewhere()));
    }
    if (content.malformed() > 0) {
      line(lines, "  %d could not be read, or not in full:".formatted(content.malformed()));
      content.complaints().forEach(complaint -> line(lines, "    " + complaint));
    }
    line(lines, "  " + content.notice());
    return lines.toString();
  }

  private String age(Content content) {
    return content
        .date()
        .map(date -> "the newest of %s (%d days old)".formatted(date, age(date)))
        .orElse("without a date");
  }

  private long age(LocalDate date) {
    return ChronoUnit.DAYS.between(date, today);
  }

  private static void line(StringBuilder lines, String text) {
    lines.append(SafeText.line(text)).append('\n');
  }

  void json(OutputStream target) {
    try (JsonWriter json = new JsonWriter(target)) {
      json.object(
          () -> {
            json.text("schema", "assay/db/1");
            json.array(
                "feeds",
                () -> {
                  for (Feed feed : Feed.values()) {
                    find(feed).ifPresent(holding -> json.object(() -> feed(json, holding)));
                  }
                });
          });
    }
  }

  private void feed(JsonWriter json, Holding holding) {
    Content content = holding.content();
    json.text("feed", holding.feed().name().toLowerCase(Locale.ROOT));
    json.text("source", holding.origin());
    json.text("date", content.date().map(LocalDate::toString));
    if (content.date().isPresent()) {
      json.number("age_days", age(content.date().get()));
    } else {
      json.nothing("age_days");
    }
    json.text("checked", holding.checked().map(Instant::toString));
    json.number("entries", content.entries());
    json.number("withdrawn", content.withdrawn());
    json.number("elsewhere", content.elsewhere());
    json.number("malformed", content.malformed());
    json.texts("complaints", content.complaints());
    json.text("sha256", content.sha256());
    json.text("notice", content.notice());
  }

  private Optional<Holding> find(Feed feed) {
    return holdings.stream().filter(holding -> holding.feed() == feed).findFirst();
  }
}
