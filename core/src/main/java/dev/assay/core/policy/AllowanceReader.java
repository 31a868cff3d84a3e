package dev.assay.core.policy;

import dev.assay.core.artifact.Location;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads the allow entries of a policy: a misspelt key would let more pass than was meant, so none
/// is overlooked.
///
/// @param known the ids of all rules
/// @param problems takes mistakes, each at its node
record AllowanceReader(String shown, Set<String> known, BiConsumer<Node, String> problems) {
  private static final Set<String> KEYS =
      Set.of("rule", "package", "version", "path", "sha256", "reason", "owner", "expires");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern RULE = Pattern.compile("[a-z]+(-[a-z]+)*");

  Optional<Allowance> read(Node entry) {
    entry.members().forEach(this::refuseUnknownKey);
    refuse(entry, "package", text -> PackageName.parse(text).isPresent(), "is not a name");
    refuse(entry, "path", text -> PathGlob.parse(text).isPresent(), "is a path in an artifact");
    refuse(entry, "sha256", text -> hex(text).isPresent(), "is 64 hexadecimal digits");
    refuse(entry, "rule", this::isRuleOrAdvisory, "is neither a rule nor an advisory");
    Optional<PackageName> about = entry.text("package").flatMap(PackageName::parse);
    Optional<String> sha256 = entry.text("sha256").flatMap(AllowanceReader::hex);
    Optional<LocalDate> expires = entry.text("expires").flatMap(AllowanceReader::date);
    Optional<String> rule = entry.text("rule");
    String reason = entry.text("reason").orElse("");
    String owner = entry.text("owner").orElse("");
    boolean says = rule.isPresent() && !reason.isBlank() && !owner.isBlank();
    if (!says || expires.isEmpty() || (about.isEmpty() && entry.text("sha256").isEmpty())) {
      problems.accept(
          entry,
          "an allow entry needs `rule`, `reason`, `owner`, `expires` (a date), and `package` or"
              + " `sha256`");
      return Optional.empty();
    }
    return Optional.of(
        new Allowance(
            rule.get(),
            about,
            entry.text("version"),
            entry.text("path"),
            sha256,
            reason,
            owner,
            expires.get(),
            new Location(shown, entry.line())));
  }

  private void refuseUnknownKey(String key, Node value) {
    if (!KEYS.contains(key)) {
      problems.accept(value, "`" + key + "` is not a key of an allow entry");
    } else if (!(value instanceof Node.Text)) {
      problems.accept(value, "`" + key + "` is a text in quotes");
    }
  }

  private void refuse(Node entry, String key, Predicate<String> usable, String what) {
    entry
        .at(key)
        .filter(node -> node.asText().filter(text -> !usable.test(text)).isPresent())
        .ifPresent(node -> problems.accept(node, "`" + key + "` " + what));
  }

  /// Ids of advisories hold capitals and digits, ids of rules neither.
  private boolean isRuleOrAdvisory(String text) {
    return known.contains(text) || !RULE.matcher(text).matches();
  }

  private static Optional<String> hex(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String digits = lower.startsWith("sha256:") ? lower.substring(7) : lower;
    return Optional.of(digits).filter(it -> SHA256.matcher(it).matches());
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
