package dev.assay.upstream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads the HTML form of a project's page (PEP 503, 592, 658/714, 708, 740, 792).
final class HtmlPage {
  private HtmlPage() {}

  static ProjectPage read(byte[] body, URI address) {
    Document document = Jsoup.parse(new String(body, StandardCharsets.UTF_8));
    List<IndexFile> files = new ArrayList<>();
    for (Element anchor : document.select("a[href]")) {
      Transport.resolve(address, anchor.attr("href"))
          .map(url -> file(anchor, url))
          .filter(file -> IndexFile.isName(file.name()))
          .ifPresent(files::add);
    }
    return new ProjectPage(
        meta(document, "project-status").stream().findFirst().orElse(ProjectPage.ACTIVE),
        meta(document, "project-status-reason").stream().findFirst(),
        files,
        List.of(),
        meta(document, "tracks"),
        meta(document, "alternate-locations"));
  }

  /// The names of these elements begin with the name of the first index that had them.
  private static List<String> meta(Document document, String name) {
    return document.select("meta[name][content]").stream()
        .filter(meta -> meta.attr("name").endsWith(":" + name))
        .map(meta -> meta.attr("content"))
        .toList();
  }

  private static IndexFile file(Element anchor, URI url) {
    return new IndexFile(
        anchor.text().strip(),
        withoutFragment(url),
        Optional.ofNullable(url.getRawFragment()).map(HtmlPage::hash).stream().toList(),
        attribute(anchor, "data-yanked"),
        Optional.empty(),
        attribute(anchor, "data-requires-python"),
        OptionalLong.empty(),
        attribute(anchor, "data-core-metadata")
            .or(() -> attribute(anchor, "data-dist-info-metadata"))
            .filter(text -> !text.equals("false"))
            .map(text -> text.equals("true") ? List.of() : List.of(hash(text))),
        attribute(anchor, "data-provenance")
            .flatMap(text -> Transport.resolve(url, text))
            .map(URI::toString));
  }

  private static Optional<String> attribute(Element anchor, String name) {
    return anchor.hasAttr(name) ? Optional.of(anchor.attr(name)) : Optional.empty();
  }

  /// `sha256=00ff` as it stands in HTML.
  private static String hash(String text) {
    return text.replaceFirst("=", ":");
  }

  private static URI withoutFragment(URI url) {
    String text = url.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? url : URI.create(text.substring(0, hash));
  }
}
