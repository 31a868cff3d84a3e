package dev.assay.core.code.evaluation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a call of something outside the artifact gave (`socket.socket()`): it remembers what it was
/// pointed at, what was put into it, and takes on the labels of both.
final class Thing implements Value {
  final String path;
  final Map<String, Value> fields = new HashMap<>();
  private Taint taint;
  private @Nullable Value target;

  Thing(String path, Taint taint) {
    this.path = path;
    this.taint = taint;
  }

  /// What it is connected to, opened on or sent to.
  @Nullable Value target() {
    return target;
  }

  Thing pointedAt(@Nullable Value newTarget) {
    if (newTarget != null) {
      target = newTarget;
    }
    return this;
  }

  /// Takes on labels, as a file or list does of what is put into it.
  void absorb(Taint more) {
    taint = taint.plus(more);
    if (target instanceof Thing inner) {
      inner.taint = inner.taint.plus(more);
    }
  }

  @Override
  public Taint taint() {
    return taint;
  }

  @Override
  public Value tainted(Taint more) {
    if (taint.plus(more).equals(taint)) {
      return this;
    }
    Thing copy = new Thing(path, taint.plus(more)).pointedAt(target);
    copy.fields.putAll(fields);
    return copy;
  }
}
