package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Methods of `str` and `bytes`. A result that is not known is null.
final class TextMethods {
  private final Meter meter;
  private final Subscripts subscripts;
  private final Decoders decoders;

  TextMethods(Meter meter, Subscripts subscripts, Decoders decoders) {
    this.meter = meter;
    this.subscripts = subscripts;
    this.decoders = decoders;
  }

  @Nullable Value call(Text text, String method, Arguments arguments) {
    if (!meter.makeText(text.text().length())) {
      return null;
    }
    Value converted = converted(text, method, arguments);
    if (converted != null) {
      return converted;
    }
    Value first = arguments.at(0);
    Text argument = first instanceof Text given ? given : null;
    return switch (method) {
      case "join" -> first == null ? null : joined(text, first);
      case "split", "rsplit" -> split(text, arguments, method.equals("rsplit"));
      case "splitlines" -> pieces(text, List.of(text.text().split("\r\n|\r|\n", -1)));
      case "replace" -> replaced(text, arguments);
      case "translate" -> first == null ? null : Translation.apply(text, first);
      case "encode" -> decoders.encoded(text, argument);
      case "decode" -> decoders.decoded(text, argument);
      case "partition", "rpartition" ->
          argument == null ? null : partitioned(text, argument.text(), method);
      case "removeprefix" ->
          argument == null
              ? null
              : changed(
                  text,
                  text.text().startsWith(argument.text())
                      ? text.text().substring(argument.text().length())
                      : text.text());
      case "removesuffix" ->
          argument == null
              ? null
              : changed(
                  text,
                  text.text().endsWith(argument.text())
                      ? text.text().substring(0, text.text().length() - argument.text().length())
                      : text.text());
      default -> text.isWhole() ? asked(text, method, arguments, argument) : null;
    };
  }

  private static @Nullable Value converted(Text text, String method, Arguments arguments) {
    String content = text.text();
    String set = arguments.at(0) instanceof Text given ? given.text() : null;
    return switch (method) {
      case "lower", "casefold" -> changed(text, content.toLowerCase(Locale.ROOT));
      case "upper" -> changed(text, content.toUpperCase(Locale.ROOT));
      case "swapcase" -> changed(text, swapped(content));
      case "capitalize" ->
          changed(
              text,
              content.isEmpty()
                  ? ""
                  : content.substring(0, 1).toUpperCase(Locale.ROOT)
                      + content.substring(1).toLowerCase(Locale.ROOT));
      case "title" -> changed(text, titled(content));
      case "strip" -> changed(text, stripped(content, set, true, true));
      case "lstrip" -> changed(text, stripped(content, set, true, false));
      case "rstrip" -> changed(text, stripped(content, set, false, true));
      case "expandtabs",
          "__str__",
          "format_map",
          "tobytes",
          "as_posix",
          "resolve",
          "absolute",
          "expanduser",
          "copy" ->
          text;
      default -> null;
    };
  }

  private static Text changed(Text text, String content) {
    return text.of(content, text.taint());
  }

  private static String swapped(String text) {
    StringBuilder swapped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      swapped.append(
          Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
    }
    return swapped.toString();
  }

  private static String titled(String text) {
    StringBuilder titled = new StringBuilder(text.length());
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      titled.append(inside ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inside = Character.isLetter(c);
    }
    return titled.toString();
  }

