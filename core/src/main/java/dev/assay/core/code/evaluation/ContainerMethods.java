package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Nothing;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.code.evaluation.Value.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Methods of `list`, `tuple`, `set`, `dict` and `int`. A result that is not known is null.
final class ContainerMethods {
  private final Meter meter;
  private final Subscripts subscripts;

  ContainerMethods(Meter meter, Subscripts subscripts) {
    this.meter = meter;
    this.subscripts = subscripts;
  }

  @Nullable Value call(Items items, String method, Arguments arguments) {
    meter.use();
    Value first = arguments.at(0);
    return switch (method) {
      case "append", "add", "appendleft" -> {
        if (first != null && meter.step()) {
          items.add(first);
        }
        yield Nothing.PLAIN;
      }
      case "extend", "update" -> {
        extend(items, first);
        yield Nothing.PLAIN;
      }
      case "insert" -> {
        insert(items, first, arguments.at(1));
        yield Nothing.PLAIN;
      }
      case "pop", "popleft" -> popped(items, method.equals("popleft") ? Whole.of(0) : first);
      case "reverse" -> {
        if (items.all instanceof ArrayList<Value> && meter.makeItems(items.all.size())) {
          Collections.reverse(items.all);
        }
        yield Nothing.PLAIN;
      }
      default -> asked(items, method, first);
    };
  }

  private @Nullable Value asked(Items items, String method, @Nullable Value first) {
    return switch (method) {
      case "copy" -> meter.makeItems(items.all.size()) ? items.as(items.shape) : null;
      case "clear" -> {
        if (items.all instanceof ArrayList<Value>) {
          items.all.clear();
        }
        yield Nothing.PLAIN;
      }
      case "index" -> {
        for (int i = 0; first != null && i < items.all.size() && meter.step(); i++) {
          if (Boolean.TRUE.equals(Equality.of(items.all.get(i), first))) {
            yield Whole.of(i, first.taint());
          }
        }
        yield null;
      }
      case "sort" -> {
        if (items.all instanceof ArrayList<Value>) {
          items.open(Taint.NONE);
        }
        yield Nothing.PLAIN;
      }
      case "remove", "discard" -> {
        if (items.all instanceof ArrayList<Value>
            && first != null
            && meter.makeItems(items.all.size())) {
          items.all.removeIf(value -> Boolean.TRUE.equals(Equality.of(value, first)));
        }
        yield Nothing.PLAIN;
      }
      case "__getitem__" -> first == null ? null : subscripts.element(items, first);
      case "__len__" -> items.isOpen() ? null : Whole.of(items.all.size());
      case "__iter__" -> items;
      case "__next__" -> popped(items, Whole.of(0));
      case "union" -> items;
      default -> null;
    };
  }

  private void extend(Items items, @Nullable Value more) {
    List<Value> all = more == null ? null : subscripts.iterate(more);
    if (more != null && (all == null || !meter.makeItems(all.size()))) {
      items.open(Contents.taint(more));
    } else if (all != null) {
      for (Value value : List.copyOf(all)) {
        items.add(value);
      }
    }
  }

  private void insert(Items items, @Nullable Value index, @Nullable Value value) {
    Whole at = index == null ? null : Operations.whole(index);
    boolean known =
        at != null && at.number().bitLength() < 24 && items.all instanceof ArrayList<Value>;
    if (value == null || !meter.makeItems(items.all.size() >> 4)) {
      return;
    }
    if (at == null || !known || items.all.size() >= Items.LONGEST) {
      items.add(value);
      return;
    }
    int place = at.number().intValue();
    items.all.add(
        Math.clamp(place < 0 ? place + items.all.size() : place, 0, items.all.size()), value);
  }

  private @Nullable Value popped(Items items, @Nullable Value index) {
    Whole at = index == null ? Whole.of(-1) : Operations.whole(index);
    boolean known =
        at != null && at.number().bitLength() < 24 && items.all instanceof ArrayList<Value>;
    if (at == null || !known || items.all.isEmpty() || !meter.makeItems(items.all.size() >> 6)) {
      return Unknown.of(Contents.taint(items));
    }
    int place = at.number().intValue();
    int wanted = place < 0 ? place + items.all.size() : place;
    return wanted >= 0 && wanted < items.all.size() ? items.all.remove(wanted) : null;
  }

  @Nullable Value call(Table table, String method, Arguments arguments) {
    meter.use();
    Value first = arguments.at(0);
    Value byDefault = arguments.at(1) == null ? Nothing.PLAIN : arguments.at(1);
    meter.step();
    return switch (method) {
      case "get", "__getitem__", "setdefault", "pop" -> {
        if (first == null) {
          yield null;
        }
        Value found = method.equals("pop") ? table.remove(first) : table.find(first);
        if (found == null && method.equals("setdefault")) {
          table.put(first, byDefault);
        }
        yield found == null ? byDefault : found;
      }
      case "update" -> {
        update(table, first);
        arguments.named().forEach((name, value) -> table.put(Text.of(name), value));
        yield Nothing.PLAIN;
      }
      case "__setitem__" -> {
        if (first != null) {
          table.put(first, byDefault);
        }
        yield Nothing.PLAIN;
      }
      case "copy" -> {
        Table copy = new Table();
        if (meter.makeItems(table.entries().size())) {
          copy.putAll(table);
        }
        yield copy;
      }
      case "items", "keys", "values", "iteritems", "itervalues" -> view(table, method);
      default -> null;
    };
  }

  private @Nullable Value view(Table table, String method) {
    boolean isKnown = !table.isOpen() || !table.entries().isEmpty();
    if (!isKnown || !meter.makeItems(table.entries().size())) {
      return null;
    }
    List<Value> all = new ArrayList<>(table.entries().size());
    for (Table.Entry entry : table.entries().values()) {
      all.add(
          switch (method) {
            case "keys" -> entry.key();
            case "values", "itervalues" -> entry.value();
            default -> Items.tuple(entry.key(), entry.value());
          });
    }
    Items view = new Items(Items.Shape.LIST, all, table.taint());
    Value rest = table.rest();
    if (rest != null) {
      view.open(Contents.taint(rest));
    }
    return view;
  }

  private void update(Table table, @Nullable Value more) {
    if (more instanceof Table other) {
      if (other != table && meter.makeItems(other.entries().size())) {
        table.putAll(other);
      }
    } else if (more != null) {
      table.open(Contents.taint(more));
    }
  }

  @Nullable Value call(Whole whole, String method, Arguments arguments) {
    meter.use();
    Whole size =
        arguments.find(0, "length") == null
            ? Whole.of(1)
            : Operations.whole(arguments.find(0, "length"));
    return switch (method) {
      case "to_bytes" ->
          size == null
                  || size.number().bitLength() > 20
                  || !meter.makeText(size.number().intValue())
              ? null
              : Text.ofBytes(
                  Numerals.bytes(whole.number(), size.number().intValue(), isLittle(arguments)),
                  whole.taint());
      case "bit_length" -> Whole.of(whole.number().bitLength(), whole.taint());
      case "__xor__" ->
          size == null
              ? null
              : new Whole(whole.number().xor(size.number()), whole.taint().plus(size.taint()));
      case "__add__" ->
          size == null
              ? null
              : new Whole(whole.number().add(size.number()), whole.taint().plus(size.taint()));
      case "__sub__" ->
          size == null
              ? null
              : new Whole(whole.number().subtract(size.number()), whole.taint().plus(size.taint()));
      default -> null;
    };
  }

  private static boolean isLittle(Arguments arguments) {
    return arguments.find(1, "byteorder") instanceof Text order && order.text().equals("little");
  }
}
