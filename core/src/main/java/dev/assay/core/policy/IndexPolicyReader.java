package dev.assay.core.policy;

import dev.assay.core.document.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/// Reads the `index` table of a policy; no key is overlooked.
///
/// @param base what holds for the keys that it leaves out
/// @param problems takes mistakes, each at its node
record IndexPolicyReader(IndexPolicy base, BiConsumer<Node, String> problems) {
  private static final Set<String> KEYS =
      Set.of(
          "minimum-age",
          "exempt-fixes",
          "freeze",
          "deny",
          "allow",
          "deny-licences",
          "allow-licences",
          "attested",
          "most-score",
          "patience",
          "large-megabytes",
          "large-files");
  private static final long LONGEST_DAYS = 3_650;
  private static final long LONGEST_SECONDS = 3_600;
  private static final long LARGEST_MEGABYTES = 1L << 20;

  IndexPolicy read(Node table) {
    table.members().forEach(this::refuseUnknownKey);
    return new IndexPolicy(
        number(table, "minimum-age", LONGEST_DAYS).map(Duration::ofDays).orElse(base.minimumAge()),
        flag(table, "exempt-fixes").orElse(base.exemptsFixes()),
        given(table, "freeze", this::freeze, base.freeze()),
        given(table, "deny", this::patterns, base.deny()),
        given(table, "allow", this::patterns, base.allow()),
        given(table, "deny-licences", this::texts, base.denyLicences()),
        given(table, "allow-licences", this::texts, base.allowLicences()),
        given(table, "attested", this::attested, base.attested()),
        given(table, "most-score", this::score, base.mostScore()),
        number(table, "patience", LONGEST_SECONDS).map(Duration::ofSeconds).orElse(base.patience()),
        number(table, "large-megabytes", LARGEST_MEGABYTES)
            .map(megabytes -> megabytes << 20)
            .orElse(base.large()),
        table.at("large-files").flatMap(this::largeFiles).orElse(base.largeFiles()));
  }

  private static <T> T given(
      Node table, String key, BiFunction<Node, String, T> reading, T otherwise) {
    return table.at(key).isPresent() ? reading.apply(table, key) : otherwise;
  }

  private void refuseUnknownKey(String key, Node value) {
    if (!KEYS.contains(key)) {
      problems.accept(value, "`" + key + "` is not a key of `index`");
    }
  }

  private Optional<Long> number(Node table, String key, long most) {
    Optional<Node> node = table.at(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    long number = node.get().asLong().orElse(-1);
    if (number < 0 || number > most) {
      problems.accept(node.get(), "`%s` is a whole number from 0 to %d".formatted(key, most));
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private Optional<Boolean> flag(Node table, String key) {
    Optional<Node> node = table.at(key);
    if (node.isPresent() && !(node.get() instanceof Node.Bool)) {
      problems.accept(node.get(), "`" + key + "` is true or false");
      return Optional.empty();
    }
    return node.map(Node::isTrue);
  }

  /// A day means its beginning in UTC; `false` means none.
  private Optional<Instant> freeze(Node table, String key) {
    Node node = table.at(key).orElse(table);
    String text = node.asText().orElse("");
    if (node instanceof Node.Bool(boolean frozen, int _) && !frozen) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == "2026-01-01".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeParseException _) {
      problems.accept(node, "`freeze` is a day (2026-01-31) or a moment (2026-01-31T12:00:00Z)");
      return Optional.empty();
    }
  }

  private List<String> texts(Node table, String key) {
    Optional<Node> node = table.at(key);
    if (node.isPresent() && !(node.get() instanceof Node.Array)) {
      problems.accept(node.get(), "`" + key + "` is a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (Node value : table.array(key)) {
      value
          .asText()
          .ifPresentOrElse(
              texts::add, () -> problems.accept(value, "`" + key + "` is a list of texts"));
    }
    return texts;
  }

  private List<NamePattern> patterns(Node table, String key) {
    List<NamePattern> patterns = new ArrayList<>();
    for (String text : texts(table, key)) {
      NamePattern.parse(text)
          .ifPresentOrElse(
              patterns::add,
              () ->
                  problems.accept(
                      table.at(key).orElse(table),
                      "`%s` is neither a name, a prefix (`acme-*`) nor a release (`acme>=2`)"
                          .formatted(text)));
    }
    return patterns;
  }

  private List<IndexPolicy.Attested> attested(Node table, String key) {
    List<IndexPolicy.Attested> attested = new ArrayList<>();
    table
        .at(key)
        .filter(node -> !(node instanceof Node.Table))
        .ifPresent(node -> problems.accept(node, "`" + key + "` is a table of publishers"));
    table
        .table(key)
        .forEach(
            (name, value) -> {
              Optional<NamePattern> project = NamePattern.parse(name);
              Optional<String> publisher = value.asText().filter(text -> text.contains(":"));
              if (project.isEmpty() || publisher.isEmpty()) {
                problems.accept(
                    value, "an entry of `attested` is `name = \"github:owner/repository\"`");
              } else {
                attested.add(new IndexPolicy.Attested(project.get(), publisher.get()));
              }
            });
    return attested;
  }

  private OptionalDouble score(Node table, String key) {
    Node node = table.at(key).orElse(table);
    double score = node instanceof Node.Numeral(String value, int _) ? parse(value) : -1;
    if (!(score >= 0 && score <= 1)) {
      problems.accept(node, "`most-score` is a number from 0 to 1");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(score);
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  private Optional<IndexPolicy.LargeFiles> largeFiles(Node node) {
    for (IndexPolicy.LargeFiles value : IndexPolicy.LargeFiles.values()) {
      if (node.asText().filter(value.name().toLowerCase(Locale.ROOT)::equals).isPresent()) {
        return Optional.of(value);
      }
    }
    problems.accept(node, "`large-files` is `wait`, `admit` or `hold`");
    return Optional.empty();
  }
}
