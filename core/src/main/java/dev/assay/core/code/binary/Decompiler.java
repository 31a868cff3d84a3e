package dev.assay.core.code.binary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a code object as Python that calls, loads, stores and loops alike. It need not be the
/// text the code was compiled from: every call is a line of its own, both ways of a condition are
/// written, and what is not understood is left out. Nothing is run.
final class Decompiler {
  private static final int DEEPEST = 20;

  final CodeObject object;
  final Version version;
  final Writing writing;
  private final List<Item> stack = new ArrayList<>();
  private final Deque<End> ends = new ArrayDeque<>();
  private final Map<Integer, Join> joins = new HashMap<>();
  private final int depth;
  private final Operations operations;

  /// How often a value was asked for that is not there: a sign of the wrong version.
  private int misses;

  /// Where a block ends; the iterator of a loop leaves the stack there.
  private record End(int offset, boolean isLoop) {}

  /// A value that another way brings to the same place.
  private record Join(Item value, String between) {}

  Decompiler(CodeObject object, Version version, Writing writing, int depth) {
    this.object = object;
    this.version = version;
    this.writing = writing;
    this.depth = depth;
    this.operations = new Operations(this);
  }

  int misses() {
    return misses;
  }

  /// Writes the body.
  void write() {
    String code = object.code();
    int argument = 0;
    int at = 0;
    while (at < code.length() && !writing.isFull()) {
      int start = at;
      String name = version.operations().get(code.charAt(at));
      boolean wide = version.isWide();
      int low = at + 1 < code.length() ? code.charAt(at + 1) : 0;
      boolean has = wide || code.charAt(at) >= 90;
      int high = !wide && at + 2 < code.length() ? code.charAt(at + 2) << 8 : 0;
      at += wide ? 2 : has ? 3 : 1;
      argument = (argument << (wide ? 8 : 16)) | (has ? low | high : 0);
      if (!name.equals("EXTENDED_ARG")) {
        arrive(start);
        operations.run(name, argument, pastCaches(code, at), start);
        argument = 0;
      }
      misses += name.isEmpty() ? 1 : 0;
    }
    while (!ends.isEmpty()) {
      ends.pop();
      writing.close();
    }
  }

  /// Whether the function made before `next` is called for a class of Python 2.
  boolean isClassBuilt(int next) {
    String bytes = object.code();
    return version.minor() == 27
        && next + 3 < bytes.length()
        && version.operations().get(bytes.charAt(next)).equals("CALL_FUNCTION")
        && version.operations().get(bytes.charAt(next + 3)).equals("BUILD_CLASS");
  }

  /// Operations of Python 3.11 and later have room for what the interpreter learns behind them.
  private int pastCaches(String code, int from) {
    int at = from;
    while (version.isAtLeast(311) && at < code.length() && code.charAt(at) == 0) {
      at += 2;
    }
    return at;
  }

  /// Ends the blocks that end here, and joins what two ways bring.
  private void arrive(int offset) {
    while (!ends.isEmpty() && offset >= ends.peek().offset()) {
      if (ends.pop().isLoop() && !version.isAtLeast(313)) {
        pop();
      }
      writing.close();
    }
    Join join = joins.remove(offset);
    if (join != null && !stack.isEmpty()) {
      Item otherwise = pop();
      push("(" + join.value().text() + join.between() + otherwise.text() + ")");
    }
  }

  /// Begins a block that lasts to an offset.
  void block(String line, int end) {
    block(line, new End(end, false));
  }

  /// Begins a loop that lasts to an offset.
  void loop(String line, int end) {
    block(line, new End(end, true));
  }

  private void block(String line, End end) {
    writing.line(line);
    if (writing.open()) {
      ends.push(end);
    } else {
      writing.line("pass");
    }
  }

  /// A value waits for the place where another way comes with its own.
  void join(int target, Item value, String between) {
    joins.put(target, new Join(value, between));
  }

  void push(Item item) {
    if (stack.size() < 10_000) {
      stack.add(item);
    }
  }

  void push(String text) {
    push(Item.of(text));
  }

  Item pop() {
    if (stack.isEmpty()) {
      misses++;
      return Item.UNKNOWN;
    }
    return stack.removeLast();
  }

  /// The n-th value from the top, counted from 1.
  Item peek(int n) {
    return n >= 1 && n <= stack.size() ? stack.get(stack.size() - n) : Item.UNKNOWN;
  }

  void replace(int n, Item item) {
    if (n >= 1 && n <= stack.size()) {
      stack.set(stack.size() - n, item);
    }
  }

  int size() {
    return stack.size();
  }

  /// The last values, in the order in which they were pushed.
  List<Item> pop(int count) {
    List<Item> items = new ArrayList<>();
    for (int i = Math.min(count, 5_000); i > 0; i--) {
      items.add(pop());
    }
    return items.reversed();
  }

  String name(List<String> names, int index) {
    if (index < 0 || index >= names.size()) {
      misses++;
      return "_unknown";
    }
    return Names.plain(names.get(index));
  }

  /// Writes a function or class; the name that stands for it.
  String define(CodeObject code, String head, String plain) {
    if (depth >= DEEPEST || !writing.object()) {
      return "_unknown";
    }
    writing.line(head);
    writing.open();
    Decompiler inner = new Decompiler(code, version, writing, depth + 1);
    inner.write();
    misses += inner.misses();
    writing.close();
    return plain;
  }
}
