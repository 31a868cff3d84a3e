package dev.assay.advisories;

import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.advisory.AffectedPackage.Event;
import dev.assay.core.advisory.AffectedPackage.Range;
import dev.assay.core.advisory.Cvss;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.fact.Advisory;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Version;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one record of the OSV schema 1.7. Of its ranges those of type `GIT` are left out, for
/// commits name no release; `SEMVER` ones are read as `ECOSYSTEM`, for in this ecosystem PEP 440
/// orders versions. Events are kept as written: whether they can be ordered is the matcher's to
/// say.
final class OsvReader {
  private static final String ECOSYSTEM = "PyPI";
  private static final int LONGEST_SUMMARY = 300;

  private final Node record;
  private final Prose prose;
  private final List<String> complaints = new ArrayList<>();

  private OsvReader(Node record, Prose prose) {
    this.record = record;
    this.prose = prose;
  }

  /// Whether the line of prose that sums up a record is kept.
  enum Prose {
    KEPT,
    LEFT_OUT
  }

  /// What reading gave.
  sealed interface Reading {
    record Read(OsvRecord record) implements Reading {}

    /// Why it is no record, as a lower-case phrase.
    record Malformed(String reason) implements Reading {}
  }

  static Reading read(byte[] json, Prose prose) {
    return switch (Documents.json(json)) {
      case Documents.Reading.Broken(String reason, int line) ->
          new Reading.Malformed(line > 0 ? reason + " (line " + line + ")" : reason);
      case Documents.Reading.Parsed(Node root) -> new OsvReader(root, prose).read();
    };
  }

  private Reading read() {
    Optional<String> id = record.text("id").filter(text -> !text.isBlank());
    if (id.isEmpty()) {
      return new Reading.Malformed("it has no `id`");
    }
    Map<PackageName, AffectedPackage> affected = new LinkedHashMap<>();
    for (Node entry : record.array("affected")) {
      if (isPython(entry)) {
        String written = entry.at("package", "name").flatMap(Node::asText).orElse("");
        Optional<PackageName> name = PackageName.parse(written);
        if (name.isEmpty()) {
          complaints.add("`" + written + "` is no name of a package");
        } else {
          AffectedPackage read = affected(id.get(), entry, name.get());
          affected.merge(name.get(), read, OsvReader::unite);
        }
      }
    }
    return new Reading.Read(
        new OsvRecord(id.get(), date("published"), isWithdrawn(), affected, complaints));
  }

  private static boolean isPython(Node entry) {
    String ecosystem = entry.at("package", "ecosystem").flatMap(Node::asText).orElse("");
    return ecosystem.equals(ECOSYSTEM) || ecosystem.startsWith(ECOSYSTEM + ":");
  }

  private boolean isWithdrawn() {
    return record.text("withdrawn").isPresent();
  }

  private AffectedPackage affected(String id, Node entry, PackageName name) {
    List<String> vectors =
        Stream.concat(record.array("severity").stream(), entry.array("severity").stream())
            .filter(severity -> severity.text("type").orElse("").startsWith("CVSS_V"))
            .flatMap(severity -> severity.text("score").stream())
            .distinct()
            .toList();
    List<String> aliases =
        record.array("aliases").stream().flatMap(alias -> alias.asText().stream()).toList();
    Advisory advisory =
        new Advisory(
            id,
            aliases,
            vectors,
            Cvss.best(vectors),
            summary(),
            date("published"),
            date("modified"));
    return new AffectedPackage(advisory, versions(entry, name), ranges(entry));
  }

  private static AffectedPackage unite(AffectedPackage one, AffectedPackage other) {
    return new AffectedPackage(
        one.advisory(),
        Stream.concat(one.versions().stream(), other.versions().stream()).toList(),
        Stream.concat(one.ranges().stream(), other.ranges().stream()).toList());
  }

  private static List<String> versions(Node entry, PackageName name) {
    List<String> versions = new ArrayList<>();
    for (Node listed : entry.array("versions")) {
      listed.asText().ifPresent(text -> versions.add(withoutName(text, name)));
    }
    return versions;
  }

  /// Some records list `langchain-core==0.2.40` where `0.2.40` is meant (google/osv.dev#5578).
  private static String withoutName(String text, PackageName name) {
    int at = text.indexOf("==");
    if (at < 0 || !PackageName.parse(text.substring(0, at)).equals(Optional.of(name))) {
      return text;
    }
    String version = text.substring(at + 2);
    return Version.parse(version).isPresent() ? version : text;
  }

  private List<Range> ranges(Node entry) {
    List<Range> ranges = new ArrayList<>();
    for (Node range : entry.array("ranges")) {
      if (!range.text("type").orElse("").equals("GIT")) {
        events(range).ifPresent(events -> ranges.add(new Range(events)));
      }
    }
    return ranges;
  }

  /// The events of a range; none when one of them is no event, for a range that lacks an end would
  /// hold every version for ever.
  private Optional<List<Event>> events(Node range) {
    List<Event> events = new ArrayList<>();
    for (Node node : range.array("events")) {
      if (node.members().isEmpty()) {
        complaints.add("a range holds an event that says nothing");
        return Optional.empty();
      }
      for (Map.Entry<String, Node> member : node.members().entrySet()) {
        Optional<Event> event = event(member.getKey(), member.getValue());
        if (event.isEmpty()) {
          complaints.add("a range holds an event `" + member.getKey() + "` that cannot be read");
          return Optional.empty();
        }
        events.add(event.get());
      }
    }
    return Optional.of(events);
  }

  private static Optional<Event> event(String key, Node value) {
    Optional<Event.Kind> kind =
        switch (key) {
          case "introduced" -> Optional.of(Event.Kind.INTRODUCED);
          case "fixed" -> Optional.of(Event.Kind.FIXED);
          case "last_affected" -> Optional.of(Event.Kind.LAST_AFFECTED);
          case "limit" -> Optional.of(Event.Kind.LIMIT);
          default -> Optional.empty();
        };
    return kind.flatMap(it -> value.asText().map(version -> new Event(it, version)));
  }

  private String summary() {
    if (prose == Prose.LEFT_OUT) {
      return "";
    }
    String line = record.text("summary").orElse("").replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY - 1) + "…";
  }

  private Optional<LocalDate> date(String key) {
    return record.text(key).filter(text -> text.length() >= 10).flatMap(OsvReader::day);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.substring(0, 10)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
