package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns calls that the catalogue knows into acts, and says what they give.
final class Effects {
  private static final int INNOCENT = Taint.bit(Label.REMOTE) | Taint.bit(Label.DECODED);

  private final Machine machine;
  private final Spawning spawning;

  Effects(Machine machine) {
    this.machine = machine;
    this.spawning = new Spawning(machine);
  }

  Value apply(
      Meaning meaning, String path, @Nullable Value receiver, Arguments arguments, Site site) {
    Value target = target(meaning, receiver, arguments);
    return switch (meaning.kind()) {
      case SENDS, FETCHES, RECEIVES, SAVES, RESOLVES, LISTENS, POINTS ->
          network(meaning, path, target, receiver, arguments, site);
      case SPAWNS -> spawning.spawn(target, path, arguments, site);
      case RUNS -> {
        spawning.runFile(target, site);
        yield Unknown.PLAIN;
      }
      case READS, WRITES, COPIES ->
          machine.files.act(meaning, path, target, receiver, arguments, site);
      case LOADS, DESTROYS, EVADES, PERSISTS, PEEKS ->
          plain(meaning, path, target, receiver, arguments, site);
      case GIVES -> new Thing(path + "()", meaning.taint().plus(labels(arguments)));
      case LISTS -> {
        boolean own = target != null && Files.isOfUser(shown(target));
        Taint taint = all(receiver, arguments);
        yield new Thing(path + "()", own ? taint.with(Label.USER_FILES) : taint);
      }
      case TAKES -> {
        machine.acts.add(
            Kind.READS_SECRET, target == null ? path : shown(target), meaning.taint(), site);
        yield new Thing(path + "()", meaning.taint());
      }
      case KEEPS ->
          new Thing(path + "()", all(receiver, arguments)).pointedAt(addressed(meaning, target));
      case HOOKS -> {
        machine.hooks.addFinder(target, site);
        yield Nothing.PLAIN;
      }
      case REDIRECTS -> {
        if (all(receiver, arguments).has(Label.REMOTE)) {
          spawning.redirect(arguments.at(0), site);
        }
        yield Unknown.PLAIN;
      }
      case CALLS -> callBack(meaning, path, target, arguments, site);
      case PASSES ->
          target == null ? Unknown.of(all(receiver, arguments)) : target.tainted(labels(arguments));
      case ALIAS, CONSTANT, HOLDS -> new Thing(path + "()", all(receiver, arguments));
    };
  }

  /// The address of a service that is named by a token.
  private static @Nullable Value addressed(Meaning meaning, @Nullable Value target) {
    if (target == null || meaning.detail().isEmpty()) {
      return target;
    }
    return new Text(meaning.detail() + shown(target), false, target.taint());
  }

  private static boolean isThread(String path) {
    return path.startsWith("threading.")
        || path.startsWith("_thread.")
        || path.startsWith("concurrent.")
        || path.startsWith("multiprocessing.")
        || path.startsWith("asyncio.");
  }

  private static Taint labels(Arguments arguments) {
    return arguments.taint().without(Taint.PARTIAL).without(Taint.UNSURE);
  }

  private static Taint all(@Nullable Value receiver, Arguments arguments) {
    Taint taint = labels(arguments);
    return receiver == null ? taint : taint.plus(Contents.taint(receiver).without(Taint.PARTIAL));
  }

  private static @Nullable Value target(
      Meaning meaning, @Nullable Value receiver, Arguments arguments) {
    for (String role : meaning.roles()) {
      Value value =
          role.equals("self")
              ? receiver instanceof Thing thing ? thing.target() : receiver
              : Character.isDigit(role.charAt(0))
                  ? arguments.at(role.charAt(0) - '0')
                  : arguments.named().get(role);
      if (meaning.kind() != Meaning.Kind.SPAWNS
          && value instanceof Thing thing
          && thing.target() != null) {
        value = thing.target();
      }
      if (value != null && !(value instanceof Nothing)) {
        return value;
      }
    }
    return null;
  }

  private Value network(
      Meaning meaning,
      String path,
      @Nullable Value target,
      @Nullable Value receiver,
      Arguments arguments,
      Site site) {
    Taint taint = all(receiver, arguments);
    if (target != null) {
      taint = taint.plus(Contents.taint(target));
    }
    String address = target == null ? "" : shown(target);
    Taint response = Taint.of(Label.REMOTE);
    if (Addresses.isMetadata(address)) {
      response = response.with(Label.CLOUD_METADATA);
      machine.acts.add(Kind.READS_SECRET, address, Taint.of(Label.CLOUD_METADATA), site);
    }
    machine.acts.add(kind(meaning, taint), address, taint, site);
    return switch (meaning.kind()) {
      case SAVES -> {
        Value file = arguments.find(1, "filename");
        if (file != null) {
          machine.files.write(file, taint.plus(response), site);
        }
        yield file == null ? new Thing(path + "()", response).pointedAt(Text.EMPTY) : file;
      }
      case POINTS -> {
        if (receiver instanceof Thing thing) {
          thing.pointedAt(target);
          thing.absorb(Taint.of(Label.REMOTE));
        }
        yield Nothing.PLAIN;
      }
      default -> new Thing(path + "()", response.plus(meaning.taint())).pointedAt(target);
    };
  }

