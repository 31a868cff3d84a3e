package dev.assay.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same calls, imports and definitions at the same places as CPython's `ast`, over the standard
/// library of the `python3` on the path: one file in twelve, all with `-Dassay.long=true`.
class CpythonComparisonTest {
  private static final int EVERY = Boolean.getBoolean("assay.long") ? 1 : 12;

  /// Older ones place what stands in f-strings and parentheses otherwise.
  private static final int OLDEST_MINOR = 10;

  @TempDir private Path scratch;

  @Test
  void theStandardLibraryReadsAsInCpython() throws Exception {
    Path library = library();
    List<Path> files = files(library);
    Map<String, List<String>> theirs = theirs(files);
    assertThat(theirs).hasSizeGreaterThan(files.size() * 9 / 10);
    for (Map.Entry<String, List<String>> file : theirs.entrySet()) {
      Module module = PythonParser.parse(Files.readAllBytes(Path.of(file.getKey())));
      assertThat(Outline.of(module).stream().sorted().toList())
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
  }

  private Path library() throws IOException, InterruptedException {
    String script =
        "import os, sys; print(sys.version_info.minor); print(os.path.dirname(os.__file__))";
    List<String> said = run(List.of("python3", "-I", "-c", script), "");
    assumeTrue(
        said.size() == 2 && Integer.parseInt(said.get(0)) >= OLDEST_MINOR,
        "comparison with CPython: no `python3` of 3.10 or later on the path");
    return Path.of(said.get(1));
  }

  private static List<Path> files(Path library) throws IOException {
    try (Stream<Path> found = Files.walk(library)) {
      List<Path> all =
          found
              .filter(path -> path.toString().endsWith(".py"))
              .filter(path -> !path.toString().contains("site-packages"))
              .sorted()
              .toList();
      List<Path> some = new ArrayList<>();
      for (int i = 0; i < all.size(); i += EVERY) {
        some.add(all.get(i));
      }
      return some;
    }
  }

  private Map<String, List<String>> theirs(List<Path> files)
      throws IOException, InterruptedException {
    Path script = Path.of(System.getProperty("assay.root"), "core/src/test/python/calls.py");
    String paths = String.join("\n", files.stream().map(Path::toString).toList());
    Map<String, List<String>> rows = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : run(List.of("python3", "-I", script.toString()), paths)) {
      if (line.startsWith("FILE ")) {
        current = new ArrayList<>();
        rows.put(line.substring(5), current);
      } else if (!line.isEmpty()) {
        current.add(line);
      }
    }
    return rows;
  }

  private List<String> run(List<String> command, String input)
      throws IOException, InterruptedException {
    Path in = Files.writeString(scratch.resolve("in"), input);
    Path out = scratch.resolve("out");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException _) {
      return List.of();
    }
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
