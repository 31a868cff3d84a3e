package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Real;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binary and unary operators over known values; what is not known keeps its labels.
final class Operations {
  private static final int MOST_BITS = 1 << 17;
  private static final int MOST_TEXT = 1 << 23;

  private final Meter meter;
  private final Formatting formatting;

  Operations(Meter meter, Formatting formatting) {
    this.meter = meter;
    this.formatting = formatting;
  }

  Value binary(String operator, Value left, Value right) {
    meter.step();
    Value known = known(operator, left, right);
    if (known == null) {
      return Unknown.of(Contents.taint(left).plus(Contents.taint(right)));
    }
    meter.give();
    return known;
  }

  private @Nullable Value known(String operator, Value left, Value right) {
    if (left instanceof Text text) {
      return text(operator, text, right);
    }
    if (right instanceof Text text && operator.equals("+")) {
      return joined(hole(left), text, text.bytes());
    }
    if (right instanceof Text text && operator.equals("/") && !(left instanceof Whole)) {
      return path(hole(left), text);
    }
    if (left instanceof Items items) {
      return items(operator, items, right);
    }
    if (right instanceof Items items && operator.equals("*")) {
      return items(operator, items, left);
    }
    if (left instanceof Table one && right instanceof Table other && operator.equals("|")) {
      Table both = new Table();
      both.putAll(one);
      both.putAll(other);
      return both;
    }
    if (right instanceof Text text && operator.equals("*")) {
      return repeated(text, left);
    }
    return number(operator, left, right);
  }

  private @Nullable Value text(String operator, Text left, Value right) {
    return switch (operator) {
      case "+" -> joined(left, right instanceof Text text ? text : hole(right), left.bytes());
      case "*" -> repeated(left, right);
      case "%" -> formatting.percent(left, right);
      case "/" -> path(left, right instanceof Text text ? text : hole(right));
      default -> null;
    };
  }

  /// A text that stands for a value of which only the origin is known.
  static Text hole(Value value) {
    return new Text(String.valueOf(Text.HOLE), false, Contents.taint(value).plus(Taint.HOLED));
  }

  private @Nullable Value joined(Text left, Text right, boolean bytes) {
    int length = left.length() + right.length();
    boolean fits =
        length < 64 ? meter.step() : meter.makeText(right.length()) && length < MOST_TEXT;
    return fits ? Text.joined(left, right, bytes) : null;
  }

  private static Value path(Text left, Text right) {
    return Paths.join(left, right);
  }

  private @Nullable Value repeated(Text text, Value times) {
    Integer count = small(times);
    if (count == null || !meter.makeText((long) text.text().length() * count)) {
      return null;
    }
    return text.of(text.text().repeat(count), text.taint().plus(times.taint()));
  }

  private @Nullable Value items(String operator, Items left, Value right) {
    Taint taint = left.taint().plus(right.taint());
    if (right instanceof Items other && (operator.equals("+") || operator.equals("|"))) {
      if (!meter.makeItems((long) left.all.size() + other.all.size())) {
        return null;
      }
      List<Value> all = new ArrayList<>(left.all);
      all.addAll(other.all);
      return openedLike(new Items(left.shape, all, taint), left, other);
    }
    if (operator.equals("+")) {
      List<Value> all = new ArrayList<>(left.all);
      all.add(right);
      Items made = new Items(left.shape, all, taint);
      made.open(Taint.NONE);
      return made;
    }
    Integer count = operator.equals("*") ? small(right) : null;
    if (count == null || !meter.makeItems((long) left.all.size() * count)) {
      return null;
    }
    List<Value> all = new ArrayList<>(left.all.size() * count);
    for (int i = 0; i < count; i++) {
      all.addAll(left.all);
    }
    return openedLike(new Items(left.shape, all, taint), left, left);
  }

  private static Items openedLike(Items made, Items one, Items other) {
    if (one.isOpen() || other.isOpen()) {
      made.open(Taint.NONE);
    }
    return made;
  }

  private static @Nullable Integer small(Value value) {
    Whole whole = whole(value);
    if (whole == null || whole.number().bitLength() > 24) {
      return null;
    }
    return Math.max(0, whole.number().intValue());
  }

  /// The value as an integer; null where it is none.
  static @Nullable Whole whole(Value value) {
    return switch (value) {
      case Whole whole -> whole;
      case Truth truth -> Whole.of(truth.holds() ? 1 : 0, truth.taint());
      default -> null;
    };
  }

  private static @Nullable Double real(Value value) {
    return switch (value) {
      case Real real -> real.number();
      case Whole whole -> whole.number().doubleValue();
      case Truth truth -> truth.holds() ? 1.0 : 0.0;
      default -> null;
    };
  }

  private @Nullable Value number(String operator, Value left, Value right) {
    Whole one = whole(left);
    Whole other = whole(right);
    Taint taint = left.taint().plus(right.taint());
    if (one != null && other != null && !operator.equals("/")) {
      BigInteger result = integer(operator, one.number(), other.number());
      return result == null ? null : new Whole(result, taint);
    }
    Double first = real(left);
    Double second = real(right);
    if (first == null || second == null) {
      return null;
    }
    return switch (operator) {
      case "+" -> new Real(first + second, taint);
      case "-" -> new Real(first - second, taint);
      case "*" -> new Real(first * second, taint);
      case "/" -> second == 0 ? null : new Real(first / second, taint);
      case "//" -> second == 0 ? null : new Real(Math.floor(first / second), taint);
      case "%" -> second == 0 ? null : new Real(first - second * Math.floor(first / second), taint);
      case "**" -> new Real(Math.pow(first, second), taint);
      default -> null;
    };
  }

