package dev.assay.core.code.disguise;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Module;
import dev.assay.core.python.Names;
import dev.assay.core.python.Node;
import dev.assay.core.python.Parameters.Parameter;
import dev.assay.core.python.Source;
import dev.assay.core.python.Statement;
import dev.assay.core.python.StringLiteral;
import dev.assay.core.python.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One walk over the tree of a module for everything that needs to know what is code.
final class TreeScan {
  private static final int LONG = 2_000;
  private static final int BLOB = 4_000;
  private static final int SEALED = 400;
  private static final Set<String> EXECUTORS =
      Set.of("exec", "eval", "compile", "__import__", "execfile");

  private static final Set<String> RUNNERS = Set.of("exec", "eval");

  /// Names that a form begins with, beside those of an obfuscator's modules.
  private static final Set<String> MARKS = marks(RUNNERS);

  private static final Set<String> MARKS_AROUND_TEXT = marks(EXECUTORS);

  private final Source source;
  private final RawScan raw;
  private final boolean folded;
  private final Identifiers identifiers = new Identifiers();
  private final List<Form> forms = new ArrayList<>();
  private Optional<Node> pushed = Optional.empty();
  private Optional<Node> lookalike = Optional.empty();
  private Optional<Node> longCall = Optional.empty();
  private Optional<Node> armoured = Optional.empty();
  private Optional<Node> orders = Optional.empty();
  private int blob;
  private int blobAt;
  private int shreds;
  private int shredsAt;
  private boolean executes;
  private boolean runs;

  private TreeScan(Module module, RawScan raw) {
    this.source = module.source();
    this.raw = raw;
    this.folded = module.names().areFolded();
  }

  /// A form that was found, and where.
  record Form(String what, int start, int end) {}

  static List<Form> of(Module module, RawScan raw) {
    TreeScan scan = new TreeScan(module, raw);
    if (isTelling(module, raw)) {
      Tree.walk(module, scan::see);
    }
    scan.conclude();
    return scan.forms;
  }

  /// Whether the tree can hold any form at all, by what its text and its names show.
  private static boolean isTelling(Module module, RawScan raw) {
    return module.names().areFolded()
        || !raw.pushed.isEmpty()
        || raw.longestLine >= LONG
        || module.longestLiteral() >= BLOB
        || areTelling(
            module.names(), module.longestLiteral() >= SEALED ? MARKS_AROUND_TEXT : MARKS);
  }

  private static boolean areTelling(Names names, Set<String> marks) {
    int noise = 0;
    for (String name : names.all()) {
      noise += Identifiers.isNoise(name) ? 1 : 0;
      if (marks.contains(name) || isArmour(name) || noise == Identifiers.FEWEST) {
        return true;
      }
    }
    return false;
  }

  private static boolean isArmour(String module) {
    return module.startsWith("pytransform") || module.startsWith("pyarmor_runtime");
  }

  private static Set<String> marks(Set<String> executors) {
    Set<String> marks = new HashSet<>(executors);
    marks.addAll(AssistantOrders.DECORATORS);
    marks.add("__pyarmor__");
    return marks;
  }

  private void see(Node node) {
    boolean behind = !raw.pushed.isEmpty() && raw.pushed.get(node.start());
    switch (node) {
      case Statement statement -> {
        if (behind) {
          pushed = first(pushed, statement);
        }
        statement(statement);
      }
      case Expression expression -> {
        if (behind && expression instanceof Expression.Call) {
          pushed = first(pushed, expression);
        }
        expression(expression);
      }
    }
  }

