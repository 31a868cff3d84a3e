package dev.assay.upstream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of a server, fetched in parts (RFC 9110, ranges): its end first, and then whatever is
/// read, further ahead each time. It is read by one thread, in few requests, bytes and seconds.
final class RangedFile implements SeekableByteChannel {
  private static final int TAIL = 80 << 10;
  private static final int AHEAD = 16 << 10;
  private static final int GROWTH = 2;
  private static final int MOST_REQUESTS = 8;
  private static final int MOST_BYTES = 24 << 20;
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  private final Transport transport;
  private final URI address;
  private final long end = System.nanoTime() + LONGEST.toNanos();
  private final long size;
  private final Part tail;
  private Part window;
  private long position;
  private int requests = 1;
  private long bytes;

  /// Bytes of a file, from the place `first` on.
  private record Part(long first, byte[] bytes, long total) {
    boolean holds(long place) {
      return place >= first && place < first + bytes.length;
    }
  }

  /// The server sends whole files only.
  static final class WholeOnlyException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /// @param stated how long the index says that it is
  /// @throws IOException when its end cannot be had
  RangedFile(Transport transport, URI address, OptionalLong stated) throws IOException {
    this.transport = transport;
    this.address = address;
    this.tail = stated.isPresent() ? last(stated.getAsLong()) : fetch("bytes=-" + TAIL);
    this.size = tail.total();
    if (tail.first() + tail.bytes().length != size) {
      throw new IOException("it sends another part than was asked for");
    }
    this.window = tail;
    this.bytes = tail.bytes().length;
  }

  private Part last(long stated) throws IOException {
    if (stated < 1) {
      throw new IOException("it is empty");
    }
    Part part = part(Math.max(0, stated - TAIL), stated - 1);
    if (part.total() != stated) {
      throw new IOException(
          String.format(Locale.ROOT, "it has %d bytes; the index states %d", part.total(), stated));
    }
    return part;
  }

  private Part part(long first, long last) throws IOException {
    Part part = fetch("bytes=" + first + "-" + last);
    if (part.first() != first || part.bytes().length != last - first + 1) {
      throw new IOException("it sends another part than was asked for");
    }
    return part;
  }

  private Part fetch(String range) throws IOException {
    Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    return switch (transport.fetch(
        address,
        Map.of("Accept", "*/*", "Range", range),
        partial(),
        new Transport.Bounds(MOST_BYTES, left))) {
      case Transport.Outcome.Failed<byte[]>(String reason) -> throw new IOException(reason);
      case Transport.Outcome.Answered<byte[]>(HttpResponse<byte[]> response) -> {
        if (response.statusCode() == 200) {
          throw new WholeOnlyException();
        }
        if (response.statusCode() != 206) {
          throw new IOException("status " + response.statusCode());
        }
        yield read(response);
      }
    };
  }

  private static Part read(HttpResponse<byte[]> response) throws IOException {
    if (response.headers().firstValue("Content-Encoding").isPresent()) {
      throw new WholeOnlyException();
    }
    Matcher range =
        CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    if (!range.matches()) {
      throw new IOException("it does not say which part it sends");
    }
    long first = Long.parseLong(range.group(1));
    long length = Long.parseLong(range.group(2)) - first + 1;
    if (length != response.body().length) {
      throw new IOException("it sends another part than it says");
    }
    return new Part(first, response.body(), Long.parseLong(range.group(3)));
  }

  /// What is no part is not waited for.
  private static BodyHandler<byte[]> partial() {
    return head -> head.statusCode() == 206 ? BodySubscribers.ofByteArray() : new Unwanted();
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (position >= size) {
      return -1;
    }
    Part part = at(position, into.remaining());
    int from = (int) (position - part.first());
    int length = Math.min(into.remaining(), part.bytes().length - from);
    into.put(part.bytes(), from, length);
    position += length;
    return length;
  }

  private Part at(long place, int wanted) throws IOException {
    if (tail.holds(place)) {
      return tail;
    }
    if (!window.holds(place)) {
      long ahead = (long) AHEAD << (GROWTH * (requests - 1));
      long length = Math.min(Math.max(wanted, ahead), tail.first() - place);
      if (++requests > MOST_REQUESTS || (bytes += length) > MOST_BYTES) {
        throw new IOException("too much of it is needed");
      }
      window = part(place, place + length - 1);
    }
    return window;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long place) {
    position = place;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException("it is only read");
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new UnsupportedOperationException("it is only read");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}

  /// A body that is not received.
  private static final class Unwanted implements BodySubscriber<byte[]> {
    @Override
    public CompletionStage<byte[]> getBody() {
      return CompletableFuture.completedFuture(new byte[0]);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> part) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}
