package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act.Label;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of where a value came from: labels, how it was decoded, and how sure it is.
///
/// @param mask one bit for each [Label] by ordinal, and the bits below
/// @param decoding the decoders it went through, first to last, or null
record Taint(int mask, @Nullable String decoding) {
  /// The value is one of several that it may be.
  static final int UNSURE = 1 << 31;

  /// The value hangs on the command line.
  static final int COMMAND_LINE = 1 << 30;

  /// Part of the value is not known: its text holds [Text#HOLE].
  static final int PARTIAL = 1 << 29;

  static final Taint NONE = new Taint(0, null);
  static final Taint HOLED = new Taint(PARTIAL, null);

  private static final int LABELS = (1 << Label.values().length) - 1;
  private static final int LONGEST_DECODING = 100;
  private static final Taint[] SINGLE = new Taint[Label.values().length];

  static {
    for (Label label : Label.values()) {
      SINGLE[index(label)] = new Taint(bit(label), null);
    }
  }

  /// The bit of a label. Masks are never stored, so that the order of labels may change.
  @SuppressWarnings("EnumOrdinal")
  private static int index(Label label) {
    return label.ordinal();
  }

  static int bit(Label label) {
    return 1 << index(label);
  }

  static Taint of(Label label) {
    return SINGLE[index(label)];
  }

  Taint plus(Taint other) {
    int both = mask | other.mask;
    if (both == mask && (decoding != null || other.decoding == null)) {
      return this;
    }
    if (both == other.mask && decoding == null) {
      return other;
    }
    return new Taint(both, decoding == null ? other.decoding : decoding);
  }

  Taint with(int bit) {
    return (mask & bit) == bit ? this : new Taint(mask | bit, decoding);
  }

  Taint without(int bit) {
    return (mask & bit) == 0 ? this : new Taint(mask & ~bit, decoding);
  }

  Taint with(Label label) {
    return with(bit(label));
  }

  /// The same after one more decoder.
  Taint decodedBy(String decoder) {
    String how = decoding == null ? decoder : decoding;
    if (decoding != null && how.length() < LONGEST_DECODING && !how.endsWith("…")) {
      how = how.length() + decoder.length() < LONGEST_DECODING ? how + ", " + decoder : how + ", …";
    }
    return new Taint(mask | bit(Label.DECODED), how);
  }

  /// The same where it does not matter that it was decoded.
  Taint undecoded() {
    return has(Label.DECODED) ? new Taint(mask & ~bit(Label.DECODED), null) : this;
  }

  boolean isNone() {
    return mask == 0 && decoding == null;
  }

  boolean has(int bit) {
    return (mask & bit) != 0;
  }

  boolean has(Label label) {
    return (mask & bit(label)) != 0;
  }

  /// Whether the value is exactly this one.
  boolean isSure() {
    return (mask & (UNSURE | PARTIAL)) == 0;
  }

  /// Whether no part of the value is missing.
  boolean isWhole() {
    return (mask & PARTIAL) == 0;
  }

  boolean hasLabels() {
    return (mask & LABELS) != 0;
  }

  Set<Label> labels() {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    for (Label label : Label.values()) {
      if (has(label)) {
        labels.add(label);
      }
    }
    return labels;
  }
}
