package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.fact.Act;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One evaluation of a module, class body or function: its names, when it happens, who called it.
final class Frame {
  final Scope scope;
  final Unit unit;
  final Origin origin;
  final Act.Phase phase;
  final @Nullable Frame caller;
  final int calledAt;

  /// The class whose body or method this is, and the object it was called on.
  final @Nullable ObjectClass owner;

  final @Nullable Value self;

  /// The function whose body this is.
  final Value.@Nullable Function function;

  Act.Reach reach;

  /// How many branches deep it is that may not be taken.
  int unsure;

  /// Whether failures are passed over in silence here.
  boolean swallowing;

  /// Whether what is called now runs beside the rest.
  boolean threading;

  /// Whether the import of a module leads here.
  boolean importing;

  private @Nullable Value result;
  private @Nullable List<Value> yielded;
  private boolean yieldsMore;

  private Frame(
      Scope scope,
      Unit unit,
      Origin origin,
      Act.Phase phase,
      Act.Reach reach,
      @Nullable Frame caller,
      int calledAt,
      @Nullable ObjectClass owner,
      Value.@Nullable Function function,
      @Nullable Value self) {
    this.scope = scope;
    this.unit = unit;
    this.origin = origin;
    this.phase = phase;
    this.reach = reach;
    this.caller = caller;
    this.calledAt = calledAt;
    this.function = function;
    this.owner = owner;
    this.self = self;
  }

  /// The top level of a module.
  static Frame ofModule(Unit unit, Act.Phase phase, Act.Reach reach) {
    return new Frame(unit.scope, unit, unit.origin, phase, reach, null, 0, null, null, null);
  }

  /// The top level of a module while it is imported.
  static Frame ofImport(Unit unit, Act.Phase phase, Act.Reach reach) {
    Frame frame = ofModule(unit, phase, reach);
    frame.importing = true;
    return frame;
  }

  /// When it happens: also a module that nothing is known to lead to acts when it is imported.
  Act.Phase moment() {
    return importing && phase == Act.Phase.CALL ? Act.Phase.IMPORT : phase;
  }

  /// The body of a function that is called at an offset of this one.
  Frame calling(Value.Function function, Scope names, int offset, @Nullable Value receiver) {
    Frame inner =
        new Frame(
            names,
            unit,
            function.origin(),
            phase,
            reach,
            this,
            offset,
            function.owner(),
            function,
            receiver);
    inner.importing = importing;
    return inner;
  }

  /// The same place with other names, as in the body of a class or a comprehension.
  Frame with(Scope names) {
    Frame inner =
        new Frame(names, unit, origin, phase, reach, caller, calledAt, owner, function, self);
    inner.unsure = unsure;
    inner.importing = importing;
    return inner;
  }

  /// The body of a class.
  Frame inClass(ObjectClass type) {
    Frame inner =
        new Frame(
            type.members(), unit, origin, phase, reach, caller, calledAt, type, function, self);
    inner.unsure = unsure;
    inner.importing = importing;
    return inner;
  }

  /// A text that is executed among these names.
  Frame executing(Origin text) {
    Frame inner =
        new Frame(scope, unit, text, phase, reach, caller, calledAt, owner, function, self);
    inner.unsure = unsure;
    inner.importing = importing;
    return inner;
  }

  /// The same at another time.
  Frame during(Act.Phase other) {
    return new Frame(scope, unit, origin, other, reach, caller, calledAt, owner, function, self);
  }

  void returns(Value value) {
    Value before = result;
    result = before == null ? value : Join.of(before, value);
  }

  /// What a generator gives, again where a loop goes round it any number of times.
  void yields(Value value) {
    List<Value> all = yielded;
    if (all == null) {
      all = new ArrayList<>();
      yielded = all;
    }
    if (all.size() < Items.LONGEST) {
      all.add(value);
    }
    yieldsMore |= unsure > 0;
  }

  /// What the call gives.
  Value outcome() {
    List<Value> all = yielded;
    if (all != null) {
      Items items = new Items(Items.Shape.ITERATOR, all, Taint.NONE);
      if (yieldsMore) {
        items.open(Taint.NONE);
      }
      return items;
    }
    Value value = result;
    return value == null ? Value.Nothing.PLAIN : value;
  }

  /// How many of the calls that led here are of one function, as far as is worth counting.
  int depthOf(Value.Function function) {
    int count = 0;
    Frame frame = this;
    for (int i = 0; frame != null && i < 400; i++) {
      count += function.equals(frame.function) ? 1 : 0;
      frame = frame.caller;
    }
    return count;
  }
}
