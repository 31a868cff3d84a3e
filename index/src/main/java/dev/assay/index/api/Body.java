package dev.assay.index.api;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import dev.assay.index.http.Call;
import dev.assay.index.http.Problems;
import dev.assay.index.http.Route;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The JSON object of a request, and all that is wrong with it. A member that is null is as if it
/// were not there.
final class Body {
  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_VALUES = 100;
  private static final int LONGEST_LINE = 1_000;
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\u2028\\u2029]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Node root;
  private final List<String> faults = new ArrayList<>();

  private Body(Node root) {
    this.root = root;
  }

  /// Answers a request with a body.
  @FunctionalInterface
  interface Handling {
    void handle(Call call, Body body);
  }

  /// The handling of a route that takes an object.
  static Route.Handling of(Handling handling) {
    return call -> {
      String type = call.header(HeaderNames.CONTENT_TYPE).orElse("");
      // No page of another site can send this type without asking first (CORS).
      if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
        Problems.send(call, 415, "not JSON", "the body must be `application/json`");
        return;
      }
      byte[] bytes = bytes(call);
      if (bytes.length > MOST_BYTES) {
        Problems.send(call, 413, "too large", "a body has 64 KiB at most");
      } else if (Documents.json(bytes) instanceof Documents.Reading.Parsed(Node root)
          && root instanceof Node.Table) {
        handling.handle(call, new Body(root));
      } else {
        Problems.send(call, 400, "not understood", "the body is no object of JSON");
      }
    };
  }

  private static byte[] bytes(Call call) {
    if (!call.request().content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream in = call.request().content().inputStream()) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Whether something is wrong; the caller has been told so then.
  boolean isRefused(Call call) {
    return Answers.isRefused(call, faults);
  }

  void fault(String what) {
    faults.add(what);
  }

  /// A line of text that must be there.
  String line(String key) {
    return optionalLine(key)
        .orElseGet(
            () -> {
              faults.add("`" + key + "` is missing");
              return "";
            });
  }

  /// A line of text that may be there.
  Optional<String> optionalLine(String key) {
    return text(key, value -> value.length() <= LONGEST_LINE && LINE.matcher(value).matches());
  }

  /// A text of many lines that must be there.
  String text(String key) {
    return text(key, _ -> true)
        .orElseGet(
            () -> {
              faults.add("`" + key + "` is missing");
              return "";
            });
  }

  private Optional<Node> at(String key) {
    return root.at(key).filter(node -> !(node instanceof Node.Null));
  }

  private Optional<String> text(String key, Predicate<String> allowed) {
    Optional<Node> node = at(key);
    Optional<String> value = node.flatMap(Node::asText).filter(it -> !it.isBlank());
    if (node.isPresent() && value.filter(allowed).isEmpty()) {
      faults.add("`" + key + "` is no text that can be taken");
      return Optional.empty();
    }
    return value;
  }

  /// A line of a form that must be there.
  String line(String key, Predicate<String> form, String called) {
    String value = line(key);
    if (!value.isEmpty() && !form.test(value)) {
      faults.add("`" + key + "` is no " + called);
    }
    return value;
  }

  /// The name of a project that must be there.
  PackageName project(String key) {
    Optional<PackageName> name = optionalLine(key).flatMap(PackageName::parse);
    if (name.isEmpty()) {
      faults.add("`" + key + "` is no name of a project");
    }
    return name.orElse(PackageName.of("nothing"));
  }

  Optional<String> sha256(String key) {
    Optional<String> hex = optionalLine(key);
    if (hex.filter(it -> !SHA256.matcher(it).matches()).isPresent()) {
      faults.add("`" + key + "` is no SHA-256 in lower-case hexadecimal");
    }
    return hex;
  }

  /// A moment later than now that may be there.
  Optional<Instant> later(String key, Instant now) {
    Optional<String> text = optionalLine(key);
    Optional<Instant> moment = text.flatMap(Body::moment).filter(now::isBefore);
    if (text.isPresent() && moment.isEmpty()) {
      faults.add("`" + key + "` is no moment to come (`2030-01-31T00:00:00Z`)");
    }
    return moment;
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(it -> it.getEpochSecond() < 253402300800L);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// A whole number of a range, or what holds without it.
  long number(String key, long otherwise, long least, long most) {
    Optional<Node> node = at(key);
    if (node.isEmpty()) {
      return otherwise;
    }
    long value = whole(node.get()).orElse(Long.MIN_VALUE);
    if (value < least || value > most) {
      faults.add("`%s` is no number from %d to %d".formatted(key, least, most));
      return otherwise;
    }
    return value;
  }

  /// A whole number may be written with a point in JSON (`3.0`).
  private static OptionalLong whole(Node node) {
    try {
      return node instanceof Node.Numeral(String value, int _)
          ? OptionalLong.of(new BigDecimal(value).longValueExact())
          : OptionalLong.empty();
    } catch (ArithmeticException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// Lines of a form, if there are any.
  List<String> lines(String key, Predicate<String> form, String called) {
    List<Node> nodes = root.array(key);
    List<String> values = nodes.stream().flatMap(node -> node.asText().stream()).toList();
    if (at(key).filter(node -> !(node instanceof Node.Array)).isPresent()
        || values.size() != nodes.size()
        || values.size() > MOST_VALUES
        || !values.stream().allMatch(form)) {
      faults.add("`" + key + "` is no list of " + called);
      return List.of();
    }
    return values;
  }

  boolean has(String key) {
    return at(key).isPresent();
  }

  /// Values of a choice, in lower case.
  <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    EnumSet<E> chosen = EnumSet.noneOf(type);
    List<String> words =
        lines(key, text -> all.stream().anyMatch(it -> word(it).equals(text)), "known words");
    all.stream().filter(it -> words.contains(word(it))).forEach(chosen::add);
    return chosen;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
