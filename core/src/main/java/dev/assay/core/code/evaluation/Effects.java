package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns calls that the catalogue knows into acts, and says what they give.
final class Effects {
  private final Machine machine;
  private final Spawning spawning;
  private final Connections connections;

  Effects(Machine machine) {
    this.machine = machine;
    this.spawning = new Spawning(machine);
    this.connections = new Connections(machine);
  }

  Value apply(
      Meaning meaning, String path, @Nullable Value receiver, Arguments arguments, Site site) {
    Value target = target(meaning, receiver, arguments);
    return switch (meaning.kind()) {
      case SENDS, UPLOADS, TELLS, FETCHES, RECEIVES, SAVES, RESOLVES, LISTENS, POINTS ->
          connections.act(meaning, path, target, receiver, arguments, site);
      case READS, WRITES, COPIES, POURS ->
          machine.files.act(meaning, path, target, receiver, arguments, site);
      case LOADS, DESTROYS, EVADES, PERSISTS, PEEKS ->
          plain(meaning, path, target, receiver, arguments, site);
      case SPAWNS, FEEDS, RUNS, EXECUTES, UNPICKLES, REDIRECTS, HOOKS, CALLS ->
          running(meaning, path, target, receiver, arguments, site);
      case GIVES, LISTS, TAKES, KEEPS, JOINS, PASSES, ALIAS, CONSTANT, HOLDS, HANDS ->
          given(meaning, path, target, receiver, arguments, site);
    };
  }

  /// Calls that run something.
  private Value running(
      Meaning meaning,
      String path,
      @Nullable Value target,
      @Nullable Value receiver,
      Arguments arguments,
      Site site) {
    return switch (meaning.kind()) {
      case SPAWNS -> spawning.spawn(target, path, arguments, site);
      case FEEDS -> spawning.feed(receiver, path, arguments, site);
      case EXECUTES -> target == null ? Unknown.PLAIN : machine.layers.execute(target, site);
      case UNPICKLES -> machine.layers.unpickle(target, arguments, site);
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
      case CALLS -> machine.callbacks.call(meaning, path, target, arguments, site);
      default -> {
        spawning.runFile(target, site);
        yield Unknown.PLAIN;
      }
    };
  }

  /// Calls that give something.
  private Value given(
      Meaning meaning,
      String path,
      @Nullable Value target,
      @Nullable Value receiver,
      Arguments arguments,
      Site site) {
    return switch (meaning.kind()) {
      case GIVES -> new Thing(path + "()", meaning.taint().plus(labels(arguments)));
      case LISTS -> Listing.of(path, target, arguments.at(0), all(receiver, arguments));
      case TAKES -> {
        machine.acts.add(
            Kind.READS_SECRET, target == null ? path : shown(target), meaning.taint(), site);
        Thing taken = new Thing(path + "()", meaning.taint());
        if (target instanceof Text file && meaning.taint().has(Label.SCREEN)) {
          machine.files.write(file, meaning.taint(), site);
          taken.pointedAt(file);
        }
        yield taken;
      }
      case KEEPS ->
          new Thing(path + "()", all(receiver, arguments)).pointedAt(addressed(meaning, target));
      case JOINS -> {
        if (receiver instanceof Thing thing && target instanceof Text) {
          thing.pointedAt(target);
        }
        yield Nothing.PLAIN;
      }
      case PASSES ->
          target == null ? Unknown.of(all(receiver, arguments)) : target.tainted(labels(arguments));
      default -> new Thing(path + "()", all(receiver, arguments));
    };
  }

  /// The address of a service that is named by a token.
  private static @Nullable Value addressed(Meaning meaning, @Nullable Value target) {
    if (target == null || meaning.detail().isEmpty()) {
      return target;
    }
    return new Text(meaning.detail() + shown(target), false, target.taint());
  }

  static Taint labels(Arguments arguments) {
    return arguments.taint().without(Taint.PARTIAL).without(Taint.UNSURE);
  }

  static Taint all(@Nullable Value receiver, Arguments arguments) {
    Taint taint = labels(arguments);
    return receiver == null ? taint : taint.plus(Contents.taint(receiver).without(Taint.PARTIAL));
  }

  /// Whether a target is the thing itself rather than what it is pointed at.
  private static boolean isWhole(Meaning.Kind kind) {
    return switch (kind) {
      case SPAWNS, POURS, EXECUTES, UNPICKLES -> true;
      default -> false;
    };
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
      if (!isWhole(meaning.kind()) && value instanceof Thing thing && thing.target() != null) {
        value = thing.target();
      }
      if (value != null && !(value instanceof Nothing)) {
        return value;
      }
    }
    return null;
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
    boolean suspect = taint.has(Label.REMOTE) || taint.has(Label.DECODED);
    if (suspect || !meaning.detail().equals("tainted")) {
      machine.acts.add(kind, target == null ? path : shown(target), taint, site);
    }
    return new Thing(path + "()", taint).pointedAt(target);
  }

  /// Reads text as a script of a shell.
  void shell(Text script, Site site) {
    spawning.shell(script, site);
  }

  /// Forgets connections that stand in the place of standard streams.
  void forget() {
    spawning.redirect();
    machine.files.forget();
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
