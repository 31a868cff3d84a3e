package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.List;

/// A tuple, list, set or iterator of known length; a list or set changes in place. `isOpen` says
/// that there may be elements which are not known.
final class Items implements Value {
  /// Which kind of sequence.
  enum Shape {
    TUPLE,
    LIST,
    SET,
    ITERATOR
  }

  /// No sequence is known longer than this.
  static final int LONGEST = 1 << 19;

  final Shape shape;
  final List<Value> all;
  private Taint taint;
  private boolean open;

  Items(Shape shape, List<Value> all, Taint taint) {
    this.shape = shape;
    this.all = all;
    this.taint = taint;
  }

  static Items tuple(Value... values) {
    return new Items(Shape.TUPLE, List.of(values), Taint.NONE);
  }

  static Items list(List<Value> values) {
    return new Items(Shape.LIST, values, Taint.NONE);
  }

  boolean isOpen() {
    return open;
  }

  /// Says that elements may have been added which are not known.
  void open(Taint more) {
    open = true;
    taint = taint.plus(more);
  }

  void add(Value value) {
    if (all instanceof ArrayList<Value> && all.size() < LONGEST) {
      all.add(value);
    } else {
      open(value.taint());
    }
  }

  /// The same elements in another shape.
  Items as(Shape other) {
    Items copy = new Items(other, new ArrayList<>(all), taint);
    copy.open = open;
    return copy;
  }

  @Override
  public Taint taint() {
    return taint;
  }

  @Override
  public Value tainted(Taint more) {
    Taint both = taint.plus(more);
    if (both.equals(taint)) {
      return this;
    }
    Items copy = new Items(shape, all, both);
    copy.open = open;
    return copy;
  }
}