  private static Kind kind(Meaning meaning, Taint taint) {
    boolean telling = taint.without(INNOCENT).hasLabels();
    return switch (meaning.kind()) {
      case FETCHES, SAVES -> telling ? Kind.SENDS : Kind.RECEIVES;
      case RECEIVES -> Kind.RECEIVES;
      case RESOLVES -> Kind.RESOLVES;
      case LISTENS -> Kind.LISTENS;
      default -> Kind.SENDS;
    };
  }

  private Value plain(
      Meaning meaning,
      String path,
      @Nullable Value target,
      @Nullable Value receiver,
      Arguments arguments,
      Site site) {
    Kind kind =
        switch (meaning.kind()) {
          case LOADS -> Kind.LOADS_NATIVE;
          case DESTROYS -> Kind.DESTROYS;
          case EVADES -> Kind.EVADES;
          case PERSISTS -> Kind.PERSISTS;
          default -> Kind.READS_PROCESS;
        };
    Taint taint = all(receiver, arguments);
    if (kind == Kind.LOADS_NATIVE && target != null) {
      taint = taint.plus(machine.files.written(shown(target)));
    }
    machine.acts.add(kind, target == null ? path : shown(target), taint, site);
    return new Thing(path + "()", taint).pointedAt(target);
  }

  /// Calls the function it was given, as the library will.
  private Value callBack(
      Meaning meaning, String path, @Nullable Value target, Arguments arguments, Site site) {
    if (target == null || target instanceof Unknown) {
      return new Thing("callback", labels(arguments));
    }
    Arguments given = Arguments.NONE;
    String how = meaning.detail();
    if (how.startsWith("*")) {
      int from = Math.min(arguments.count(), how.charAt(1) - '0');
      given =
          new Arguments(
              arguments.positional().subList(from, arguments.count()),
              arguments.named(),
              Taint.NONE);
    } else if (how.equals("each")) {
      Value elements = arguments.at(1);
      given = elements == null ? given : Arguments.of(Subscripts.anyOf(elements));
    } else if (!how.isEmpty()) {
      Value list = arguments.named().get("args");
      Value tuple = list == null ? arguments.at(how.charAt(0) - '0') : list;
      List<Value> elements = tuple == null ? null : machine.subscripts.iterate(tuple);
      given = elements == null ? given : new Arguments(elements, Map.of(), Taint.NONE);
    }
    boolean threading = site.frame().threading;
    site.frame().threading |= isThread(path);
    Value result = machine.hooks.surely(target, given, site);
    site.frame().threading = threading;
    return result instanceof Nothing ? new Thing("callback", Taint.NONE) : result;
  }

  /// Reads text as a script of a shell.
  void shell(Text script, Site site) {
    spawning.shell(script, site);
  }

  /// Forgets connections that stand in the place of standard streams.
  void forget() {
    spawning.redirect();
  }

  /// What a method of an unknown object means, where its arguments tell:
  /// `session.post("https://…")`.
  @Nullable Meaning guessed(String method, Arguments arguments) {
    Value first = arguments.find(0, "url");
    Value second = method.equals("request") || method.equals("open") ? arguments.at(1) : first;
    boolean address = second instanceof Text text && Addresses.isUrl(text.text());
    return switch (method) {
      case "post", "put", "patch" ->
          address ? new Meaning(Meaning.Kind.SENDS, List.of("0", "url"), "") : null;
      case "get", "urlopen", "head", "retrieve" ->
          address ? new Meaning(Meaning.Kind.FETCHES, List.of("0", "url"), "") : null;
      case "request" -> address ? new Meaning(Meaning.Kind.SENDS, List.of("1", "url"), "") : null;
      case "sendall", "sendto" -> new Meaning(Meaning.Kind.SENDS, List.of("self"), "");
      default -> null;
    };
  }

  /// The addresses among the strings of code whose structure is not read.
  void strings(Thing code, Site site) {
    if (!(code.target() instanceof Text bytes)) {
      return;
    }
    for (String text : Marshalled.strings(bytes.text())) {
      int at = text.indexOf("http");
      if (at >= 0 && Addresses.isUrl(text.substring(at))) {
        machine.acts.add(Kind.SENDS, text.substring(at), code.taint(), site);
      }
    }
  }

  /// What an object, or a part of it, is pointed at.
  static @Nullable Value about(Value value) {
    return switch (value) {
      case Thing thing -> thing.target();
      case Value.Method method -> about(method.receiver());
      default -> null;
    };
  }

  /// A target as a report shows it.
  static String shown(@Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Text text -> text.text();
      case Value.Whole whole -> whole.number().bitLength() < 128 ? whole.number().toString() : "…";
      case Name name -> name.path();
      case Items items -> {
        boolean address = items.shape == Items.Shape.TUPLE && items.all.size() == 2;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(100, items.all.size()); i++) {
          parts.add(items.all.get(i) instanceof Items ? "…" : shown(items.all.get(i)));
        }
        yield String.join(address ? ":" : " ", parts);
      }
      case Thing thing when thing.target() instanceof Text text -> text.text();
      default -> "…";
    };
  }
}
