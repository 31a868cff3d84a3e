package dev.assay.core.project.listing;

import dev.assay.core.project.References;
import java.util.Locale;
import java.util.Optional;

/// A reference to a repository, an archive or a folder, as pip writes them
/// (`git+https://host.example/x.git@commit#egg=name`, `https://…/x-1.0.zip#sha256=…`, `./x`).
///
/// @param written the whole of it, credentials removed
/// @param target what is fetched, without revision and fragment
/// @param revision commit, branch or tag, where a repository names one
record Link(String written, String target, Form form, Optional<String> revision) {
  private static final String EGG = "egg=";

  /// What a link leads to.
  enum Form {
    REPOSITORY,
    URL,
    PATH
  }

  /// Whether a line is a link rather than a requirement by name, by the rule of pip: it has a
  /// scheme, looks like a path or ends as an archive does.
  static boolean isLink(String text) {
    String head = text.substring(0, headEnd(text));
    return head.indexOf('/') >= 0
        || head.indexOf('\\') >= 0
        || head.startsWith(".")
        || head.startsWith("file:")
        || ArtifactName.isArchive(head);
  }

  private static int headEnd(String text) {
    int end = 0;
    while (end < text.length() && " \t;@[=<>~!".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  static Link read(String text) {
    int hash = text.indexOf('#');
    String body = hash < 0 ? text : text.substring(0, hash);
    Form form = form(body);
    Optional<String> revision =
        form == Form.REPOSITORY ? References.revision(body) : Optional.empty();
    int end = body.length() - revision.map(found -> found.length() + 1).orElse(0);
    return new Link(text, body.substring(0, end), form, revision);
  }

  private static Form form(String body) {
    if (References.isRepository(body)) {
      return Form.REPOSITORY;
    }
    boolean file = body.toLowerCase(Locale.ROOT).startsWith("file:");
    return body.contains("://") && !file ? Form.URL : Form.PATH;
  }

  /// The last part of the path.
  String fileName() {
    String path = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /// What the fragment calls it (`#egg=name[extra]`).
  Optional<String> egg() {
    int hash = written.indexOf('#');
    int start = hash < 0 ? -1 : written.indexOf(EGG, hash);
    if (start < 0) {
      return Optional.empty();
    }
    int end = written.indexOf('&', start);
    return Optional.of(written.substring(start + EGG.length(), end < 0 ? written.length() : end));
  }

  boolean isFolder() {
    return form == Form.PATH && !ArtifactName.isArchive(fileName());
  }
}
