package dev.assay.index.page;

import dev.assay.core.version.PackageName;
import dev.assay.report.json.JsonWriter;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Renders pages as JSON (PEP 691, 592, 658/714, 700, 708, 740, 792).
public final class PageJson {
  private static final String API_VERSION = "1.4";

  private PageJson() {}

  /// The list of all projects.
  public static byte[] list(Collection<PackageName> names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            meta(json, List.of());
            json.array(
                "projects",
                () -> names.forEach(name -> json.object(() -> json.text("name", name.toString()))));
          });
    }
    return bytes.toByteArray();
  }

  /// The page of a project.
  public static byte[] page(PackageName name, ProjectPage page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(() -> page(json, name, page));
    }
    return bytes.toByteArray();
  }

  private static void page(JsonWriter json, PackageName name, ProjectPage page) {
    meta(json, page.tracks());
    json.text("name", name.normalized());
    json.object(
        "project-status",
        () -> {
          json.text("status", page.status());
          page.statusReason().ifPresent(reason -> json.text("reason", reason));
        });
    json.texts("alternate-locations", page.alternates());
    json.texts("versions", page.versions());
    json.array("files", () -> page.files().forEach(file -> json.object(() -> file(json, file))));
  }

  private static void meta(JsonWriter json, List<String> tracks) {
    json.object(
        "meta",
        () -> {
          json.text("api-version", API_VERSION);
          if (!tracks.isEmpty()) {
            json.texts("tracks", tracks);
          }
        });
  }

  private static void file(JsonWriter json, IndexFile file) {
    json.text("filename", file.name());
    json.text("url", file.url().toString());
    json.object("hashes", () -> hashes(json, file.hashes()));
    file.requiresPython().ifPresent(range -> json.text("requires-python", range));
    file.size().ifPresent(size -> json.number("size", size));
    file.uploaded().ifPresent(time -> json.text("upload-time", time));
    yanked(json, file);
    metadata(json, "core-metadata", file);
    metadata(json, "dist-info-metadata", file);
    file.provenance().ifPresent(address -> json.text("provenance", some(address)));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private static void yanked(JsonWriter json, IndexFile file) {
    if (file.yanked().isEmpty() || file.yanked().get().isEmpty()) {
      json.flag("yanked", file.yanked().isPresent());
    } else {
      json.text("yanked", file.yanked().get());
    }
  }

  /// PEP 714 renamed the key; older clients know only the other.
  private static void metadata(JsonWriter json, String key, IndexFile file) {
    if (file.metadata().isEmpty()) {
      json.flag(key, false);
    } else if (file.metadata().get().isEmpty()) {
      json.flag(key, true);
    } else {
      json.object(key, () -> hashes(json, file.metadata().get()));
    }
  }

  static void hashes(JsonWriter json, List<String> hashes) {
    for (String hash : hashes) {
      int colon = hash.indexOf(':');
      json.text(hash.substring(0, colon), hash.substring(colon + 1));
    }
  }
}
