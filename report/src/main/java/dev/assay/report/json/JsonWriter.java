package dev.assay.report.json;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/// Streams one JSON document (RFC 8259) in ASCII, indented with line feeds only, or in one line.
///
/// Everything beyond printable ASCII is written as an escape, so that hostile text loses nothing
/// and yet does nothing to the terminal it is shown on.
public final class JsonWriter implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .highestNonEscapedChar(0x7f)
          .characterEscapes(new Escapes())
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /// A writer that leaves the stream open.
  public JsonWriter(OutputStream out) {
    this(FACTORY.createGenerator(new Indented(), out));
  }

  /// A writer of one line that leaves the stream open.
  public static JsonWriter ofLine(OutputStream out) {
    return new JsonWriter(FACTORY.createGenerator(ObjectWriteContext.empty(), out));
  }

  /// The members of an object or the elements of an array.
  @FunctionalInterface
  public interface Body {
    /// Writes them.
    void write();
  }

  /// An object as the document or as an element.
  public void object(Body body) {
    out.writeStartObject();
    body.write();
    out.writeEndObject();
  }

  /// A member that is an object.
  public void object(String name, Body body) {
    out.writeName(name);
    object(body);
  }

  /// A member that is an array.
  public void array(String name, Body body) {
    out.writeName(name);
    out.writeStartArray();
    body.write();
    out.writeEndArray();
  }

  /// A member that is an array of texts.
  public void texts(String name, List<String> values) {
    array(name, () -> values.forEach(out::writeString));
  }

  /// A member that is a text.
  public void text(String name, String value) {
    out.writeStringProperty(name, value);
  }

  /// A member that is a text, or null.
  public void text(String name, Optional<String> value) {
    out.writeName(name);
    if (value.isPresent()) {
      out.writeString(value.get());
    } else {
      out.writeNull();
    }
  }

  /// A member that is a whole number.
  public void number(String name, long value) {
    out.writeNumberProperty(name, value);
  }

  /// A member that is a number.
  public void number(String name, double value) {
    out.writeNumberProperty(name, value);
  }

  /// A member that is a whole number, or null.
  public void number(String name, OptionalInt value) {
    if (value.isPresent()) {
      number(name, value.getAsInt());
    } else {
      out.writeNullProperty(name);
    }
  }

  /// A member that is a number, or null.
  public void number(String name, OptionalDouble value) {
    if (value.isPresent()) {
      number(name, value.getAsDouble());
    } else {
      out.writeNullProperty(name);
    }
  }

  /// A member that is true or false.
  public void flag(String name, boolean value) {
    out.writeBooleanProperty(name, value);
  }

  /// A member that is null.
  public void nothing(String name) {
    out.writeNullProperty(name);
  }

  /// Ends the document with a line feed.
  @Override
  public void close() {
    out.writeRaw('\n');
    out.close();
  }

  private static final class Indented extends ObjectWriteContext.Base {
    private static final Separators SEPARATORS =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private final PrettyPrinter printer;

    Indented() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      this.printer =
          new DefaultPrettyPrinter(SEPARATORS)
              .withArrayIndenter(indenter)
              .withObjectIndenter(indenter);
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer;
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  /// The usual escapes, and DEL, which is ASCII and yet not printable.
  private static final class Escapes extends CharacterEscapes {
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int point) {
      return null;
    }
  }
}
