package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.LoadedModule;
import dev.assay.core.code.evaluation.Value.Members;
import dev.assay.core.code.evaluation.Value.Method;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Partial;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Node;
import dev.assay.core.python.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows names, members and elements.
final class Attributes {
  private static final int DEEPEST_CLASS = 8;
  private static final int LONGEST_PATH = 160;
  private static final Set<String> TEMPORARY =
      Set.of("builtins.open()", "tempfile.TemporaryDirectory()");

  /// Methods that give all that an object holds.
  private static final Set<String> TELLING =
      Set.of("_asdict", "model_dump", "model_dump_json", "dict", "json", "to_dict", "to_json");

  private final Machine machine;
  private final Map<String, Value> free = new HashMap<>();

  Attributes(Machine machine) {
    this.machine = machine;
  }

  /// A name as code at a frame sees it.
  Value lookUp(String name, Frame frame) {
    Value bound = frame.scope.find(name);
    if (bound != null) {
      return bound;
    }
    Value own = frame.unit.scope.own(name);
    if (own != null) {
      return own;
    }
    Value special = name.startsWith("__") ? ofModule(name, frame) : null;
    if (special != null) {
      return special;
    }
    for (String module : frame.unit.scope.stars()) {
      String path = machine.paths.member(module, name);
      if (machine.paths.known(path).meaning() != null) {
        return machine.named(path);
      }
    }
    return free.computeIfAbsent(name, this::free);
  }

  /// What Python gives each module by itself.
  private @Nullable Value ofModule(String name, Frame frame) {
    return switch (name) {
      case "__name__" -> Text.of(frame.unit.isMain ? "__main__" : frame.unit.name);
      case "__file__" -> new Text(frame.unit.file.path(), false, Taint.of(Label.SOURCE_CODE));
      case "__builtins__" -> Name.of("builtins");
      case "__doc__" -> documentation(frame.unit.file.module().body(), frame);
      default -> null;
    };
  }

  /// A name that the artifact binds nowhere: a builtin, or a module that was imported where it
  /// could not be seen.
  private Value free(String name) {
    return machine.catalogue.isModule(name) ? machine.named(name) : machine.named("builtins", name);
  }

  /// `value.name`.
  Value of(Value value, String name, Site site) {
    Frame frame = site.frame();
    if (name.startsWith("__")) {
      Value special = special(value, name, frame);
      if (special != null) {
        return special;
      }
    }
    return switch (value) {
      case Name known -> member(known, name);
      case LoadedModule known -> member(known, name, frame);
      case Instance instance -> member(instance, name, site);
      case ObjectClass type -> {
        Value found = type.find(name, DEEPEST_CLASS);
        yield found != null ? unbound(found) : outside(type, type, name);
      }
      case Thing thing when Choice.is(thing) -> Choice.each(thing, one -> of(one, name, site));
      case Thing thing when name.equals("args") && isError(thing) ->
          thing.target() == null ? Items.tuple() : Items.tuple(thing.target());
      case Thing thing
          when machine.paths.known(thing.path).isHub() && !thing.fields.containsKey(name) ->
          new Method(thing, name);
      case Thing thing -> {
        Value field = thing.fields.get(name);
        Value target = thing.target();
        boolean file = target != null && name.equals("name") && TEMPORARY.contains(thing.path);
        Value named =
            file && target != null ? target.tainted(thing.taint()) : new Method(thing, name);
        yield field != null ? field : named;
      }
      case Text text -> part(text, name);
      case Unknown unknown ->
          new Method(
              Secrets.isSecretField(name)
                  ? unknown.tainted(Taint.of(Label.SECRET_PARAMETER))
                  : unknown,
              name);
      default -> Method.of(value, name);
    };
  }

