package dev.assay.index.api;

import dev.assay.index.http.Call;
import dev.assay.index.http.Problems;
import dev.assay.report.json.JsonWriter;
import io.helidon.http.HeaderNames;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers in JSON, which nobody on the way may keep.
final class Answers {
  private Answers() {}

  static void object(Call call, int status, Consumer<JsonWriter> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonWriter.ofLine(bytes)) {
      json.object(() -> members.accept(json));
    }
    call.response().status(status);
    call.with(HeaderNames.CACHE_CONTROL, "no-store").send("application/json", bytes.toByteArray());
  }

  /// A list as the one member of an object.
  static <T> void list(Call call, String name, List<T> rows, BiConsumer<JsonWriter, T> members) {
    object(
        call,
        200,
        json ->
            json.array(
                name, () -> rows.forEach(row -> json.object(() -> members.accept(json, row)))));
  }

  static void done(Call call) {
    object(call, 200, json -> json.flag("done", true));
  }

  /// Whether a request has faults; the caller has been told so then.
  static boolean isRefused(Call call, List<String> faults) {
    if (!faults.isEmpty()) {
      Problems.send(call, 400, "not understood", String.join("; ", faults));
    }
    return !faults.isEmpty();
  }

  static void missing(Call call, String what) {
    Problems.send(call, 404, "not found", "there is no such " + what);
  }

  static void moment(JsonWriter json, String name, @Nullable Long millis) {
    json.text(name, Optional.ofNullable(millis).map(it -> Instant.ofEpochMilli(it).toString()));
  }

  /// A whole number of the query, or of the path.
  static OptionalLong number(Optional<String> text) {
    try {
      return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// A part of the path that can name something that is kept.
  static Optional<String> part(Call call, String name) {
    return Optional.of(call.part(name)).filter(text -> text.matches("[ -~]{1,300}"));
  }

  static Optional<String> query(Call call, String name) {
    return call.request().query().first(name).asOptional();
  }
}
