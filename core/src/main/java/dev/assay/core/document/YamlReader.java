package dev.assay.core.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Makes a tree of the engine's events for the first document of a YAML stream. An alias becomes
/// the text `*name`, so that no document grows by being read.
final class YamlReader {
  /// The engine keeps several copies of the text.
  private static final int MOST_CHARACTERS = 16 << 20;

  private final ParserImpl events;
  private final Bounds bounds = new Bounds();
  private int lastLine = 1;

  private YamlReader(String text) {
    // One window over the whole text: the engine copies what it has not used for each further one.
    LoadSettings settings =
        LoadSettings.builder()
            .setBufferSize(text.length() + 1)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  static Node read(byte[] bytes) throws MalformedException {
    String text = Encodings.marked(bytes);
    if (text.length() > MOST_CHARACTERS) {
      throw new MalformedException("larger than " + MOST_CHARACTERS + " characters", 0);
    }
    YamlReader reader = new YamlReader(text);
    try {
      return reader.document();
    } catch (MarkedYamlEngineException broken) {
      throw new MalformedException(
          Optional.ofNullable(broken.getProblem()).orElse("no valid YAML"),
          broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(reader.lastLine));
    } catch (RuntimeException broken) {
      // The engine lets others escape on hostile text, NumberFormatException for one.
      throw new MalformedException("no valid YAML: " + broken.getMessage(), reader.lastLine);
    }
  }

  private Node document() throws MalformedException {
    Event event = next();
    while (event.getEventId() == Event.ID.StreamStart
        || event.getEventId() == Event.ID.DocumentStart) {
      event = next();
    }
    if (event.getEventId() == Event.ID.StreamEnd) {
      throw new MalformedException("the document is empty", 1);
    }
    Node root = value(event, 0);
    next();
    return root;
  }

  private Node value(Event event, int depth) throws MalformedException {
    int line = lastLine;
    bounds.admit(depth, line);
    return switch (event.getEventId()) {
      case MappingStart -> table(depth, line);
      case SequenceStart -> array(depth, line);
      case Scalar -> YamlScalars.resolve((ScalarEvent) event, line);
      case Alias -> new Node.Text(name((AliasEvent) event), line);
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, MappingEnd, SequenceEnd, Comment ->
          throw new MalformedException("a value is missing", line);
    };
  }

  private Node table(int depth, int line) throws MalformedException {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      String name =
          switch (key) {
            case ScalarEvent scalar -> scalar.getValue();
            case AliasEvent alias -> name(alias);
            default -> throw new MalformedException("a key is a list or mapping", lastLine);
          };
      entries.put(name, value(next(), depth + 1));
    }
    return new Node.Table(
        entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(entries), line);
  }

  private Node array(int depth, int line) throws MalformedException {
    List<Node> elements = new ArrayList<>();
    for (Event next = next(); next.getEventId() != Event.ID.SequenceEnd; next = next()) {
      elements.add(value(next, depth + 1));
    }
    return new Node.Array(List.copyOf(elements), line);
  }

  private Event next() {
    Event event = events.next();
    lastLine = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    return event;
  }

  private static String name(AliasEvent alias) {
    return "*" + alias.getAlias().getValue();
  }
}