  private @Nullable Value special(Value value, String name, Frame frame) {
    return switch (name) {
      case "__dict__" -> new Members(value);
      case "__doc__" ->
          switch (value) {
            case Function function -> documentation(function.body(), frame);
            case LoadedModule known -> documentation(known.unit().file.module().body(), frame);
            default -> null;
          };
      case "__file__" ->
          value instanceof Name other
              ? Text.of(
                  PathFunctions.PACKAGES + "/" + other.path().replace('.', '/') + "/__init__.py")
              : null;
      case "__globals__", "func_globals" -> new Members(new LoadedModule(frame.unit));
      case "__builtins__" -> Name.of("builtins");
      case "__call__" -> value instanceof Instance ? null : value;
      case "__getattribute__", "__getattr__" ->
          value instanceof Name ? new Method(value, name) : null;
      case "__class__" ->
          switch (value) {
            case Instance instance -> instance.type();
            case Value.Whole _ -> Name.of("builtins.int");
            case Text text -> Name.of(text.bytes() ? "builtins.bytes" : "builtins.str");
            default -> null;
          };
      case "__name__", "__qualname__" ->
          switch (value) {
            case Function function -> Text.of(function.name());
            case ObjectClass type -> Text.of(type.name());
            case LoadedModule known -> Text.of(known.unit().name);
            case Name known -> Text.of(known.path().substring(known.path().lastIndexOf('.') + 1));
            default -> null;
          };
      default -> null;
    };
  }

  /// The text that a module or function begins with.
  private Value documentation(List<Statement> body, Frame frame) {
    return !body.isEmpty()
            && body.getFirst() instanceof Statement.Evaluation first
            && first.value() instanceof Expression.Strings text
        ? machine.expressions.evaluate(text, frame)
        : Value.Nothing.PLAIN;
  }

  private Value member(Name name, String member) {
    return member.length() + name.path().length() > LONGEST_PATH
        ? Unknown.of(name.taint())
        : machine.named(name.path(), member).tainted(name.taint());
  }

  private Value member(LoadedModule known, String name, Frame frame) {
    Value found = known.unit().scope.own(name);
    if (found != null) {
      return found;
    }
    Unit inner = machine.modules.below(known.unit(), name);
    if (inner != null) {
      machine.pending.run(inner, frame);
      return new LoadedModule(inner);
    }
    for (String module : known.unit().scope.stars()) {
      String path = machine.paths.member(module, name);
      if (machine.paths.known(path).meaning() != null) {
        return machine.named(path);
      }
    }
    return Unknown.PLAIN;
  }

  private Value member(Instance instance, String name, Site site) {
    Value field = instance.fields().get(name);
    if (field != null) {
      return field;
    }
    Value found = instance.type().find(name, DEEPEST_CLASS);
    if (found == null && name.equals("start")) {
      // A thread starts with its `run`.
      found = instance.type().find("run", DEEPEST_CLASS);
    }
    if (found == null) {
      Value made = machine.overloads.call(instance, "__getattr__", site, Text.of(name));
      if (made != null) {
        return made;
      }
    }
    return switch (found) {
      case null -> outside(instance, instance.type(), name);
      case Function function when function.decorators().contains("property") ->
          machine.userCalls.call(function, Arguments.of(instance), site);
      case Function function when function.decorators().contains("staticmethod") -> function;
      case Function function when function.decorators().contains("classmethod") ->
          new Partial(function, Arguments.of(instance.type()));
      case Function function -> new Partial(function, Arguments.of(instance));
      case Instance descriptor -> {
        Value given =
            machine.overloads.call(descriptor, "__get__", site, instance, instance.type());
        yield given != null ? given : found;
      }
      default -> found;
    };
  }

  private static Value unbound(Value found) {
    return found instanceof Function function
            && function.decorators().contains("classmethod")
            && function.owner() != null
        ? new Partial(function, Arguments.of(function.owner()))
        : found;
  }

  /// A member that a class inherits from outside the artifact.
  private Value outside(Value holder, ObjectClass type, String name) {
    if (holder instanceof Instance instance && TELLING.contains(name)) {
      return new Method(Unknown.of(Contents.near(instance)), name);
    }
    String base = base(type, DEEPEST_CLASS);
    if (base.isEmpty()) {
      return new Method(Unknown.of(Contents.near(holder)), name);
    }
    return holder instanceof Instance instance
        ? new Method(new Thing(base + "()", Taint.NONE).pointedAt(instance.fields().get("")), name)
        : machine.named(base, name);
  }

