package dev.assay.index.http;

import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import dev.assay.index.catalog.Listing;
import dev.assay.index.page.Form;
import dev.assay.index.page.Gzip;
import dev.assay.index.page.PageHtml;
import dev.assay.index.page.PageJson;
import dev.assay.index.page.ReleasesJson;
import dev.assay.report.SafeText;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A page as it is sent: made once from what is offered, and sent to everybody.
///
/// @param etag of its bytes
/// @param compressed with gzip
record Rendered(Form form, String etag, byte[] body, byte[] compressed) {
  private static final int ETAG_DIGITS = 32;

  /// The page of what is offered of a project. Its files are ours to hand out; a version none of
  /// whose files is offered is not named either (PEP 700).
  ///
  /// @param url where clients find the index, where that is known
  static Rendered of(Listing listing, Form form, Optional<URI> url) {
    ProjectPage page = offered(listing, url);
    PackageName name = listing.name();
    byte[] body = form.isHtml() ? PageHtml.page(name, page) : PageJson.page(name, page);
    return new Rendered(
        form, "\"" + sha256(body).substring(0, ETAG_DIGITS) + "\"", body, Gzip.fast(body));
  }

  /// What is offered of a project by version, at the addresses that its page has.
  ///
  /// @param page where the caller finds the page
  static byte[] releases(Listing listing, URI page) {
    Map<String, List<IndexFile>> releases = new LinkedHashMap<>();
    for (Listing.Entry entry : listing.entries()) {
      if (entry.standing().isShown()) {
        String version =
            Version.parse(entry.version()).map(Version::normalized).orElse(entry.version());
        releases
            .computeIfAbsent(version, _ -> new ArrayList<>())
            .add(ours(listing.name(), entry.file(), Optional.empty()));
      }
    }
    return ReleasesJson.of(listing.name(), releases, page);
  }

  private static ProjectPage offered(Listing listing, Optional<URI> url) {
    ProjectPage page = listing.page();
    Set<String> hidden = new HashSet<>();
    Set<String> shown = new HashSet<>();
    for (Listing.Entry entry : listing.entries()) {
      (entry.standing().isShown() ? shown : hidden).add(entry.version());
    }
    hidden.removeAll(shown);
    List<IndexFile> files =
        listing.entries().stream()
            .filter(entry -> entry.standing().isShown())
            .map(entry -> ours(listing.name(), entry.file(), url))
            .toList();
    List<String> versions =
        page.versions().isEmpty()
            ? shown.stream().sorted().toList()
            : page.versions().stream().filter(version -> !isAmong(version, hidden)).toList();
    return new ProjectPage(
        SafeText.line(page.status()),
        page.statusReason().map(SafeText::line),
        files,
        versions,
        page.tracks(),
        page.alternates());
  }

  private static boolean isAmong(String version, Set<String> hidden) {
    return hidden.contains(Version.parse(version).map(Version::normalized).orElse(version));
  }

  /// What others say of a file is shown by clients in terminals.
  private static IndexFile ours(PackageName name, IndexFile file, Optional<URI> url) {
    String root =
        url.map(it -> it.toString().endsWith("/") ? it.toString() : it + "/").orElse("../../");
    String path = name.normalized() + "/" + encoded(file.name());
    return new IndexFile(
        file.name(),
        URI.create("../../files/" + path),
        file.hashes(),
        file.yanked().map(SafeText::line),
        file.uploaded().map(SafeText::line),
        file.requiresPython().map(SafeText::line),
        file.size(),
        file.metadata(),
        file.provenance().map(it -> it.isEmpty() ? it : root + "provenance/" + path));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// Sends it, or says that the caller has it already.
  void send(Call call) {
    call.with(HeaderNames.ETAG, etag)
        .with(
            HeaderNames.CACHE_CONTROL,
            call.caller().isAnybody() ? "max-age=30" : "private, max-age=30")
        .with(HeaderNames.VARY, "Accept, Accept-Encoding, Authorization");
    Optional<String> known = call.header(HeaderNames.IF_NONE_MATCH);
    if (known.filter(it -> it.contains(etag) || it.equals("*")).isPresent()) {
      call.send(Status.NOT_MODIFIED_304);
      return;
    }
    boolean packed =
        call.header(HeaderNames.ACCEPT_ENCODING).filter(it -> it.contains("gzip")).isPresent();
    if (packed) {
      call.with(HeaderNames.CONTENT_ENCODING, "gzip");
    }
    String type = form.isHtml() ? form.type() + "; charset=utf-8" : form.type();
    call.send(type, packed ? compressed : body);
  }
}
