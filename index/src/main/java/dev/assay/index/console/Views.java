package dev.assay.index.console;

import dev.assay.index.http.Call;
import dev.assay.index.http.Caller;
import dev.assay.report.SafeText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes pages of templates, which are compiled with the sources, and sends them with headers that
/// let nothing run but our own scripts.
final class Views {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";
  private static final Map<HeaderName, String> HEADERS =
      Map.of(
          HeaderNames.create("Content-Security-Policy"),
          POLICY,
          HeaderNames.create("X-Content-Type-Options"),
          "nosniff",
          HeaderNames.create("Referrer-Policy"),
          "same-origin",
          HeaderNames.create("Cross-Origin-Opener-Policy"),
          "same-origin",
          HeaderNames.CACHE_CONTROL,
          "no-store");

  private final Assets assets;
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Views.class.getClassLoader(), Views.class.getPackageName());

  Views(Assets assets) {
    this.assets = assets;
    engine.setTrimControlStructures(true);
  }

  /// Text of others as it may stand in a page: what moves, reorders or hides is written out.
  private static final class Plain extends OwaspHtmlTemplateOutput {
    Plain(StringOutput output) {
      super(output);
    }

    @Override
    public void writeUserContent(String value) {
      if (value != null) {
        super.writeUserContent(
            value.split("\n", -1).length == 1
                ? SafeText.line(value)
                : value.lines().map(SafeText::line).collect(Collectors.joining("\n")));
      }
    }
  }

  Assets assets() {
    return assets;
  }

  /// Sends a page.
  void send(Call call, String template, Frame frame, Object page) {
    send(call, 200, template, frame, page);
  }

  private void send(Call call, int status, String template, Frame frame, Object page) {
    StringOutput out = new StringOutput();
    engine.render(template, Map.of("frame", frame, "page", page), new Plain(out));
    HEADERS.forEach(call::with);
    call.response().status(status);
    call.send("text/html; charset=utf-8", out.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a page that says what is wrong.
  void problem(Call call, int status, String title, String detail) {
    Caller nobody = Caller.anybody(Set.of());
    Caller caller = status == 404 ? call.caller() : nobody;
    Frame frame = new Frame(title, "", caller, "", assets, Optional.empty());
    send(call, status, "problem.jte", frame, detail);
  }
}
