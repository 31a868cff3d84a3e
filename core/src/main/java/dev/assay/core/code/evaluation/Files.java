package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.knowledge.Places;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is read from and written to files, and what a file that was written holds.
final class Files {
  /// What a path came from that says what lies there.
  private static final List<Label> PASSED_ON =
      List.of(Label.SOURCE_CODE, Label.USER_FILES, Label.REMOTE, Label.SECRET_PARAMETER);

  private static final String NAMELESS = "%TEMP%/" + Text.HOLE;
  private static final Set<String> MEDIA =
      Set.of(
          ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".ico", ".wav", ".mp3", ".ogg", ".woff", ".ttf");
  private static final int MOST = 256;
  private static final int SHORTEST = 3;

  private final Machine machine;
  private final Map<String, Taint> written = new LinkedHashMap<>();
  private final Map<String, Text> contents = new LinkedHashMap<>();

  Files(Machine machine) {
    this.machine = machine;
  }

  /// `open(path, mode)`.
  Value open(Arguments arguments, Site site) {
    Value path = arguments.find(0, "file");
    if (path == null) {
      return Unknown.of(arguments.taint());
    }
    Value how = arguments.find(1, "mode");
    String mode = how instanceof Text text ? text.text() : how == null ? "r" : "";
    boolean writing =
        mode.startsWith("w") || mode.startsWith("a") || mode.startsWith("x") || mode.contains("+");
    if (writing) {
      write(path, Taint.NONE, site);
      return new Thing(Buffers.FILE, Taint.NONE).pointedAt(path);
    }
    Thing file = new Thing(Buffers.FILE, read(path, site)).pointedAt(path);
    file.fields.put("mode", Text.of(mode));
    return file;
  }

  Value act(
      Meaning meaning,
      String path,
      @Nullable Value target,
      @Nullable Value receiver,
      Arguments arguments,
      Site site) {
    return switch (meaning.kind()) {
      case READS -> target == null ? Unknown.PLAIN : read(path, target, receiver, site);
      case POURS -> {
        if (target != null) {
          Value place = target instanceof Thing thing ? thing.target() : target;
          Taint taint = Effects.all(receiver, arguments).plus(brought(place, arguments, site));
          pour(target, taint, site);
          Value file = target instanceof Thing thing ? thing.target() : target;
          if (file instanceof Text && arguments.at(1) instanceof Text data) {
            evaluate(file, data, site);
          }
        }
        yield Nothing.PLAIN;
      }
      case COPIES -> copy(meaning, target, arguments, site);
      default -> {
        Taint taint = written(receiver, arguments);
        if (target == null && !meaning.detail().isEmpty()) {
          write(Text.of(meaning.detail()), taint, site);
        }
        if (target != null && !(target instanceof Thing)) {
          write(target, taint.plus(brought(target, arguments, site)), site);
          evaluate(target, arguments.at(0), site);
        }
        yield Nothing.PLAIN;
      }
    };
  }

  /// Whether what is written where it starts by itself fetches what it runs.
  private static Taint brought(@Nullable Value path, Arguments arguments, Site site) {
    boolean starts = path instanceof Text name && Places.isPersistent(name.text());
    return starts && StartedText.fetches(arguments.positional(), site)
        ? Taint.of(Label.REMOTE)
        : Taint.NONE;
  }

  private Value copy(Meaning meaning, @Nullable Value target, Arguments arguments, Site site) {
    Value from = meaning.detail().isEmpty() ? arguments.at(0) : arguments.find(2, "root_dir");
    Taint taint = from == null ? Taint.NONE : read(from, site);
    if (target != null) {
      write(target, taint.plus(arguments.taint()), site);
      rename(Effects.shown(from), Effects.shown(target));
    }
    return target == null ? Nothing.PLAIN : target;
  }

  /// Reads a file whose text is known where it is one of the artifact's, or was written before.
  private Value read(String path, Value target, @Nullable Value receiver, Site site) {
    Taint taint = read(target, site);
    if (receiver instanceof Thing thing) {
      thing.absorb(taint);
    }
    boolean whole = path.endsWith(".read_text") || path.endsWith(".read_bytes");
    Text known = whole ? content(target, path.endsWith("bytes"), site.frame().unit) : null;
    return known != null ? known.tainted(taint) : new Thing(path + "()", taint).pointedAt(target);
  }

  /// What lies in a file, if the artifact holds it or it was written from known text.
  @Nullable Text content(@Nullable Value path, boolean bytes, Unit unit) {
    if (!(path instanceof Text name)) {
      return null;
    }
    Text written = contents.get(name.text());
    return written != null ? written : machine.resources.content(name, bytes, unit);
  }

  /// Puts data into a file or a buffer.
  void pour(Value into, Taint content, Site site) {
    if (into instanceof Thing thing) {
      thing.absorb(content.without(Taint.PARTIAL));
      if (thing.target() instanceof Text file && content.hasLabels()) {
        write(file, content, site);
      }
    } else if (into instanceof Text file) {
      write(file, content, site);
    }
  }

