package dev.assay.index.catalog;

import dev.assay.core.verdict.Verdict;
import dev.assay.core.version.PackageName;
import dev.assay.index.admission.Standing;
import dev.assay.report.json.JsonWriter;
import dev.assay.store.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Tells webhooks of files that are not, or no longer, offered.
///
/// @param at in milliseconds
record Telling(Session session, PackageName name, long at) {
  private static final int MOST_FILES = 200;

  /// What has just been judged is refused.
  void refused(Listing.Entry entry, Standing.Refused refused) {
    String event = refused.verdict() == Verdict.DENY ? "file-denied" : "file-held";
    tell(
        event,
        entry.file().name(),
        json -> {
          json.text("version", entry.version());
          json.text("sha256", entry.file().sha256());
          json.texts(
              "rules", refused.reasons().stream().map(it -> it.finding().rule().id()).toList());
        });
  }

  /// Files are no longer handed out: caches in front of us have addresses to forget.
  ///
  /// @param rules by which they are refused, where that is why
  void revoked(List<String> files, List<String> rules) {
    for (int start = 0; start < files.size(); start += MOST_FILES) {
      List<String> some = files.subList(start, Math.min(files.size(), start + MOST_FILES));
      tell(
          "files-revoked",
          name.normalized(),
          json -> {
            json.texts("files", some);
            json.texts("rules", rules);
            json.texts("paths", paths(some));
          });
    }
  }

  private List<String> paths(List<String> files) {
    String project = name.normalized();
    return Stream.concat(
            Stream.of("/simple/" + project + "/"),
            files.stream()
                .map(file -> "/files/" + project + "/" + file)
                .flatMap(path -> Stream.of(path, path + ".metadata")))
        .toList();
  }

  private void tell(String event, String subject, Consumer<JsonWriter> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(
          () -> {
            json.text("project", name.normalized());
            members.accept(json);
          });
    }
    String detail = bytes.toString(StandardCharsets.UTF_8).strip();
    session.webhooks().tell(event, "-", subject, detail, at);
  }
}
