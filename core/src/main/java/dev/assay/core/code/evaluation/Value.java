package dev.assay.core.code.evaluation;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Parameters;
import dev.assay.core.python.Statement;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an expression stands for, as far as it is known.
sealed interface Value permits Value.Scalar, Value.Callable, Value.Holder, Items, Table, Thing {
  /// Chains of values that hold another are no longer, for they are compared by recursion.
  int LONGEST_CHAIN = 12;

  /// Where it came from.
  Taint taint();

  /// The same from another place as well.
  Value tainted(Taint taint);

  /// A value that never changes.
  sealed interface Scalar extends Value permits Unknown, Nothing, Truth, Whole, Real, Text {}

  /// What can be called.
  sealed interface Callable extends Value {}

  /// What has members that can be looked up by name.
  sealed interface Holder extends Value {}

  /// A value of which only the origin is known.
  record Unknown(Taint taint) implements Scalar {
    static final Unknown PLAIN = new Unknown(Taint.NONE);

    static Unknown of(Taint taint) {
      Taint known = taint.without(Taint.PARTIAL);
      return known.isNone() ? PLAIN : new Unknown(known);
    }

    @Override
    public Value tainted(Taint more) {
      return of(taint.plus(more));
    }
  }

  /// `None`.
  record Nothing(Taint taint) implements Scalar {
    static final Nothing PLAIN = new Nothing(Taint.NONE);

    @Override
    public Value tainted(Taint more) {
      return new Nothing(taint.plus(more));
    }
  }

  /// `True` or `False`.
  record Truth(boolean holds, Taint taint) implements Scalar {
    static final Truth TRUE = new Truth(true, Taint.NONE);
    static final Truth FALSE = new Truth(false, Taint.NONE);

    static Truth of(boolean holds) {
      return holds ? TRUE : FALSE;
    }

    @Override
    public Value tainted(Taint more) {
      return new Truth(holds, taint.plus(more));
    }
  }

  /// An integer of any size.
  record Whole(BigInteger number, Taint taint) implements Scalar {
    private static final Whole[] SMALL = new Whole[257];

    static {
      for (int i = 0; i < SMALL.length; i++) {
        SMALL[i] = new Whole(BigInteger.valueOf(i), Taint.NONE);
      }
    }

    static Whole of(long number) {
      return number >= 0 && number < SMALL.length
          ? SMALL[(int) number]
          : new Whole(BigInteger.valueOf(number), Taint.NONE);
    }

    static Whole of(long number, Taint taint) {
      return taint.isNone() ? of(number) : new Whole(BigInteger.valueOf(number), taint);
    }

    @Override
    public Value tainted(Taint more) {
      return new Whole(number, taint.plus(more));
    }
  }

  /// A floating-point number.
  record Real(double number, Taint taint) implements Scalar {
    @Override
    public Value tainted(Taint more) {
      return new Real(number, taint.plus(more));
    }
  }

  /// A name outside the artifact, by its full path (`os.environ`), or a builtin (`builtins.exec`).
  record Name(String path, Taint taint) implements Callable {
    static Name of(String path) {
      return new Name(path, Taint.NONE);
    }

    @Override
    public Value tainted(Taint more) {
      Taint both = taint.plus(more);
      return both.equals(taint) ? this : new Name(path, both);
    }
  }

  /// A function or lambda of the artifact; a lambda has an expression as its body.
  record Function(
      String name,
      Parameters parameters,
      List<Statement> body,
      Optional<Expression> result,
      Scope closure,
      Origin origin,
      int start,
      Map<String, Value> defaults,
      List<String> decorators,
      @Nullable ObjectClass owner)
      implements Callable {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return name;
    }

    @Override
    public Taint taint() {
      return Taint.NONE;
    }

    @Override
    public Value tainted(Taint more) {
      return this;
    }
  }

  /// A function with its first arguments given: a bound method, or `functools.partial`.
  record Partial(Value function, Arguments given) implements Callable {
    /// A function with arguments given; of a chain of them no end is known.
    static Value of(Value function, Arguments given) {
      if (isChain(function, LONGEST_CHAIN)) {
        return Unknown.of(given.rest());
      }
      for (Value argument : given.positional()) {
        if (isChain(argument, LONGEST_CHAIN)) {
          return Unknown.of(given.rest());
        }
      }
      return new Partial(function, given);
    }

    /// Whether a value holds others through so many of these.
    private static boolean isChain(Value value, int length) {
      if (!(value instanceof Partial partial)) {
        return false;
      }
      if (length == 0 || isChain(partial.function, length - 1)) {
        return true;
      }
      for (Value argument : partial.given.positional()) {
        if (isChain(argument, length - 1)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Taint taint() {
      return function.taint();
    }

    @Override
    public Value tainted(Taint more) {
      return this;
    }
  }

  /// A method of a value that is no object of the artifact.
  record Method(Value receiver, String name) implements Callable {
    /// A method of a value; of a chain of methods no end is known.
    static Value of(Value receiver, String name) {
      Value at = receiver;
      for (int i = 0; at instanceof Method method; i++) {
        if (i == LONGEST_CHAIN) {
          return Unknown.of(receiver.taint());
        }
        at = method.receiver;
      }
      return new Method(receiver, name);
    }

    @Override
    public Taint taint() {
      return receiver.taint();
    }

    @Override
    public Value tainted(Taint more) {
      return new Method(receiver.tainted(more), name);
    }
  }

  /// A class of the artifact.
  record ObjectClass(String name, List<Value> bases, Scope members, int start) implements Holder {
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return name;
    }

    @Override
    public Taint taint() {
      return Taint.NONE;
    }

    @Override
    public Value tainted(Taint more) {
      return this;
    }

    /// Looks a member up in the class and the classes above it.
    @Nullable Value find(String member, int depth) {
      Value own = members.own(member);
      if (own != null || depth == 0) {
        return own;
      }
      for (Value base : bases) {
        Value found =
            switch (base) {
              case ObjectClass type -> type.find(member, depth - 1);
              default -> null;
            };
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }

  /// An object of a class of the artifact.
  record Instance(ObjectClass type, Map<String, Value> fields, Taint taint) implements Holder {
    static Instance of(ObjectClass type) {
      return new Instance(type, new HashMap<>(), Taint.NONE);
    }

    @Override
    public Value tainted(Taint more) {
      return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public String toString() {
      return type.name;
    }
  }

  /// A module of the artifact.
  record LoadedModule(Unit unit) implements Holder {
    @Override
    public Taint taint() {
      return Taint.NONE;
    }

    @Override
    public Value tainted(Taint more) {
      return this;
    }
  }

  /// The members of something by name: `globals()`, `vars(module)`, `module.__dict__`.
  record Members(Value of) implements Holder {
    @Override
    public Taint taint() {
      return of.taint();
    }

    @Override
    public Value tainted(Taint more) {
      return this;
    }
  }

  /// Text that was compiled.
  record Code(Text text, String mode) implements Holder {
    @Override
    public Taint taint() {
      return text.taint();
    }

    @Override
    public Value tainted(Taint more) {
      return new Code((Text) text.tainted(more), mode);
    }
  }
}