  /// Reads a file: where what it gives came from.
  Taint read(Value path, Site site) {
    String name = Effects.shown(path);
    Taint taint = labels(name).plus(written(name));
    for (Label label : PASSED_ON) {
      taint = path.taint().has(label) ? taint.with(label) : taint;
    }
    if (isProcess(name)) {
      machine.acts.add(Kind.READS_PROCESS, name, taint.with(Label.ENVIRONMENT), site);
      return taint.with(Label.ENVIRONMENT);
    }
    if (taint.has(Label.SOURCE_CODE) && isMedia(name)) {
      taint = taint.with(Label.DECODED);
    }
    boolean secret = labels(name).hasLabels();
    if (secret) {
      machine.acts.add(Kind.READS_SECRET, name, taint, site);
    } else {
      boolean isHidden = path.taint().has(Label.DECODED);
      machine.acts.add(Kind.READS_FILE, name, isHidden ? taint.with(Label.DECODED) : taint, site);
    }
    return taint;
  }

  /// Whether a folder is where people keep their files.
  static boolean isOfUser(String path) {
    return path.startsWith("~")
        || path.startsWith("/home")
        || path.startsWith("/Users")
        || path.startsWith("%APPDATA%")
        || path.startsWith("%LOCALAPPDATA%")
        || path.startsWith("C:");
  }

  static Taint labels(String path) {
    Taint taint = Taint.NONE;
    for (Label label : Places.ofPath(path)) {
      taint = taint.with(label);
    }
    return taint;
  }

  /// Whether a file is something to look at or listen to, and nothing that is executed as it is.
  private static boolean isMedia(String path) {
    return MEDIA.contains(Paths.suffix(path).toLowerCase(Locale.ROOT));
  }

  private static boolean isProcess(String path) {
    return path.startsWith("/proc/")
        && (path.endsWith("/environ")
            || path.endsWith("/mem")
            || path.endsWith("/maps")
            || path.endsWith("/cmdline"));
  }

  /// Writes what came from somewhere to a file.
  void write(Value path, Taint content, Site site) {
    String name = Effects.shown(path);
    Taint taint = content.plus(path.taint()).without(Taint.PARTIAL);
    machine.acts.add(
        Places.isPersistent(name) ? Kind.PERSISTS : Kind.WRITES_FILE, name, taint, site);
    if (isTelling(name) && written.size() < MOST) {
      written.merge(name, taint, Taint::plus);
    }
  }

  /// Text that is decoded and becomes a file of Python is code too.
  private void evaluate(Value path, @Nullable Value content, Site site) {
    String name = Effects.shown(path);
    boolean python = name.endsWith(".py") || name.endsWith(".pyw") || name.endsWith(".pth");
    if (content instanceof Text text && isTelling(name) && contents.size() < MOST) {
      contents.put(name, text);
      if (python && text.taint().has(Label.DECODED)) {
        machine.layers.run(text, site, " written to " + Paths.last(name));
      }
    }
  }

  private void rename(String from, String to) {
    Text content = contents.get(from);
    if (content != null && isTelling(to)) {
      contents.put(to, content);
    }
  }

  /// Evaluates files that were written from known text and that a command starts.
  void start(String command, Site site) {
    if (command.length() > 10_000) {
      return;
    }
    for (Map.Entry<String, Text> file : List.copyOf(contents.entrySet())) {
      if (command.contains(file.getKey())) {
        String name = Paths.last(file.getKey());
        if (name.endsWith(".py") || name.endsWith(".pyw")) {
          machine.layers.run(file.getValue(), site, " written to " + name);
        } else if (name.endsWith(".sh") || name.endsWith(".bat") || name.endsWith(".cmd")) {
          machine.effects.shell(file.getValue(), site);
        }
      }
    }
  }

  /// Where what is written came from: what is given, what the object holds, and what lies at a path
  /// that is put into an archive.
  private static Taint written(@Nullable Value receiver, Arguments arguments) {
    Taint taint = arguments.taint();
    if (receiver instanceof Thing thing) {
      taint = taint.plus(thing.taint());
      if (thing.path.startsWith("zipfile.") || thing.path.startsWith("tarfile.")) {
        Value path = arguments.at(0);
        taint = path == null ? taint : taint.plus(labels(Effects.shown(path)));
        thing.absorb(taint);
      }
    }
    return taint;
  }

  /// Forgets files whose whole name a library made up: another function means others by it.
  void forget() {
    written.keySet().removeIf(name -> name.equals(NAMELESS));
    contents.keySet().removeIf(name -> name.equals(NAMELESS));
  }

  private static boolean isTelling(String path) {
    int known = 0;
    for (int i = 0; i < path.length(); i++) {
      known += path.charAt(i) == Text.HOLE ? 0 : 1;
    }
    return known >= SHORTEST;
  }

  /// Where what was written to the files named in a text came from.
  Taint written(String text) {
    Taint taint = Taint.NONE;
    if (text.length() > 10_000) {
      return taint;
    }
    for (Map.Entry<String, Taint> file : written.entrySet()) {
      if (file.getValue().hasLabels() && text.contains(file.getKey())) {
        taint = taint.plus(file.getValue());
      }
    }
    return taint;
  }
}
