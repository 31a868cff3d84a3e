package dev.assay.index.page;

import dev.assay.core.version.PackageName;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// Renders pages as HTML (PEP 503, 592, 658/714, 708, 740, 792).
public final class PageHtml {
  private static final String API_VERSION = "1.4";

  private final StringBuilder out = new StringBuilder(4096);

  private PageHtml(String title) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    meta("repository-version", API_VERSION);
    out.append("<title>");
    text(title);
    out.append("</title>\n");
  }

  /// The list of all projects.
  public static byte[] list(Collection<PackageName> names) {
    PageHtml html = new PageHtml("Projects");
    html.out.append("</head>\n<body>\n");
    for (PackageName name : names) {
      html.out.append("<a href=\"").append(name.normalized()).append("/\">").append(name);
      html.out.append("</a><br>\n");
    }
    return html.end();
  }

  /// The page of a project.
  public static byte[] page(PackageName name, ProjectPage page) {
    PageHtml html = new PageHtml("Links for " + name);
    html.meta("project-status", page.status());
    page.statusReason().ifPresent(reason -> html.meta("project-status-reason", reason));
    page.tracks().forEach(address -> html.meta("tracks", address));
    page.alternates().forEach(address -> html.meta("alternate-locations", address));
    html.out.append("</head>\n<body>\n<h1>Links for ").append(name).append("</h1>\n");
    page.files().forEach(html::file);
    return html.end();
  }

  private void file(IndexFile file) {
    out.append("<a href=\"");
    text(file.url().toString());
    file.sha256().ifPresent(hex -> text("#sha256=" + hex));
    out.append('"');
    file.requiresPython().ifPresent(range -> attribute("data-requires-python", range));
    file.yanked().ifPresent(reason -> attribute("data-yanked", reason));
    file.metadata()
        .ifPresent(
            hashes -> {
              String hash = hashes.isEmpty() ? "true" : hashes.getFirst().replaceFirst(":", "=");
              attribute("data-core-metadata", hash);
              attribute("data-dist-info-metadata", hash);
            });
    file.provenance()
        .filter(address -> !address.isEmpty())
        .ifPresent(address -> attribute("data-provenance", address));
    out.append('>');
    text(file.name());
    out.append("</a><br>\n");
  }

  /// The PEPs give these elements the name of the first index that had them.
  private void meta(String name, String value) {
    out.append("<meta name=\"pypi:").append(name).append("\" content=\"");
    text(value);
    out.append("\">\n");
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    text(value);
    out.append('"');
  }

  /// Text of others, which may hold anything.
  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\ufffd' : c);
      }
    }
  }

  private byte[] end() {
    return out.append("</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