  /// The class outside the artifact that a class descends from, empty where there is none.
  static String base(ObjectClass type, int depth) {
    for (Value base : type.bases()) {
      String path =
          switch (base) {
            case Name name -> name.path();
            case ObjectClass above when depth > 0 -> base(above, depth - 1);
            default -> "";
          };
      if (!path.isEmpty() && !path.equals("builtins.object")) {
        return path;
      }
    }
    return "";
  }

  private static Value part(Text text, String name) {
    return switch (name) {
      case "parent" -> text.of(Paths.parent(text.text()), text.taint());
      case "name" -> text.of(Paths.last(text.text()), text.taint());
      case "suffix" -> text.of(Paths.suffix(text.text()), text.taint());
      case "value", "path" -> text;
      default -> new Method(text, name);
    };
  }

  /// What a path outside the artifact or a value's kind is called in the catalogue.
  static String path(Value value) {
    return switch (value) {
      case Name name -> name.path();
      case Thing thing -> thing.path;
      case Method method -> {
        String path = path(method.receiver()) + "." + method.name();
        yield path.length() > LONGEST_PATH ? "?" : path;
      }
      case Text _ -> "str";
      case Items _ -> "list";
      case Table _ -> "dict";
      case Instance instance -> {
        String base = base(instance.type(), DEEPEST_CLASS);
        yield base.isEmpty() ? "?" : base + "()";
      }
      default -> "?";
    };
  }

  /// What a method outside the artifact is called in the catalogue.
  String path(Value receiver, String method) {
    String path = path(receiver);
    return path.length() + 1 + method.length() > LONGEST_PATH
        ? "?"
        : machine.paths.member(path, method);
  }

  /// `container[index]`.
  Value element(Value container, Value index, Site site) {
    if (index instanceof Text name && container instanceof Members members) {
      return memberOf(members, name.text(), site);
    }
    if (index instanceof Text name && container instanceof Name known) {
      if (known.path().equals("sys.modules")) {
        return machine.pending.module(name.text(), site.frame());
      }
      if (known.path().equals("os.environ")) {
        return Environment.read(machine, name, site);
      }
    }
    Value own = machine.overloads.call(container, "__getitem__", site, index);
    if (own != null) {
      return own;
    }
    if (container instanceof ObjectClass type
        && type.find("__class_getitem__", DEEPEST_CLASS) instanceof Function function) {
      return machine.userCalls.call(function, Arguments.of(type, index), site);
    }
    if (container instanceof Thing thing && machine.paths.known(thing.path).isHub()) {
      return thing;
    }
    Value found = machine.subscripts.element(container, index);
    if (found != null) {
      return container.taint().isNone()
          ? found
          : found.tainted(container.taint().without(Taint.PARTIAL));
    }
    if (container instanceof Items items) {
      return Subscripts.anyOf(items).tainted(index.taint());
    }
    return Unknown.of(Contents.taint(container).plus(index.taint()));
  }

  /// A member looked up by its name as text (`getattr`, `vars(x)[name]`, `globals()[name]`).
  Value memberOf(Value holder, String name, Site site) {
    Value of = holder instanceof Members members ? members.of() : holder;
    if (of instanceof LoadedModule known && holder instanceof Members) {
      Value own = known.unit().scope.own(name);
      return own != null ? own : lookUp(name, site.frame());
    }
    return of(of, name, site);
  }

  /// Whether something is an exception of Python's own.
  static boolean isError(Thing thing) {
    return thing.path.startsWith("builtins.")
        && (thing.path.endsWith("Error()") || thing.path.endsWith("Exception()"));
  }

  /// What `with value as …` gives.
  Value entered(Value value, Frame frame, Node node) {
    Site site = Site.of(frame, node);
    Value own = machine.overloads.call(value, "__enter__", site);
    own = own != null ? own : machine.overloads.call(value, "__aenter__", site);
    if (own != null) {
      return own;
    }
    if (value instanceof Items items
        && items.shape == Items.Shape.ITERATOR
        && !items.all.isEmpty()) {
      // A generator that is a context.
      return items.all.getFirst();
    }
    boolean folder = value instanceof Thing thing && thing.path.startsWith("tempfile.");
    Value about = folder ? Effects.about(value) : null;
    return about == null ? value : about;
  }
}
