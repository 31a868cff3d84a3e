package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files that were opened and buffers in memory whose text is known: they are read, line by line or
/// as a whole, and buffers are written.
final class Buffers {
  /// What `open` gives.
  static final String FILE = "builtins.open()";

  private static final String CONTENT = "content";
  private static final int MOST_LINES = 20_000;

  private final Machine machine;

  Buffers(Machine machine) {
    this.machine = machine;
  }

  /// A buffer or a file that unpacks itself; null for any other function.
  @Nullable Value open(String path, Arguments arguments) {
    Value first = arguments.find(0, "fileobj");
    return switch (path) {
      case "io.BytesIO", "io.StringIO", "StringIO.StringIO", "cStringIO.StringIO" ->
          buffer(first == null ? new Text("", path.endsWith("BytesIO"), Taint.NONE) : first);
      case "io.TextIOWrapper", "io.BufferedReader" -> first;
      case "gzip.GzipFile", "gzip.open" -> unpacked("gzip.decompress", first);
      case "bz2.BZ2File", "bz2.open" -> unpacked("bz2.decompress", first);
      case "lzma.LZMAFile", "lzma.open" -> unpacked("lzma.decompress", first);
      default -> null;
    };
  }

  private static Thing buffer(Value content) {
    Thing buffer = new Thing("io.BytesIO()", Contents.taint(content).without(Taint.PARTIAL));
    buffer.fields.put(CONTENT, content);
    return buffer;
  }

  private @Nullable Value unpacked(String decoder, @Nullable Value packed) {
    Text bytes =
        packed instanceof Thing thing && thing.fields.get(CONTENT) instanceof Text text
            ? text
            : null;
    Value content = bytes == null ? null : machine.decoders.call(decoder, Arguments.of(bytes));
    return content == null ? null : buffer(content);
  }

  /// A method of such an object; null for any other, and where the text is not known.
  @Nullable Value method(Thing thing, String method, Arguments arguments, Site site) {
    return switch (method) {
      case "read", "getvalue", "getbuffer", "readall", "read1", "decode", "tobytes" ->
          arguments.count() == 0 || !thing.path.startsWith("io.") ? content(thing, site) : null;
      case "readlines" -> {
        Text text = content(thing, site);
        yield text == null ? null : Items.list(lines(text));
      }
      case "write" -> {
        append(thing, arguments.at(0));
        yield null;
      }
      default -> null;
    };
  }

  /// The text that an open file or buffer holds.
  @Nullable Text content(Thing thing, Site site) {
    if (thing.fields.get(CONTENT) instanceof Text text) {
      return (Text) text.tainted(thing.taint());
    }
    if (!thing.path.equals(FILE)) {
      return null;
    }
    boolean bytes = thing.fields.get("mode") instanceof Text mode && mode.text().contains("b");
    Text text = machine.files.content(thing.target(), bytes, site.frame().unit);
    return text == null ? null : (Text) text.tainted(thing.taint());
  }

  private void append(Thing thing, @Nullable Value more) {
    if (thing.fields.get(CONTENT) instanceof Text before) {
      boolean known = more instanceof Text && machine.meter.makeText(before.length());
      if (known && more instanceof Text text) {
        thing.fields.put(CONTENT, Text.joined(before, text, before.bytes()));
      } else {
        thing.fields.remove(CONTENT);
      }
    }
  }

  /// What a loop over an open file goes over.
  Value lines(Value value, Site site) {
    Text text = value instanceof Thing thing ? content(thing, site) : null;
    return text == null ? value : Items.list(lines(text));
  }

  private static List<Value> lines(Text text) {
    List<Value> lines = new ArrayList<>();
    String content = text.text();
    int from = 0;
    while (from < content.length() && lines.size() < MOST_LINES) {
      int end = content.indexOf('\n', from);
      int next = end < 0 ? content.length() : end + 1;
      lines.add(text.of(content.substring(from, next), text.taint()));
      from = next;
    }
    return lines;
  }
}
