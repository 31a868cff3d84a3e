package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Code;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.LoadedModule;
import dev.assay.core.code.evaluation.Value.Members;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Unknown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builtins that look things up by name, make code of text, and open files.
final class Reflection {
  private final Machine machine;

  Reflection(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String name, Arguments arguments, Site site) {
    Value first = arguments.at(0);
    return switch (name) {
      case "exec", "eval", "execfile" -> executed(name, arguments, site);
      case "compile" -> compiled(arguments);
      case "getattr" -> first == null ? null : member(first, arguments, site);
      case "setattr" -> {
        Value value = arguments.at(2);
        if (first != null && arguments.at(1) instanceof Text text && value != null) {
          machine.targets.assignMember(first, text.text(), value, site);
        }
        yield Nothing.PLAIN;
      }
      case "globals", "locals" -> new Members(new LoadedModule(site.frame().unit));
      case "vars" -> new Members(first == null ? new LoadedModule(site.frame().unit) : first);
      case "__import__" -> imported(arguments, site);
      case "staticmethod", "classmethod" -> first;
      case "open", "file" -> machine.files.open(arguments, site);
      case "super" -> above(site.frame());
      case "type" -> type(arguments);
      case "callable", "hasattr", "isinstance", "issubclass", "id", "hash" -> Unknown.PLAIN;
      case "print" -> {
        Value into = arguments.named().get("file");
        if (into != null) {
          machine.files.pour(into, arguments.taint(), site);
        }
        yield Nothing.PLAIN;
      }
      case "object" -> Unknown.PLAIN;
      default -> null;
    };
  }

  private @Nullable Value executed(String name, Arguments arguments, Site site) {
    Value first = arguments.find(0, "source");
    if (first == null) {
      return null;
    }
    if (name.equals("execfile")) {
      Taint taint = machine.files.read(first, site);
      return machine.layers.execute(Unknown.of(taint), site);
    }
    return machine.layers.execute(first, site);
  }

  private static @Nullable Value compiled(Arguments arguments) {
    Value source = arguments.find(0, "source");
    String mode = arguments.find(2, "mode") instanceof Text text ? text.text() : "exec";
    return source instanceof Text text ? new Code(text, mode) : source;
  }

  private Value member(Value holder, Arguments arguments, Site site) {
    if (!(arguments.at(1) instanceof Text name) || !name.isWhole()) {
      return Unknown.of(arguments.taint());
    }
    Value found = machine.attributes.memberOf(holder, name.text(), site);
    return name.taint().isNone() ? found : found.tainted(name.taint().without(Taint.UNSURE));
  }

  private @Nullable Value imported(Arguments arguments, Site site) {
    if (!(arguments.find(0, "name") instanceof Text name) || !name.isWhole()) {
      return null;
    }
    Value list = arguments.find(3, "fromlist");
    boolean whole = list != null && Decision.of(list) == Decision.YES;
    int dot = name.text().indexOf('.');
    machine.pending.module(name.text(), site.frame());
    return machine.pending.module(
        whole || dot < 0 ? name.text() : name.text().substring(0, dot), site.frame());
  }

  /// `super()`: the same object as one of the class above.
  private static Value above(Frame frame) {
    ObjectClass owner = frame.owner;
    if (owner == null || owner.bases().isEmpty()) {
      return Unknown.PLAIN;
    }
    Value base = owner.bases().getFirst();
    if (base instanceof ObjectClass type && frame.self instanceof Instance instance) {
      return new Instance(type, instance.fields(), instance.taint());
    }
    return base instanceof Name name ? new Thing(name.path() + "()", Taint.NONE) : Unknown.PLAIN;
  }

  private static @Nullable Value type(Arguments arguments) {
    if (arguments.count() == 3
        && arguments.at(0) instanceof Text name
        && arguments.at(2) instanceof Table members) {
      Scope scope = new Scope(null, true);
      for (Table.Entry entry : members.entries().values()) {
        if (entry.key() instanceof Text key) {
          scope.bind(key.text(), entry.value());
        }
      }
      Value bases = arguments.at(1);
      return new ObjectClass(
          name.text(), bases instanceof Items items ? items.all : List.of(), scope, 0);
    }
    return arguments.at(0) instanceof Instance instance ? instance.type() : null;
  }
}