  private @Nullable BigInteger integer(String operator, BigInteger left, BigInteger right) {
    meter.makeText((left.bitLength() + right.bitLength()) >> 5);
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> fits(left.bitLength() + right.bitLength()) ? left.multiply(right) : null;
      case "//" -> right.signum() == 0 ? null : floor(left, right);
      case "%" -> right.signum() == 0 ? null : left.subtract(floor(left, right).multiply(right));
      case "**" -> power(left, right);
      case "^" -> left.xor(right);
      case "&" -> left.and(right);
      case "|" -> left.or(right);
      case "<<" -> shift(left, right);
      case ">>" ->
          right.bitLength() > 31 || right.signum() < 0 ? null : left.shiftRight(right.intValue());
      default -> null;
    };
  }

  private static boolean fits(long bits) {
    return bits <= MOST_BITS;
  }

  private static @Nullable BigInteger shift(BigInteger left, BigInteger right) {
    boolean known = right.signum() >= 0 && right.bitLength() <= 20;
    return known && fits((long) left.bitLength() + right.intValue())
        ? left.shiftLeft(right.intValue())
        : null;
  }

  private static BigInteger floor(BigInteger left, BigInteger right) {
    BigInteger[] parts = left.divideAndRemainder(right);
    boolean below = parts[1].signum() != 0 && parts[1].signum() != right.signum();
    return below ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private @Nullable BigInteger power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0 || exponent.bitLength() > 20) {
      return null;
    }
    long bits = (long) Math.max(1, base.bitLength()) * exponent.intValue();
    return fits(bits) && meter.makeText(bits >> 3) ? base.pow(exponent.intValue()) : null;
  }

  Value unary(String operator, Value operand) {
    Taint taint = operand.taint();
    Whole whole = whole(operand);
    if (operator.equals("not")) {
      lookAt(operand);
      return switch (Decision.of(operand)) {
        case YES -> new Truth(false, taint);
        case NO -> new Truth(true, taint);
        case OPEN -> Unknown.of(taint);
      };
    }
    if (whole != null) {
      BigInteger number = whole.number();
      return new Whole(
          switch (operator) {
            case "-" -> number.negate();
            case "~" -> number.not();
            default -> number;
          },
          taint);
    }
    if (operand instanceof Real real) {
      return new Real(operator.equals("-") ? -real.number() : real.number(), taint);
    }
    return Unknown.of(taint);
  }

  /// Counts a look at a value by which a loop may end.
  void lookAt(Value value) {
    if (value instanceof Whole || value instanceof Text || value instanceof Items) {
      meter.use();
    }
  }

  Value compare(String operator, Value left, Value right) {
    Taint taint = left.taint().plus(right.taint());
    Boolean holds = taint.isWhole() ? holds(operator, left, right) : null;
    lookAt(left);
    return holds == null
        ? Unknown.of(Contents.taint(left).plus(Contents.taint(right)))
        : new Truth(holds, taint);
  }

  private static @Nullable Boolean holds(String operator, Value left, Value right) {
    return switch (operator) {
      case "in" -> contains(right, left);
      case "not in" -> negated(contains(right, left));
      case "==", "is" -> Equality.of(left, right);
      case "!=", "<>", "is not" -> negated(Equality.of(left, right));
      default -> ordered(operator, left, right);
    };
  }

  private static @Nullable Boolean negated(@Nullable Boolean holds) {
    return holds == null ? null : !holds;
  }

  private static @Nullable Boolean contains(Value container, Value element) {
    return switch (container) {
      case Text text when element instanceof Text part -> text.text().contains(part.text());
      case Text text when text.bytes() && element instanceof Whole whole ->
          text.text().indexOf(whole.number().intValue()) >= 0;
      case Items items -> Equality.contains(items, element);
      case Table table -> {
        Value found = table.find(element);
        boolean open = table.isOpen() || found instanceof Unknown;
        yield found == null ? Boolean.FALSE : open ? null : Boolean.TRUE;
      }
      default -> null;
    };
  }

  private static @Nullable Boolean ordered(String operator, Value left, Value right) {
    Integer order = order(left, right);
    if (order == null) {
      return null;
    }
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      default -> null;
    };
  }

  /// Which of two values comes first; null where that is not known.
  static @Nullable Integer order(Value left, Value right) {
    if (left instanceof Text one && right instanceof Text other) {
      return one.text().compareTo(other.text());
    }
    Whole one = whole(left);
    Whole other = whole(right);
    if (one != null && other != null) {
      return one.number().compareTo(other.number());
    }
    Double first = real(left);
    Double second = real(right);
    if (first != null && second != null) {
      return first.compareTo(second);
    }
    if (left instanceof Items a && right instanceof Items b && !a.isOpen() && !b.isOpen()) {
      for (int i = 0; i < Math.min(a.all.size(), b.all.size()) && i < 8; i++) {
        Integer order = order(a.all.get(i), b.all.get(i));
        if (order == null || order != 0) {
          return order;
        }
      }
      return Integer.compare(a.all.size(), b.all.size());
    }
    return null;
  }

  /// What a name outside the artifact is called, else nothing.
  static String path(Value value) {
    return value instanceof Name name ? name.path() : value instanceof Nothing ? "None" : "";
  }
}
