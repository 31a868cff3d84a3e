package dev.assay.upstream;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// How much of an answer has come so far.
final class Progress {
  private volatile long parts;

  /// Grows with each part of the body that comes.
  long parts() {
    return parts;
  }

  /// The same handler, watched.
  <T> BodyHandler<T> watching(BodyHandler<T> handler) {
    return head -> new Watched<>(handler.apply(head));
  }

  private final class Watched<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> to;

    Watched(BodySubscriber<T> to) {
      this.to = to;
    }

    @Override
    public CompletionStage<T> getBody() {
      return to.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(subscription);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time brings parts
    public void onNext(List<ByteBuffer> part) {
      parts++;
      to.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
      to.onError(failure);
    }

    @Override
    public void onComplete() {
      to.onComplete();
    }
  }
}
