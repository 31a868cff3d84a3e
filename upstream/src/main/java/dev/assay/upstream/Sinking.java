package dev.assay.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import org.jspecify.annotations.Nullable;

/// Writes the body of a success to a sink as it arrives; the bodies of other answers are discarded.
final class Sinking {
  private final OutputStream sink;
  private volatile @Nullable RuntimeException failure;

  Sinking(OutputStream sink) {
    this.sink = sink;
  }

  BodyHandler<Boolean> handler() {
    return head ->
        head.statusCode() == 200
            ? BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(this::write)), _ -> true)
            : BodySubscribers.replacing(false);
  }

  private void write(byte[] bytes) {
    try {
      sink.write(bytes);
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (RuntimeException broken) {
      failure = broken;
      throw broken;
    }
  }

  /// Throws again what the sink threw: that it cannot be written to is no fault of the index.
  void check() {
    RuntimeException broken = failure;
    if (broken != null) {
      throw broken;
    }
  }
}
