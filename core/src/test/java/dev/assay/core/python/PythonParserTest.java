package dev.assay.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // 2.7
        "print 'a', f(b)",
        "print >>sys.stderr, f(x),",
        "print",
        "exec code in f(a), b",
        "exec 'x = 1'",
        "raise E, 'text', f(t)",
        "x = `f(y)`",
        "if a <> 0777L: f(b)",
        "try:\n  f()\nexcept E, e:\n  g()",
        "def f(a, (b, c)): g(b)",
        "x = ur'a' u'b'",
        "[x for x in 1, f(2)]",
        // 3.x
        "async def f():\n  async with a as b, c:\n    await g(b)\n  async for x in y: h(x)",
        "def f(a, /, b: int = 1, *, c=f(2), **d) -> 'x': ...",
        "x: list[int] = f(a)",
        "with (open(a) as b, open(c)): f(b)",
        "with (a, b): f(a)",
        "if (n := len(a)) > 1: f(n)",
        "match f(x):\n  case [A(b=1) as c, *_] if g(c): h(c)\n  case {'k': v, **r}: pass",
        "match = f(match)\nmatch.x(1)\nmatch[0]\nmatch(1)",
        "type X[T: int = str, *Ts, **P] = f(T)",
        "type = f(1)\ntype(x)",
        "def f[T](a: *T): return g(a)",
        "class A[T](B, metaclass=f(M)): x = g(T)",
        "try: f()\nexcept* (A, B) as e: g(e)",
        "f(*a, **b, c=d, e=(yield), *g)",
        "lambda *a, b=f(1), **c: g(a)",
        "x = f'{f(a)!r:>{g(b)}} {{no}} {h(\"c\")=}'",
        "f'''{\n f(a) # why\n}'''",
        "f'{x:%H:%M}' f\"{d['k']}\"",
        "print(f'{f'{f'{g(1)}'}'}')",
        "x = a if f(b) else lambda: g(c)",
        "a[f(1):, ::g(2), *h(3)]",
        "nonlocal_ = 1\ndef f():\n  nonlocal x, y",
        "x = not a in b and not f(c)",
        "await f(x)",
        "del a, f(b)[0]",
        "x = 1_000j + 0xFFl if x else.5",
        "return_ = [*a, *f(b)]",
        "@f(a).b[0]\n@x\nasync def g(): pass",
        // 3.14
        "t'{f(name)!s:{w}}'",
        "try: f()\nexcept A, B: g()",
        "try: f()\nfinally: pass",
      })
  void pythonOfEveryVersionIsRead(String text) {
    Module module = PythonParser.parse(Source.of(text + "\n"));
    assertThat(module.broken()).isZero();
    assertThat(calls(module)).containsExactlyElementsOf(callsAsWritten(text));
  }

  /// The offsets at which the fixtures call `f`, `g` or `h`, or a builtin of theirs.
  private static List<Integer> callsAsWritten(String text) {
    List<Integer> starts = new ArrayList<>();
    for (int at = 0; at + 1 < text.length(); at++) {
      boolean single = "fgh".indexOf(text.charAt(at)) >= 0 && text.charAt(at + 1) == '(';
      boolean word = at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean defined = at > 3 && text.startsWith("def ", at - 4);
      if (single && !word && !defined) {
        starts.add(at);
      }
    }
    return starts;
  }

  private static List<Integer> calls(Module module) {
    List<Integer> starts = new ArrayList<>();
    Tree.walk(
        module,
        node -> {
          if (node instanceof Expression.Call call
              && call.function() instanceof Expression.Name name
              && name.id().length() == 1
              && "fgh".contains(name.id())) {
            starts.add(call.start());
          }
        });
    return starts.stream().sorted().toList();
  }

  @Test
  void aBrokenLineCostsOnlyItself() {
    Module module =
        parse(
            """
            before(1)
            x = = what(2) ) lost
            def f(a, :
                inside(3)
            class C
                method(4)
            if a b:
                then(5)
            elif [:
                other(6)
            after(7)
            """);
    assertThat(names(module))
        .containsExactlyInAnyOrder("before", "what", "inside", "method", "then", "other", "after");
    assertThat(module.broken()).isEqualTo(5);
  }

  @Test
  void aBracketThatIsNeverClosedEndsWhereAStatementBegins() {
    Module module =
        parse(
            """
            first(1)
            open_ended(a,
                b(2),
            def f():
                second(3)
            third(
            x = fourth(4)
            fifth(5)
            """);
    assertThat(names(module)).contains("first", "b", "second", "fourth", "fifth");
  }

  @Test
  void aStringThatIsNeverClosedEndsWithItsLine() {
    Module module = parse("first(1)\nx = 'no end\nsecond(2)\ny = \"\"\"nor here\nthird(3)\n");
    assertThat(names(module)).containsExactly("first", "second", "third");
  }

  @Test
  void wrongIndentationIsStillABlock() {
    Module module = parse("first(1)\n    second(2)\n  third(3)\nif x:\nfourth(4)\n");
    assertThat(names(module)).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void namesAreNormalisedAsPythonDoes() {
    Module module = parse("ｅｘｅｃ(x)\n𝐞𝐯𝐚𝐥(y)\n");
    assertThat(names(module)).containsExactly("exec", "eval");
  }

  @Test
  void textsHaveTheirEscapesReplaced() {
    assertThat(text("'a\\n\\x41\\u0042\\101\\N{BULLET}\\q\\\n'")).isEqualTo("a\nABA•\\q");
    assertThat(text("r'a\\n'")).isEqualTo("a\\n");
    assertThat(text("b'\\u0041\\xff'")).isEqualTo("\\u0041\u00ff");
    assertThat(text("'\\U99999999'")).isEqualTo("\\U99999999");
  }

  @Test
  void everyEncodingIsRead() {
    assertThat(names(PythonParser.parse("\uFEFFf(1)\n".getBytes(StandardCharsets.UTF_16LE))))
        .containsExactly("f");
    assertThat(
            names(
                PythonParser.parse(
                    "# -*- coding: latin-1 -*-\né(1)\n".getBytes(StandardCharsets.ISO_8859_1))))
        .containsExactly("é");
    assertThat(names(PythonParser.parse("é(1)\n".getBytes(StandardCharsets.ISO_8859_1))))
        .containsExactly("é");
    assertThat(names(PythonParser.parse("f(1)\rg(2)\r\nh(3)".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("f", "g", "h");
  }

  @Test
  void nothingExhaustsTheStack() {
    int deep = 100_000;
    for (String text :
        List.of(
            "(".repeat(deep),
            "x = " + "[".repeat(deep) + "]".repeat(deep),
            "x = " + "-".repeat(deep) + "1",
            "x = " + "not ".repeat(deep) + "1",
            "x = " + "lambda: ".repeat(deep) + "1",
            "x = " + "1 if a else ".repeat(deep) + "1",
            "x = " + "2 ** ".repeat(deep) + "1",
            "f'" + "{f'".repeat(deep),
            "f\"" + "{".repeat(deep) + "}".repeat(deep) + "\"",
            "if x:\n".repeat(1000) + " ",
            "x" + ".a(".repeat(deep),
            "x = `" + "`".repeat(deep))) {
      assertThat(PythonParser.parse(Source.of(text + "\nlast(1)\n"))).isNotNull();
    }
    Module indented = parse(indented(2_000) + "last(1)\n");
    assertThat(names(indented)).contains("last");
  }

  @Test
  void chainsMayBeLong() {
    int long_ = 100_000;
    Module module =
        parse(
            "x = 'a'"
                + " + f('b')".repeat(long_)
                + "\ny = g"
                + "(1)".repeat(long_)
                + "\nif a: pass\n"
                + "elif h(1): pass\n".repeat(long_));
    assertThat(module.broken()).isZero();
    assertThat(names(module)).hasSize(2 * long_ + 1);
  }

  private static String indented(int levels) {
    StringBuilder text = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      text.repeat(' ', level).append("if x:\n");
    }
    return text.toString();
  }

  private static Module parse(String text) {
    return PythonParser.parse(Source.of(text));
  }

  private static List<String> names(Module module) {
    List<String> names = new ArrayList<>();
    Tree.walk(
        module,
        node -> {
          if (node instanceof Expression.Call call
              && call.function() instanceof Expression.Name name) {
            names.add(name.id());
          }
        });
    return names;
  }

  private static String text(String literal) {
    Statement statement = parse(literal + "\n").body().getFirst();
    Expression value = ((Statement.Evaluation) statement).value();
    return ((Expression.Strings) value).parts().getFirst().text();
  }
}