  private static Optional<Node> first(Optional<Node> before, Node node) {
    return before.isPresent() ? before : Optional.of(node);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Function it -> {
        orders(it);
        identifiers.define(it.name());
        for (Parameter parameter : it.parameters().all()) {
          define(parameter.target());
        }
      }
      case Statement.ClassDefinition it -> identifiers.define(it.name());
      case Statement.Assignment it -> it.targets().forEach(this::define);
      case Statement.For it -> define(it.target());
      case Statement.Import it -> it.names().forEach(this::alias);
      case Statement.ImportFrom it -> {
        it.names().forEach(this::alias);
        if (isArmour(it.module())) {
          armoured = first(armoured, it);
        }
      }
      case Statement.Exec it -> {
        executes = true;
        longLine(it);
      }
      default -> {}
    }
  }

  /// The text that a tool for assistants gives of itself.
  private void orders(Statement.Function function) {
    if (orders.isEmpty()
        && AssistantOrders.isTool(function.decorators())
        && !function.body().isEmpty()
        && function.body().getFirst()
            instanceof Statement.Evaluation(Expression value, int _, int _)
        && value instanceof Expression.Strings text
        && AssistantOrders.isOrder(text)) {
      orders = Optional.of(value);
    }
  }

  private void alias(Statement.Alias alias) {
    alias.as().ifPresent(identifiers::define);
    if (folded && isLookalike(source.slice(alias.start(), alias.end()), alias.name())) {
      forms.add(new Form("look-alike name `" + alias.name() + "`", alias.start(), alias.end()));
    }
  }

  private void define(Expression target) {
    switch (target) {
      case Expression.Name it -> identifiers.define(it.id());
      case Expression.Collection it -> it.elements().forEach(this::define);
      default -> {}
    }
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Name it -> {
        if (folded && isLookalike(source.slice(it.start(), it.end()), it.id())) {
          lookalike = first(lookalike, it);
        }
      }
      case Expression.Attribute it -> {
        if (folded && isLookalike(source.slice(it.value().end(), it.end()), "." + it.name())) {
          lookalike = first(lookalike, it);
        }
      }
      case Expression.Strings it -> {
        for (StringLiteral part : it.parts()) {
          if (part.end() - part.start() > blob) {
            blob = part.end() - part.start();
            blobAt = part.start();
          }
        }
      }
      case Expression.Call it -> call(it);
      case Expression.Collection it -> display(it);
      case Expression.Dictionary it -> display(it);
      default -> {}
    }
  }

  private void display(Expression display) {
    if (Shreds.are(display)) {
      shreds += display.end() - display.start();
      shredsAt = shredsAt == 0 ? display.start() : shredsAt;
    }
  }

  /// Whether a name that is written with other letters reads as one of ASCII (PEP 3131, NFKC).
  private static boolean isLookalike(String written, String name) {
    if (name.length() < 3) {
      return false;
    }
    boolean other = false;
    for (int i = 0; i < written.length(); i++) {
      other |= written.charAt(i) >= 0x80;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return other && !written.contains("#");
  }

  private void call(Expression.Call call) {
    if (call.function() instanceof Expression.Name(String id, int _, int _)) {
      if (id.equals("__pyarmor__")) {
        armoured = first(armoured, call);
      }
      if (EXECUTORS.contains(id)) {
        executes = true;
        runs |= RUNNERS.contains(id);
        longLine(call);
      }
    }
    executes |= call.function() instanceof Expression.Attribute it && it.name().equals("loads");
  }

  private void longLine(Node node) {
    if (raw.longestLine >= LONG
        && node.end() - node.start() >= LONG
        && source.line(node.start()) == source.line(node.end() - 1)) {
      longCall = first(longCall, node);
    }
  }

  private void conclude() {
    pushed.ifPresent(it -> add("code pushed off the screen", it));
    lookalike.ifPresent(
        it ->
            add(
                "look-alike name `"
                    + source.slice(it.start(), Math.min(it.end(), it.start() + 60))
                    + "`",
                it));
    longCall.ifPresent(it -> add("one long line that executes text", it));
    orders.ifPresent(it -> add("orders to an assistant", it));
    armoured.ifPresent(it -> add("obfuscator: the form of PyArmor", it));
    boolean isPacked = executes && blob >= BLOB && blob * 10L >= source.length() * 7L;
    boolean isSealed = runs && blob >= SEALED && blob * 5L >= source.length() && isOpaque();
    if (isPacked || isSealed) {
      forms.add(new Form("a program packed into a literal", blobAt, blobAt + 200));
    }
    if (runs && shreds * 3L >= source.length()) {
      forms.add(new Form("a program packed into a literal", shredsAt, shredsAt + 200));
    }
    if (identifiers.areObfuscated()) {
      forms.add(new Form("obfuscator: names that are noise", 0, Math.min(200, source.length())));
    }
    if (raw.direction >= 0) {
      forms.add(
          new Form(
              "characters that change the direction of text",
              raw.direction,
              Math.min(raw.direction + 80, source.length())));
    }
  }

  /// Whether the longest literal holds no words: not one blank among its first characters, or
  /// hardly a letter.
  private boolean isOpaque() {
    boolean isOneWord = true;
    int letters = 0;
    for (int i = blobAt + 1; i < Math.min(blobAt + SEALED, source.length()); i++) {
      char c = source.charAt(i);
      isOneWord &= c != ' ' && c != '\n' && c != '\\';
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return isOneWord || letters * 20 < SEALED;
  }

  private void add(String what, Node node) {
    forms.add(new Form(what, node.start(), node.end()));
  }
}
