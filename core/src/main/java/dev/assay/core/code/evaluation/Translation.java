package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Whole;
import org.jspecify.annotations.Nullable;

/// `str.maketrans` and `translate`.
final class Translation {
  /// A text is hidden where more than one in so many of its characters stands for another.
  private static final int HIDING = 3;

  private Translation() {}

  static @Nullable Value table(Arguments arguments) {
    Value first = arguments.at(0);
    Table table = new Table();
    if (first instanceof Table given) {
      for (Table.Entry entry : given.entries().values()) {
        boolean letter = entry.key() instanceof Text key && key.text().length() == 1;
        Value key = letter ? Whole.of(((Text) entry.key()).text().charAt(0)) : entry.key();
        table.put(key, entry.value());
      }
      return table;
    }
    if (!(first instanceof Text from) || !(arguments.at(1) instanceof Text to)) {
      return null;
    }
    int length = Math.min(Math.min(from.text().length(), to.text().length()), 1 << 12);
    for (int i = 0; i < length; i++) {
      table.put(Whole.of(from.text().charAt(i)), Whole.of(to.text().charAt(i)));
    }
    if (arguments.at(2) instanceof Text dropped && dropped.text().length() < 1 << 12) {
      dropped.text().chars().forEach(c -> table.put(Whole.of(c), Nothing.PLAIN));
    }
    return table;
  }

  static @Nullable Value apply(Text text, Value by) {
    StringBuilder translated = new StringBuilder(text.text().length());
    int changed = 0;
    for (int i = 0; i < text.text().length(); i++) {
      char c = text.text().charAt(i);
      Value to = replacement(by, c);
      changed += to == null ? 0 : 1;
      switch (to) {
        case null -> translated.append(c);
        case Nothing _ -> {}
        case Text letters when letters.text().length() <= 8 -> translated.append(letters.text());
        case Whole code when code.number().bitLength() <= 16 ->
            translated.append((char) code.number().intValue());
        default -> {
          return null;
        }
      }
    }
    Taint taint = text.taint().plus(by.taint());
    boolean hidden = changed * HIDING > text.length();
    return text.of(translated.toString(), hidden ? taint.decodedBy("substitution") : taint);
  }

  private static @Nullable Value replacement(Value by, char c) {
    return switch (by) {
      case Table table -> table.find(Whole.of(c));
      case Text table -> c < table.text().length() ? Whole.of(table.text().charAt(c)) : null;
      default -> by;
    };
  }
}
