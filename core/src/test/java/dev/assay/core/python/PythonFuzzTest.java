package dev.assay.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.testing.Mutator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Broken files: nothing is thrown, and what stands on untouched lines is still seen.
class PythonFuzzTest {
  private static final int FILES = 20_000;
  private static final int BROKEN = 2_000;
  private static final String WELL_FORMED =
      """
      import os, sys
      from urllib.request import urlopen as fetch

      class Client(object):
          '''A client (of nothing).'''

          def __init__(self, url, timeout=int("10")):
              self.url = url.strip()
              self.headers = {
                  "a": str(1),
                  "b": [str(n) for n in range(3) if bool(n)],
              }

          @property
          def host(self):
              if self.url.startswith("https://"):
                  return self.url.split("/")[2]
              elif len(self.url) > 3 and not self.url.endswith("]"):
                  return None
              else:
                  raise ValueError(f"no host in {repr(self.url)!s:>{len(self.url)}}")

          async def load(self, *names, **more):
              async with open_all(names) as files:
                  for name, file in zip(names, files):
                      try:
                          yield name, file.read(4096)
                      except (OSError, ValueError) as failure:
                          print(failure, file=sys.stderr)
                      finally:
                          file.close()

      def main(arguments):
          total = sum(
              len(argument)
              for argument in arguments
              if argument.isalnum()
          )
          with open("/dev/null", "w") as out:
              out.write("%d\\n" % total)
          while total > abs(-1):
              total -= min(total, max(1, int(total / 2)))
          return dict(total=total, path=os.path.join("a", "b"))[
              "total"
          ]

      if __name__ == "__main__":
          sys.exit(main(sys.argv[1:]))
      """;

  @Test
  void noBytesAreTooOdd() {
    Mutator mutator =
        Mutator.ofTexts(1, List.of(WELL_FORMED, "print `f(x)`, ur'a'\nexec g in h\n"));
    for (int i = 0; i < FILES; i++) {
      Module module = PythonParser.parse(mutator.next());
      Tree.walk(
          module, node -> assertThat(node.start()).as("%s", node).isLessThanOrEqualTo(node.end()));
    }
  }

  @Test
  void callsOnUntouchedLinesAreStillSeen() {
    Random random = new Random(7);
    String[] lines = WELL_FORMED.split("\n", -1);
    List<String> expected = calls(WELL_FORMED);
    long wanted = 0;
    long seen = 0;
    for (int i = 0; i < BROKEN; i++) {
      int touched = random.nextInt(lines.length);
      String[] changed = lines.clone();
      changed[touched] = breakLine(changed[touched], random);
      List<String> found = calls(String.join("\n", changed));
      for (String call : expected) {
        if (!call.startsWith("call " + (touched + 1) + " ")) {
          wanted++;
          seen += found.contains(call) ? 1 : 0;
        }
      }
    }
    assertThat((double) seen / wanted).as("%d of %d calls", seen, wanted).isGreaterThan(0.97);
  }

  /// One line broken in one of the ways in which code breaks: a piece cut out, doubled, or
  /// replaced.
  private static String breakLine(String line, Random random) {
    String[] odd = {
      "(", ")", "[", "]", "{", "}", "'", "\"", ":", ",", "=", "?", "$", "\\", " def "
    };
    int from = line.isEmpty() ? 0 : random.nextInt(line.length());
    int to = Math.min(line.length(), from + 1 + random.nextInt(6));
    return switch (random.nextInt(4)) {
      case 0 -> line.substring(0, from) + line.substring(to);
      case 1 -> line.substring(0, from);
      case 2 -> line.substring(0, from) + odd[random.nextInt(odd.length)] + line.substring(from);
      default -> line.substring(0, from) + odd[random.nextInt(odd.length)] + line.substring(to);
    };
  }

  private static List<String> calls(String text) {
    List<String> calls = new ArrayList<>(Outline.of(PythonParser.parse(Source.of(text))));
    calls.removeIf(row -> !row.startsWith("call "));
    return calls;
  }
}
