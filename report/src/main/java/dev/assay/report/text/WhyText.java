package dev.assay.report.text;

import dev.assay.core.document.Node;
import dev.assay.report.RenderOptions;
import dev.assay.report.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Tells a person why an index does not offer something (`assay/why/1`).
public final class WhyText {
  private final boolean colour;
  private final StringBuilder out = new StringBuilder();

  private WhyText(RenderOptions options) {
    this.colour = options.colour();
  }

  /// Writes the answer of an index.
  public static void render(Node answer, RenderOptions options, OutputStream out)
      throws IOException {
    WhyText text = new WhyText(options);
    text.answer(answer);
    out.write(text.out.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void answer(Node answer) {
    String version = answer.text("version").map(it -> " " + it).orElse("");
    line(
        Style.BOLD.paint(safe(answer, "project") + SafeText.line(version), colour)
            + ": "
            + safe(answer, "summary"));
    answer
        .text("team")
        .ifPresent(team -> line("by the policy of the team `" + SafeText.line(team) + "`"));
    for (Node file : answer.array("files")) {
      line("");
      line("  " + safe(file, "file") + "  " + standing(safe(file, "standing")));
      file.text("publisher").ifPresent(words -> line("    " + SafeText.line(words)));
      file.array("decisions").forEach(this::decision);
    }
  }

  private String standing(String standing) {
    return switch (standing) {
      case "denied" -> Style.RED.paint(standing, colour);
      case "held" -> Style.YELLOW.paint(standing, colour);
      default -> Style.GREEN.paint(standing, colour);
    };
  }

  private void decision(Node decision) {
    line(
        "    "
            + Style.BOLD.paint(safe(decision, "rule"), colour)
            + ": "
            + safe(decision, "message"));
    String evidence = safe(decision, "evidence");
    long number = decision.at("line").map(it -> it.asLong().orElse(0)).orElse(0L);
    String place = safe(decision, "file") + (number > 0 ? ":" + number : "");
    if (!place.isEmpty() || !evidence.isEmpty()) {
      line("      " + place + (evidence.isEmpty() ? "" : "  " + evidence));
    }
    line("      " + safe(decision, "because"));
    line("      hint: " + safe(decision, "remedy"));
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static String safe(Node node, String key) {
    return SafeText.line(node.text(key).orElse(""));
  }
}
