package dev.assay.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;

/// Writes the body of a success to a sink as it arrives; the bodies of other answers are discarded.
final class Sinking {
  private Sinking() {}

  static BodyHandler<Boolean> handler(OutputStream sink) {
    return head ->
        head.statusCode() == 200
            ? BodySubscribers.mapping(
                BodySubscribers.ofByteArrayConsumer(
                    part -> part.ifPresent(bytes -> write(sink, bytes))),
                _ -> true)
            : BodySubscribers.replacing(false);
  }

  private static void write(OutputStream sink, byte[] bytes) {
    try {
      sink.write(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
