package dev.assay.core.code.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Operations that call, and those that make functions and classes.
final class Calls {
  private static final int DEFAULTS = 1;
  private static final int CLOSURE = 8;

  private final Decompiler code;
  private List<Constant> keywords = List.of();

  /// Whether the body of a class of Python 2 was written and is called next.
  private boolean built;

  Calls(Decompiler code) {
    this.code = code;
  }

  /// Whether it is an operation of these.
  boolean run(String name, int argument, int next) {
    switch (name) {
      case "CALL_FUNCTION" -> oldCall(argument);
      case "CALL_FUNCTION_VAR", "CALL_FUNCTION_VAR_KW" -> starred(name, argument);
      case "CALL_FUNCTION_KW" -> keywordCall(argument);
      case "CALL_METHOD" -> call(code.pop(argument), List.of());
      case "KW_NAMES" -> keywords = constant(argument);
      case "CALL" -> newCall(argument, keywords);
      case "CALL_KW" -> newCall(argument, code.pop().items());
      case "CALL_FUNCTION_EX" -> expanded(argument);
      case "CALL_INTRINSIC_1" -> intrinsic(argument);
      case "MAKE_FUNCTION", "MAKE_CLOSURE" ->
          function(name, argument, code.isClassBuilt(next) ? Next.CLASS : Next.OTHER);
      case "SET_FUNCTION_ATTRIBUTE" -> {
        Item made = code.pop();
        code.pop();
        code.push(made);
      }
      case "BUILD_CLASS" -> {
        Item made = code.pop();
        code.pop(2);
        code.push(made);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Constant> constant(int index) {
    List<Constant> constants = code.object.constants();
    return index < constants.size() ? Item.of(constants.get(index)).items() : List.of();
  }

  /// Python 3.5 and earlier count keywords in the high byte, each with its name before it.
  private void oldCall(int argument) {
    if (code.version.isWide()) {
      call(code.pop(argument), List.of());
      return;
    }
    List<Item> pairs = code.pop(2 * (argument >> 8));
    List<String> given = new ArrayList<>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      given.add(keyword(pairs.get(i)) + "=" + pairs.get(i + 1).text());
    }
    call(code.pop(argument & 0xFF), given);
  }

  private static String keyword(Item name) {
    return name.constant().map(Calls::keyword).orElse("_");
  }

  private static String keyword(Constant name) {
    return switch (name) {
      case Constant.Text(String text) -> Names.plain(text);
      case Constant.Bytes(String text) -> Names.plain(text);
      default -> "_";
    };
  }

  private void starred(String name, int argument) {
    if (name.endsWith("KW")) {
      code.pop();
    }
    String rest = "*" + code.pop().text();
    code.pop(2 * (argument >> 8));
    call(code.pop(argument & 0xFF), List.of(rest));
  }

  private void keywordCall(int argument) {
    if (!code.version.isWide()) {
      String rest = "**" + code.pop().text();
      code.pop(2 * (argument >> 8));
      call(code.pop(argument & 0xFF), List.of(rest));
      return;
    }
    List<Constant> names = code.pop().items();
    call(named(code.pop(argument), names), List.of());
  }

  /// The last arguments belong to the names.
  private static List<Item> named(List<Item> arguments, List<Constant> names) {
    List<Item> out = new ArrayList<>(arguments);
    int from = Math.max(0, out.size() - names.size());
    for (int i = from; i < out.size(); i++) {
      out.set(i, Item.of(keyword(names.get(i - from)) + "=" + out.get(i).text()));
    }
    return out;
  }

  /// Python 3.11 and later: the callable and what it is bound to lie below the arguments, one of
  /// them empty.
  private void newCall(int argument, List<Constant> names) {
    keywords = List.of();
    List<Item> arguments = new ArrayList<>(named(code.pop(argument), names));
    Item upper = code.pop();
    Item lower = code.pop();
    if (lower.isEmpty()) {
      code.push(upper);
    } else {
      code.push(lower);
      if (!upper.isEmpty()) {
        arguments.addFirst(upper);
      }
    }
    call(arguments, List.of());
  }

  private void expanded(int argument) {
    String more = (argument & 1) != 0 || code.version.isAtLeast(314) ? code.pop().text() : "";
    String rest = code.pop().text();
    Item upper = code.pop();
    if (upper.isEmpty()) {
      upper = code.pop();
    } else if (code.version.isAtLeast(311) && code.peek(1).isEmpty() && code.size() > 0) {
      code.pop();
    }
    code.push(upper);
    List<String> given = new ArrayList<>(List.of("*" + rest));
    if (!more.isEmpty()) {
      given.add("**" + more);
    }
    call(List.of(), given);
  }

  private void call(List<Item> arguments, List<String> more) {
    Item callee = code.pop();
    if (callee.text().equals("__build_class__") && arguments.size() >= 2) {
      classDefinition(arguments);
      return;
    }
    if (built && callee.code().isPresent()) {
      built = false;
      code.push(Names.plain(callee.code().get().name()));
      return;
    }
    StringBuilder line = new StringBuilder(callee.text()).append('(');
    String comma = "";
    for (Item argument : arguments) {
      line.append(comma).append(argument.text());
      comma = ", ";
    }
    for (String argument : more) {
      line.append(comma).append(argument);
      comma = ", ";
    }
    // A line of its own keeps the order, and keeps what is used twice from being written twice.
    String result = code.writing.temporary();
    code.writing.line(result + " = " + line.append(')'));
    code.push(result);
  }

  private void classDefinition(List<Item> arguments) {
    Optional<CodeObject> body = arguments.getFirst().code();
    String name = Names.plain(keyword(arguments.get(1)));
    StringBuilder head = new StringBuilder("class ").append(name).append('(');
    for (Item base : arguments.subList(2, arguments.size())) {
      head.append(base.text()).append(", ");
    }
    if (body.isPresent()) {
      code.push(code.define(body.get(), head.append("):").toString(), name));
    } else {
      code.push(name);
    }
  }

  /// Of the functions of the interpreter the printing of Python 3.12 and `import *` have an effect.
  private void intrinsic(int argument) {
    if (argument == 2) {
      code.writing.line("from " + code.pop().text() + " import *");
      code.push("None");
    }
  }

  private void popDefaults(String name, int argument) {
    if (code.version.isAtLeast(306) && !code.version.isAtLeast(313)) {
      for (int flag = CLOSURE; flag >= DEFAULTS; flag >>= 1) {
        if ((argument & flag) != 0) {
          code.pop();
        }
      }
    } else if (!code.version.isWide()) {
      code.pop(name.equals("MAKE_CLOSURE") ? 1 : 0);
      code.pop((argument & 0xFF) + 2 * (argument >> 8 & 0xFF));
    }
  }

  /// What is done with a function.
  private enum Next {
    CLASS,
    OTHER
  }

  private void function(String name, int argument, Next next) {
    Item made = code.pop();
    boolean qualified = code.version.isAtLeast(303) && !code.version.isAtLeast(311);
    if (qualified) {
      made = code.pop();
    }
    Optional<CodeObject> body = made.code();
    popDefaults(name, argument);
    boolean isClass =
        code.peek(1).text().equals("__build_class__")
            || code.peek(2).text().equals("__build_class__");
    if (body.isEmpty() || isClass) {
      code.push(made);
      return;
    }
    String plain = Names.plain(body.get().name());
    if (next == Next.CLASS) {
      built = true;
      String bases = code.peek(1).text();
      code.define(
          body.get(), "class " + plain + (bases.startsWith("(") ? bases : "()") + ":", plain);
      code.push(made);
      return;
    }
    boolean nameless = body.get().name().startsWith("<");
    String unique = nameless ? plain + code.writing.temporary() : plain;
    code.push(
        code.define(body.get(), "def " + unique + "(" + body.get().parameters() + "):", unique));
  }
}
