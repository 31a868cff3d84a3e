package dev.assay.index.http;

import dev.assay.store.Blob;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/// Sends a file, or the part of it that is asked for (RFC 9110, ranges). Its name is its digest, so
/// that it never changes.
final class BlobSending {
  private static final int CHUNK = 128 << 10;

  /// Buffers that are used again: to make one costs as much as to fill it.
  private static final Queue<byte[]> SPARE = new ArrayBlockingQueue<>(64);

  private BlobSending() {}

  static void send(Call call, Blob blob, String type) {
    String etag = "\"" + blob.sha256() + "\"";
    call.with(HeaderNames.ETAG, etag)
        .with(HeaderNames.ACCEPT_RANGES, "bytes")
        .with(HeaderNames.CACHE_CONTROL, freshness(call))
        .with(HeaderNames.VARY, "Authorization")
        .with(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .with(HeaderNames.CONTENT_TYPE, type);
    if (call.header(HeaderNames.IF_NONE_MATCH).filter(it -> it.contains(etag)).isPresent()) {
      call.send(Status.NOT_MODIFIED_304);
      return;
    }
    Optional<String> asked =
        call.header(HeaderNames.RANGE)
            .filter(_ -> call.header(HeaderNames.IF_RANGE).map(etag::equals).orElse(true));
    switch (asked.map(text -> ByteRange.parse(text, blob.size())).orElse(ByteRange.WHOLE)) {
      case ByteRange.Whole() -> send(call, blob, 0, blob.size());
      case ByteRange.Part(long first, long last) -> {
        call.response().status(Status.PARTIAL_CONTENT_206);
        call.with(HeaderNames.CONTENT_RANGE, "bytes %d-%d/%d".formatted(first, last, blob.size()));
        send(call, blob, first, last - first + 1);
      }
      case ByteRange.Outside() -> {
        call.with(HeaderNames.CONTENT_RANGE, "bytes */" + blob.size());
        call.send(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416);
      }
    }
  }

  /// A cache that others share keeps a file for five minutes, so that one that is revoked is gone
  /// soon, and nothing that was shown to somebody with credentials.
  private static String freshness(Call call) {
    return call.caller().isAnybody() ? "max-age=3600, s-maxage=300" : "private, max-age=3600";
  }

  private static void send(Call call, Blob blob, long first, long length) {
    call.with(HeaderNames.CONTENT_LENGTH, Long.toString(length));
    if (call.isHead()) {
      call.response().send();
      return;
    }
    try (FileChannel file = FileChannel.open(blob.path(), StandardOpenOption.READ)) {
      file.position(first);
      // Small files go out with their head in one write.
      if (length <= CHUNK) {
        byte[] bytes = new byte[(int) length];
        fill(file, ByteBuffer.wrap(bytes));
        call.response().send(bytes);
        return;
      }
      copy(file, call.body(), length);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void copy(FileChannel file, OutputStream body, long length) throws IOException {
    byte[] bytes = Objects.requireNonNullElseGet(SPARE.poll(), () -> new byte[CHUNK]);
    try (body) {
      ByteBuffer chunk = ByteBuffer.wrap(bytes);
      for (long left = length; left > 0; left -= chunk.limit()) {
        chunk.clear().limit((int) Math.min(CHUNK, left));
        fill(file, chunk);
        body.write(bytes, 0, chunk.limit());
      }
    } finally {
      var _ = SPARE.offer(bytes);
    }
  }

  private static void fill(FileChannel file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        throw new EOFException("the file is shorter than it was");
      }
    }
  }
}
