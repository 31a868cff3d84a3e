package dev.assay.core.code;

import dev.assay.core.python.Expression;
import dev.assay.core.python.Module;
import dev.assay.core.python.Node;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Statement;
import dev.assay.core.python.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Whether a text that is not called so is a program in Python: it imports or executes, it calls,
/// and nothing in it is broken.
final class PythonSense {
  private static final int LARGEST = 1 << 20;

  /// Prose is found out by its first lines.
  private static final int START = 2048;

  private static final byte[] IMPORT = "import ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EXECUTE = "exec(".getBytes(StandardCharsets.US_ASCII);

  private boolean imports;
  private boolean calls;

  private PythonSense() {}

  static boolean isPython(byte[] bytes) {
    if (bytes.length > LARGEST || bytes.length < 8 || isMarkup(bytes)) {
      return false;
    }
    if (!contains(bytes, IMPORT) && !contains(bytes, EXECUTE)) {
      return false;
    }
    if (bytes.length > 2 * START && PythonParser.parse(Arrays.copyOf(bytes, START)).broken() > 2) {
      return false;
    }
    Module module = PythonParser.parse(bytes);
    if (module.broken() > 0) {
      return false;
    }
    PythonSense sense = new PythonSense();
    Tree.walk(module, sense::see);
    return sense.imports && sense.calls;
  }

  /// Markup, JSON and C begin with characters that programs in Python hardly begin with.
  private static boolean isMarkup(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at == bytes.length || "<{[/*=-".indexOf(bytes[at]) >= 0;
  }

  private static boolean contains(byte[] bytes, byte[] word) {
    for (int i = 0; i + word.length <= bytes.length; i++) {
      int same = 0;
      while (same < word.length && bytes[i + same] == word[same]) {
        same++;
      }
      if (same == word.length) {
        return true;
      }
    }
    return false;
  }

  private void see(Node node) {
    switch (node) {
      case Statement.Import _, Statement.ImportFrom _ -> imports = true;
      case Expression.Call it -> {
        calls = true;
        imports |=
            it.function() instanceof Expression.Name(String id, int _, int _) && id.equals("exec");
      }
      default -> {}
    }
  }
}