  private static String stripped(String text, @Nullable String set, boolean left, boolean right) {
    int from = 0;
    int to = text.length();
    while (left && from < to && isIn(text.charAt(from), set)) {
      from++;
    }
    while (right && to > from && isIn(text.charAt(to - 1), set)) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isIn(char c, @Nullable String set) {
    return set == null ? Character.isWhitespace(c) : set.indexOf(c) >= 0;
  }

  private @Nullable Value joined(Text separator, Value parts) {
    List<Value> all = subscripts.iterate(parts);
    if (all == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    Taint taint = separator.taint().plus(parts.taint());
    String between = separator.text();
    for (int i = 0; i < all.size(); i++) {
      Text part = all.get(i) instanceof Text known ? known : Operations.hole(all.get(i));
      if (!meter.makeText(part.text().length() + between.length()) || text.length() > 1 << 22) {
        return null;
      }
      text.append(i == 0 ? "" : between).append(part.text());
      taint = taint.plus(part.taint());
    }
    return separator.of(text.toString(), taint);
  }

  private @Nullable Value split(Text text, Arguments arguments, boolean fromRight) {
    Value separator = arguments.find(0, "sep");
    Value most = arguments.find(1, "maxsplit");
    Whole limit = most == null ? null : Operations.whole(most);
    int count =
        limit == null || limit.number().signum() < 0 || limit.number().bitLength() > 20
            ? Items.LONGEST
            : limit.number().intValue();
    if (separator instanceof Text by && !by.text().isEmpty()) {
      return pieces(text, Splitting.by(text.text(), by.text(), count, fromRight));
    }
    boolean blanks = separator == null || separator instanceof Value.Nothing;
    return blanks ? pieces(text, Splitting.byBlanks(text.text(), count)) : null;
  }

  private @Nullable Value pieces(Text text, List<String> parts) {
    if (!meter.makeItems(parts.size())) {
      return null;
    }
    List<Value> all = new ArrayList<>(parts.size());
    for (String part : parts) {
      boolean whole = part.indexOf(Text.HOLE) < 0;
      all.add(text.of(part, whole ? text.taint().without(Taint.PARTIAL) : text.taint()));
    }
    return Items.list(all);
  }

  private @Nullable Value replaced(Text text, Arguments arguments) {
    if (!(arguments.at(0) instanceof Text old) || arguments.at(1) == null) {
      return null;
    }
    Value with = arguments.at(1);
    Text replacement = with instanceof Text known ? known : Operations.hole(with);
    long length = text.text().length();
    long longest = (length + 1) * (1 + replacement.text().length());
    if (!old.isWhole() || (longest > 1 << 22 && !meter.makeText(longest))) {
      return null;
    }
    boolean found = text.text().contains(old.text());
    String content = text.text().replace(old.text(), replacement.text());
    return text.of(content, found ? text.taint().plus(replacement.taint()) : text.taint());
  }

  private static Value partitioned(Text text, String by, String method) {
    int at = method.equals("partition") ? text.text().indexOf(by) : text.text().lastIndexOf(by);
    if (at < 0) {
      Value empty = changed(text, "");
      return method.equals("partition")
          ? Items.tuple(text, empty, empty)
          : Items.tuple(empty, empty, text);
    }
    return Items.tuple(
        changed(text, text.text().substring(0, at)),
        changed(text, by),
        changed(text, text.text().substring(at + by.length())));
  }

  private static @Nullable Value asked(
      Text text, String method, Arguments arguments, @Nullable Text argument) {
    String content = text.text();
    if (argument == null) {
      return told(text, method, arguments);
    }
    String part = argument.text();
    Taint taint = text.taint().plus(argument.taint());
    return switch (method) {
      case "startswith" -> new Truth(content.startsWith(part), taint);
      case "endswith" -> new Truth(content.endsWith(part), taint);
      case "find", "index" -> Whole.of(content.indexOf(part), taint);
      case "rfind", "rindex" -> Whole.of(content.lastIndexOf(part), taint);
      case "count" ->
          part.isEmpty()
              ? null
              : Whole.of(Splitting.by(content, part, Items.LONGEST, false).size() - 1L, taint);
      case "joinpath" -> PathFunctions.below(text, arguments);
      case "with_suffix" ->
          changed(
              text, content.substring(0, content.length() - Paths.suffix(content).length()) + part);
      case "with_name" -> Paths.join(changed(text, Paths.parent(content)), argument);
      default -> null;
    };
  }

  /// What a text tells of itself.
  private static @Nullable Value told(Text text, String method, Arguments arguments) {
    String content = text.text();
    return switch (method) {
      case "isdigit", "isnumeric", "isdecimal" ->
          truth(text, !content.isEmpty() && content.chars().allMatch(Character::isDigit));
      case "isalpha" ->
          truth(text, !content.isEmpty() && content.chars().allMatch(Character::isLetter));
      case "isalnum" ->
          truth(text, !content.isEmpty() && content.chars().allMatch(Character::isLetterOrDigit));
      case "isupper" ->
          truth(
              text,
              content.chars().anyMatch(Character::isUpperCase)
                  && content.chars().noneMatch(Character::isLowerCase));
      case "islower" ->
          truth(
              text,
              content.chars().anyMatch(Character::isLowerCase)
                  && content.chars().noneMatch(Character::isUpperCase));
      case "isspace" -> truth(text, !content.isEmpty() && content.isBlank());
      case "hex" -> new Text(Decoders.hexadecimal(content), false, text.taint());
      case "zfill", "ljust", "rjust", "center" -> padded(text, method, arguments);
      default -> null;
    };
  }

  private static Truth truth(Text text, boolean holds) {
    return new Truth(holds, text.taint());
  }

  private static @Nullable Value padded(Text text, String method, Arguments arguments) {
    Whole width = arguments.at(0) == null ? null : Operations.whole(arguments.at(0));
    if (width == null || width.number().bitLength() > 16) {
      return null;
    }
    char fill = method.equals("zfill") ? '0' : ' ';
    if (arguments.at(1) instanceof Text given && given.text().length() == 1) {
      fill = given.text().charAt(0);
    }
    char align =
        switch (method) {
          case "ljust" -> '<';
          case "center" -> '^';
          default -> '>';
        };
    int columns = width.number().intValue();
    return changed(
        text,
        new FormatSpecification(fill, align, false, columns, -1, ' ').padded(text.text(), columns));
  }
}
