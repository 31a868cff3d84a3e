package dev.assay.index.page;

import dev.assay.core.version.PackageName;
import dev.assay.report.json.JsonWriter;
import dev.assay.upstream.IndexFile;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Renders the files of a project by version, as `/NAME/json` of the public index does, as far as
/// pip-compile reads it. Without it, it fetches every file to know its hash.
public final class ReleasesJson {
  private ReleasesJson() {}

  /// The bytes of the JSON object.
  ///
  /// @param releases files by normalised version
  /// @param page where the page of the project is, from which addresses of files lead on
  public static byte[] of(PackageName name, Map<String, List<IndexFile>> releases, URI page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.object("info", () -> json.text("name", name.normalized()));
            json.object(
                "releases",
                () ->
                    releases.forEach(
                        (version, files) ->
                            json.array(
                                version,
                                () ->
                                    files.forEach(
                                        file -> json.object(() -> file(json, file, page))))));
          });
    }
    return bytes.toByteArray();
  }

  private static void file(JsonWriter json, IndexFile file, URI page) {
    json.text("filename", file.name());
    json.text("url", page.resolve(file.url()).toString());
    json.text("packagetype", file.name().endsWith(".whl") ? "bdist_wheel" : "sdist");
    json.flag("yanked", file.yanked().isPresent());
    json.object("digests", () -> PageJson.hashes(json, file.hashes()));
  }
}
