package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.LoadedModule;
import dev.assay.core.code.evaluation.Value.Members;
import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import dev.assay.core.python.Expression;
import dev.assay.core.python.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binds values to what stands left of `=`.
final class Targets {
  private static final List<String> CLIENTS =
      List.of("paho.mqtt.", "websocket.", "discord.", "stomp.", "slixmpp.", "zmq.", "socketio.");
  private static final Meaning ANSWERS =
      new Meaning(Meaning.Kind.HANDS, List.of("later"), "REMOTE");

  private final Machine machine;

  Targets(Machine machine) {
    this.machine = machine;
  }

  void assign(Expression target, Value value, Frame frame) {
    switch (target) {
      case Expression.Name it -> frame.scope.bind(it.id(), value);
      case Expression.Attribute it ->
          assignMember(
              machine.expressions.evaluate(it.value(), frame),
              it.name(),
              value,
              Site.of(frame, it));
      case Expression.Subscript it -> {
        Value container = machine.expressions.evaluate(it.value(), frame);
        if (it.index() instanceof Expression.Slice slice) {
          assignSlice(container, machine.expressions.bounds(slice, frame), value);
        } else {
          assignElement(
              container,
              machine.expressions.evaluate(it.index(), frame),
              value,
              Site.of(frame, it));
        }
      }
      case Expression.Collection it -> assignAll(it.elements(), value, frame);
      case Expression.Starred it -> assign(it.value(), value, frame);
      default -> {}
    }
  }

  private void assignAll(List<Expression> targets, Value value, Frame frame) {
    if (value instanceof Thing) {
      // A reader and a writer, two ends of a pipe: each is what both are.
      targets.forEach(target -> assign(target, value, frame));
      return;
    }
    List<Value> elements = machine.subscripts.iterate(value);
    int starred = -1;
    for (int i = 0; i < targets.size(); i++) {
      starred = targets.get(i) instanceof Expression.Starred ? i : starred;
    }
    if (elements == null || elements.size() < targets.size() - 1) {
      Value any = Subscripts.anyOf(value);
      targets.forEach(target -> assign(target, any, frame));
      return;
    }
    if (!machine.meter.makeItems(elements.size())) {
      return;
    }
    int surplus = elements.size() - targets.size();
    int at = 0;
    for (int i = 0; i < targets.size(); i++) {
      if (i == starred) {
        int end = Math.max(at, at + surplus + 1);
        assign(targets.get(i), Items.list(new ArrayList<>(elements.subList(at, end))), frame);
        at = end;
      } else if (at < elements.size()) {
        assign(targets.get(i), elements.get(at++), frame);
      }
    }
  }

  /// `holder.name = value`.
  void assignMember(Value holder, String name, Value value, Site site) {
    switch (holder) {
      case Instance instance -> {
        Value before = site.frame().unsure > 0 ? instance.fields().get(name) : null;
        instance.fields().put(name, before == null ? value : Join.of(before, value));
      }
      case ObjectClass type -> type.members().bind(name, value);
      case LoadedModule known -> known.unit().scope.bind(name, value);
      case Members members -> assignMember(members.of(), name, value, site);
      case Value.Function _ when name.equals("__code__") || name.equals("func_code") ->
          machine.layers.execute(value, site);
      case Name known -> machine.hooks.replace(known.path() + "." + name, value, site);
      case Thing thing -> {
        if (value instanceof Value.Function && name.startsWith("on_") && isClient(thing)) {
          machine.callbacks.hand(ANSWERS, Arguments.of(value), site);
        }
        thing.fields.put(name, value);
        thing.absorb(Contents.taint(value));
      }
      default -> {}
    }
  }

  /// Whether a library calls its handlers with what comes over a connection.
  private static boolean isClient(Thing thing) {
    return CLIENTS.stream().anyMatch(thing.path::startsWith);
  }

  /// `container[index] = value`.
  void assignElement(Value container, Value index, Value value, Site site) {
    machine.meter.use();
    switch (container) {
      case Table table -> table.put(index, value);
      case Items items -> {
        Whole at = Operations.whole(index);
        int size = items.all.size();
        boolean known =
            at != null && at.number().bitLength() < 24 && items.all instanceof ArrayList<Value>;
        int place =
            at == null || !known
                ? -1
                : at.number().intValue() + (at.number().signum() < 0 ? size : 0);
        if (place >= 0 && place < size) {
          items.all.set(place, value);
        } else {
          items.open(value.taint());
        }
      }
      case Members members when index instanceof Text name ->
          assignMember(members, name.text(), value, site);
      case Thing thing -> thing.absorb(Contents.taint(value));
      case Value.Method part when part.receiver() instanceof Thing thing ->
          thing.absorb(Contents.taint(value));
      default -> {}
    }
  }

  /// `container[lower:upper] = value`.
  private void assignSlice(Value container, Subscripts.Bounds bounds, Value value) {
    List<Value> elements = machine.subscripts.iterate(value);
    if (!(container instanceof Items items) || !(items.all instanceof ArrayList<Value>)) {
      return;
    }
    int @Nullable [] range = Subscripts.range(bounds, items.all.size());
    boolean isKnown = elements != null && range != null && !items.isOpen();
    if (elements != null && range != null && isKnown && machine.meter.makeItems(elements.size())) {
      List<Value> copy = List.copyOf(elements);
      List<Value> replaced = items.all.subList(range[0], Math.max(range[0], range[1]));
      replaced.clear();
      replaced.addAll(copy);
    } else {
      items.open(Contents.taint(value));
    }
  }

  void augment(Statement.AugmentedAssignment statement, Frame frame) {
    Value before = machine.expressions.evaluate(statement.target(), frame);
    Value more = machine.expressions.evaluate(statement.value(), frame);
    boolean extended =
        before instanceof Items items
            && items.shape == Items.Shape.LIST
            && statement.operator().equals("+");
    if (extended && before instanceof Items items) {
      machine.containers.call(items, "extend", Arguments.of(more));
      return;
    }
    if (before instanceof Thing thing) {
      thing.absorb(Contents.taint(more));
      return;
    }
    assign(
        statement.target(), machine.operations.binary(statement.operator(), before, more), frame);
  }

  void delete(Expression target, Frame frame) {
    switch (target) {
      case Expression.Name _ -> {}
      case Expression.Subscript it -> {
        Value container = machine.expressions.evaluate(it.value(), frame);
        Value index =
            it.index() instanceof Expression.Slice
                ? Unknown.PLAIN
                : machine.expressions.evaluate(it.index(), frame);
        if (container instanceof Table table) {
          table.remove(index);
        } else if (container instanceof Items items) {
          machine.containers.call(items, "pop", Arguments.of(index));
        }
      }
      default -> machine.expressions.evaluate(target, frame);
    }
  }
}
