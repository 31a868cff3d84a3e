package dev.assay.core.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Makes a tree of Jackson's tokens.
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Bounds.DEPTH + 2)
                  .maxNumberLength(Bounds.NUMBER)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private final Bounds bounds = new Bounds();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static Node read(byte[] bytes) throws MalformedException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
      try {
        return new JsonReader(parser).document();
      } catch (JacksonException broken) {
        throw malformed(broken, parser.currentLocation().getLineNr());
      }
    } catch (JacksonException broken) {
      throw malformed(broken, 1);
    }
  }

  private Node document() throws MalformedException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new MalformedException("the document is empty", 1);
    }
    Node root = value(first, 0);
    if (parser.nextToken() != null) {
      throw new MalformedException("something follows the end of the document", line());
    }
    return root;
  }

  private Node value(JsonToken token, int depth) throws MalformedException {
    int line = line();
    bounds.admit(depth, line);
    return switch (token) {
      case START_OBJECT -> table(depth, line);
      case START_ARRAY -> array(depth, line);
      case VALUE_STRING -> new Node.Text(parser.getString(), line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(line);
      case VALUE_TRUE -> new Node.Bool(true, line);
      case VALUE_FALSE -> new Node.Bool(false, line);
      case VALUE_NULL -> new Node.Null(line);
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new MalformedException("a value is missing", line);
    };
  }

  private Node table(int depth, int line) throws MalformedException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      entries.put(name, value(parser.nextToken(), depth + 1));
    }
    return new Node.Table(
        entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(entries), line);
  }

  private Node array(int depth, int line) throws MalformedException {
    List<Node> elements = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      elements.add(value(next, depth + 1));
    }
    return new Node.Array(List.copyOf(elements), line);
  }

  private Node numeral(int line) throws MalformedException {
    String number = parser.getString();
    Bounds.admitNumber(number, line);
    return new Node.Numeral(number, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static MalformedException malformed(JacksonException broken, int lastLine) {
    int line = broken.getLocation() == null ? lastLine : broken.getLocation().getLineNr();
    String message = broken.getOriginalMessage();
    boolean cut = message.startsWith("Unexpected end-of-input");
    String reason = cut ? "the document ends too early" : message;
    return new MalformedException(reason, Math.max(line, 0));
  }
}
