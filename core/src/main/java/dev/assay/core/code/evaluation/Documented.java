package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Truth;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values written down as JSON or TOML.
final class Documented {
  private static final int LARGEST = 1 << 18;
  private static final int DEEPEST = 30;

  private final Machine machine;

  Documented(Machine machine) {
    this.machine = machine;
  }

  /// `json.loads(text)`, `json.load(file)` and the like on known text.
  @Nullable Value call(String path, Arguments arguments, Site site) {
    boolean json = path.startsWith("json.") || path.startsWith("simplejson.");
    boolean reads = json || path.startsWith("tomllib.") || path.startsWith("toml.");
    if (!reads || !(path.endsWith(".loads") || path.endsWith(".load"))) {
      return null;
    }
    Value first = arguments.at(0);
    Value known = first instanceof Thing thing ? machine.buffers.content(thing, site) : first;
    if (!(known instanceof Text text)
        || !text.isWhole()
        || text.length() > LARGEST
        || !machine.meter.makeText(text.length() * 2L)) {
      return null;
    }
    byte[] bytes =
        text.bytes() ? Bytes.of(text.text()) : text.text().getBytes(StandardCharsets.UTF_8);
    Documents.Reading reading = json ? Documents.json(bytes) : Documents.toml(bytes);
    return reading instanceof Documents.Reading.Parsed(Node root)
        ? value(root, text.taint(), DEEPEST)
        : null;
  }

  private Value value(Node node, Taint taint, int depth) {
    if (depth == 0 || !machine.meter.makeItems(1)) {
      return Unknown.of(taint);
    }
    return switch (node) {
      case Node.Text(String text, int _) -> new Text(text, false, taint);
      case Node.Bool(boolean holds, int _) -> new Truth(holds, taint);
      case Node.Null _ -> new Nothing(taint);
      case Node.Numeral(String number, int _) -> Numerals.read(number).tainted(taint);
      case Node.Array(List<Node> elements, int _) -> {
        List<Value> all = new ArrayList<>();
        elements.forEach(element -> all.add(value(element, taint, depth - 1)));
        yield Items.list(all);
      }
      case Node.Table(var entries, int _) -> {
        Table table = new Table();
        entries.forEach((key, each) -> table.put(Text.of(key), value(each, taint, depth - 1)));
        yield table;
      }
    };
  }
}
