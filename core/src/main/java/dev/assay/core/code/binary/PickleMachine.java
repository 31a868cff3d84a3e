package dev.assay.core.code.binary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stack machine of pickles, as far as it takes to know functions and their arguments. It stops
/// at what it does not know, and goes on with a pickle that follows the first.
final class PickleMachine {
  private static final int MOST_OPERATIONS = 5_000_000;
  private static final int MOST_CALLS = 2_000;
  private static final int LONGEST_TEXT = 1 << 20;

  private final byte[] bytes;
  private final List<Value> stack = new ArrayList<>();
  private final Map<Integer, Value> memo = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private int at;
  private boolean stopped;

  private PickleMachine(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A function that is called, and its arguments as far as they are text.
  record Call(String module, String name, List<String> arguments) {}

  private sealed interface Value {
    record Text(String text) implements Value {}

    record Function(String module, String name) implements Value {}

    record Items(List<Value> items) implements Value {}

    record Mark() implements Value {}

    record Other() implements Value {}
  }

  private static final Value OTHER = new Value.Other();

  static List<Call> calls(byte[] bytes) {
    PickleMachine machine = new PickleMachine(bytes);
    machine.at = machine.start();
    int operations = 0;
    while (!machine.stopped && machine.at < bytes.length && operations++ < MOST_OPERATIONS) {
      machine.operation(bytes[machine.at++] & 0xFF);
    }
    return machine.calls;
  }

  /// Behind the header of an array of NumPy.
  private int start() {
    if (bytes.length < 12 || (bytes[0] & 0xFF) != 0x93) {
      return 0;
    }
    int length = (bytes[8] & 0xFF) | (bytes[9] & 0xFF) << 8;
    return 10 + length;
  }

  private void push(Value value) {
    if (stack.size() < 1_000_000) {
      stack.add(value);
    }
  }

  private Value pop() {
    return stack.isEmpty() ? OTHER : stack.removeLast();
  }

  private Value.Items popMark() {
    int mark = stack.size() - 1;
    while (mark >= 0 && !(stack.get(mark) instanceof Value.Mark)) {
      mark--;
    }
    List<Value> above = mark < 0 ? List.of() : List.copyOf(stack.subList(mark + 1, stack.size()));
    if (mark >= 0) {
      stack.subList(mark, stack.size()).clear();
    }
    return new Value.Items(above);
  }

  private void operation(int code) {
    if (code >= 0x80) {
      protocol(code);
      return;
    }
    if (!literal(code) && !memo(code) && !collected(code)) {
      structure(code);
    }
  }

  private void structure(int code) {
    switch (code) {
      case '(' -> push(new Value.Mark());
      case '.' -> end();
      case '0', 'b', 'a' -> pop();
      case '1', 'e', 'u' -> popMark();
      case '2' -> push(stack.isEmpty() ? OTHER : stack.getLast());
      case 'c' -> push(new Value.Function(line(), line()));
      case 'i' -> called(new Value.Function(line(), line()), popMark());
      case 'o' -> object();
      case 'R' -> {
        Value arguments = pop();
        called(pop(), arguments);
      }
      case 's' -> {
        pop();
        pop();
      }
      case 'Q' -> {}
      default -> stopped = true;
    }
  }

  private void object() {
    List<Value> items = popMark().items();
    Value function = items.isEmpty() ? OTHER : items.getFirst();
    called(function, new Value.Items(items.subList(Math.min(1, items.size()), items.size())));
  }

  private boolean collected(int code) {
    switch (code) {
      case 't', 'l', 'd' -> push(popMark());
      case ')', ']', '}' -> push(new Value.Items(List.of()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memo(int code) {
    switch (code) {
      case 'p' -> put(number(line()));
      case 'q' -> put(u8());
      case 'r' -> put(u32());
      case 'g' -> get(number(line()));
      case 'h' -> get(u8());
      case 'j' -> get(u32());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean literal(int code) {
    switch (code) {
      case 'F', 'I', 'L', 'P' -> {
        line();
        push(OTHER);
      }
      case 'S' -> push(new Value.Text(Escapes.plain(unquoted(line()))));
      case 'V' -> push(new Value.Text(Escapes.plain(line())));
      case 'T', 'X', 'B' -> text(u32());
      case 'U', 'C' -> text(u8());
      case 'J' -> number(4);
      case 'K' -> number(1);
      case 'M' -> number(2);
      case 'G' -> number(8);
      case 'N' -> number(0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void number(int size) {
    skip(size);
    push(OTHER);
  }

  private void protocol(int code) {
    if (!wide(code)) {
      switch (code) {
        case 0x80 -> skip(1);
        case 0x81 -> {
          Value arguments = pop();
          called(pop(), arguments);
        }
        case 0x85 -> tuple(1);
        case 0x86 -> tuple(2);
        case 0x87 -> tuple(3);
        case 0x8F -> push(new Value.Items(List.of()));
        case 0x90 -> popMark();
        case 0x91 -> push(popMark());
        case 0x92 -> {
          pop();
          Value arguments = pop();
          called(pop(), arguments);
        }
        case 0x93 -> {
          String name = text(pop());
          push(new Value.Function(text(pop()), name));
        }
        case 0x94 -> put(memo.size());
        case 0x95 -> skip(8);
        case 0x98 -> {}
        default -> stopped = true;
      }
    }
  }

  /// Literals of the protocols from 2.
  private boolean wide(int code) {
    switch (code) {
      case 0x82 -> number(1);
      case 0x83 -> number(2);
      case 0x84 -> number(4);
      case 0x88, 0x89, 0x97 -> number(0);
      case 0x8A -> number(u8());
      case 0x8B -> number(u32());
      case 0x8C -> text(u8());
      case 0x8D, 0x8E, 0x96 -> {
        int size = u32();
        skip(4);
        text(size);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Another pickle may follow; what is no pickle ends the reading.
  private void end() {
    stack.clear();
    stopped = at + 1 >= bytes.length || (bytes[at] & 0xFF) != 0x80;
  }

  private void tuple(int size) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.addFirst(pop());
    }
    push(new Value.Items(items));
  }

  private void called(Value function, Value arguments) {
    if (function instanceof Value.Function(String module, String name)
        && calls.size() < MOST_CALLS) {
      List<String> texts = new ArrayList<>();
      texts(arguments, texts, 0);
      calls.add(new Call(module, name, texts));
      push(result(name, arguments));
    } else {
      push(OTHER);
    }
  }

  /// Imports and members are followed, since they give the functions that are called.
  private static Value result(String name, Value arguments) {
    if (!(arguments instanceof Value.Items(List<Value> items)) || items.isEmpty()) {
      return OTHER;
    }
    Value first = items.getFirst();
    if (name.equals("__import__") || name.equals("import_module")) {
      return new Value.Function(text(first), "");
    }
    if (name.equals("getattr")
        && items.size() > 1
        && first instanceof Value.Function(String module, String member)) {
      return new Value.Function(
          member.isEmpty() ? module : module + "." + member, text(items.get(1)));
    }
    return OTHER;
  }

  private static void texts(Value value, List<String> to, int depth) {
    switch (value) {
      case Value.Text(String text) -> to.add(text);
      case Value.Items(List<Value> items) -> {
        for (Value item : depth > 3 ? List.<Value>of() : items) {
          if (to.size() < 100) {
            texts(item, to, depth + 1);
          }
        }
      }
      case Value.Function _, Value.Mark _, Value.Other _ -> {}
    }
  }

  private static String text(Value value) {
    return value instanceof Value.Text(String text) ? text : "";
  }

  private void put(int index) {
    if (!stack.isEmpty() && memo.size() < 1_000_000) {
      memo.put(index, stack.getLast());
    }
  }

  private void get(int index) {
    push(memo.getOrDefault(index, OTHER));
  }

  private void text(int size) {
    if (size < 0 || size > bytes.length - at) {
      stopped = true;
      return;
    }
    int kept = Math.min(size, LONGEST_TEXT);
    push(new Value.Text(new String(bytes, at, kept, StandardCharsets.UTF_8)));
    at += size;
  }

  private void skip(int count) {
    stopped |= count < 0 || count > bytes.length - at;
    at = stopped ? bytes.length : at + count;
  }

  private int u8() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }

  private int u32() {
    return u8() | u8() << 8 | u8() << 16 | u8() << 24;
  }

  private String line() {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = Math.min(end + 1, bytes.length);
    return line.strip();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && (text.startsWith("'") || text.startsWith("\""));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static int number(String text) {
    int value = 0;
    for (int i = 0; i < text.length() && i < 9; i++) {
      value = value * 10 + Math.max(0, Character.digit(text.charAt(i), 10));
    }
    return value;
  }
}
