package dev.assay.core.code.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions that make names of files: `os.path`, `pathlib`, `tempfile`.
final class PathFunctions {
  /// Where other distributions are installed.
  static final String PACKAGES = "/lib/python3/site-packages";

  @Nullable Value call(String path, Arguments arguments) {
    Value first = arguments.at(0);
    return switch (path) {
      case "os.path.join", "pathlib.Path", "pathlib.PurePath" ->
          first == null ? Text.of(".") : joined(arguments.positional());
      case "pathlib.Path.home" -> Text.of("~");
      case "site.getsitepackages" -> Items.list(new ArrayList<>(List.of(Text.of(PACKAGES))));
      case "site.getusersitepackages", "distutils.sysconfig.get_python_lib", "sysconfig.get_path" ->
          Text.of(PACKAGES);
      case "tempfile.gettempdir", "tempfile.mkdtemp" -> Text.of("%TEMP%");
      default ->
          path.startsWith("tempfile.")
              ? temporary(path, arguments)
              : first instanceof Text text ? changed(path, text) : null;
    };
  }

  /// A path with more parts behind it.
  static Value below(Text base, Arguments more) {
    List<Value> all = new ArrayList<>(more.positional());
    all.addFirst(base);
    return joined(all);
  }

  private static @Nullable Value changed(String path, Text text) {
    return switch (path) {
      case "os.path.expanduser",
          "os.path.abspath",
          "os.path.realpath",
          "os.path.normpath",
          "os.path.normcase",
          "os.fspath",
          "os.fsdecode" ->
          text;
      case "os.path.expandvars" -> text.of(Environment.expanded(text.text()), text.taint());
      case "os.path.dirname" -> text.of(Paths.parent(text.text()), text.taint());
      case "os.path.basename" -> text.of(Paths.last(text.text()), text.taint());
      case "os.path.splitext" -> {
        String suffix = Paths.suffix(text.text());
        yield Items.tuple(
            text.of(text.text().substring(0, text.length() - suffix.length()), text.taint()),
            text.of(suffix, text.taint()));
      }
      default -> null;
    };
  }

  private static @Nullable Value temporary(String path, Arguments arguments) {
    Value ending =
        path.equals("tempfile.mkstemp")
            ? arguments.find(0, "suffix")
            : arguments.named().get("suffix");
    String suffix = ending instanceof Text text ? text.text() : "";
    Text name = new Text("%TEMP%/" + Text.HOLE + suffix, false, Taint.HOLED);
    return switch (path) {
      case "tempfile.NamedTemporaryFile",
          "tempfile.TemporaryFile",
          "tempfile.SpooledTemporaryFile" ->
          new Thing("builtins.open()", Taint.NONE).pointedAt(name);
      case "tempfile.mkstemp" ->
          Items.tuple(new Thing(Buffers.FILE, Taint.NONE).pointedAt(name), name);
      case "tempfile.TemporaryDirectory" ->
          new Thing("tempfile.TemporaryDirectory()", Taint.NONE).pointedAt(name);
      case "tempfile.mktemp" -> name;
      default -> null;
    };
  }

  private static Value joined(List<Value> parts) {
    Text path = parts.getFirst() instanceof Text text ? text : Operations.hole(parts.getFirst());
    for (int i = 1; i < Math.min(parts.size(), 40); i++) {
      path =
          Paths.join(
              path, parts.get(i) instanceof Text text ? text : Operations.hole(parts.get(i)));
    }
    return path;
  }
}
