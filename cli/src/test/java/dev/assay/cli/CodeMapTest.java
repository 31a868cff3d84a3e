package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The code map of ARCHITECTURE.md repeats the sentence of each `package-info.java`, so it cannot
/// rot.
class CodeMapTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root"));
  private static final Pattern ROW = Pattern.compile("\\| `(dev\\.assay[^`]*)` \\| (.*) \\|");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");

  @Test
  void theMapNamesEveryPackageWithItsSentence() throws IOException {
    Map<String, String> map = new TreeMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("ARCHITECTURE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        map.put(row.group(1), row.group(2));
      }
    }
    assertThat(map).isEqualTo(packages());
  }

  private static Map<String, String> packages() throws IOException {
    Map<String, String> sentences = new TreeMap<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file : files.filter(CodeMapTest::isPackageInfo).toList()) {
        String text = Files.readString(file);
        Matcher name = PACKAGE.matcher(text);
        assertThat(name.find()).as("%s declares a package", file).isTrue();
        sentences.put(name.group(1), sentence(text));
      }
    }
    return sentences;
  }

  private static boolean isPackageInfo(Path file) {
    return file.endsWith("package-info.java") && file.toString().contains("/src/main/java/");
  }

  private static String sentence(String text) {
    StringBuilder sentence = new StringBuilder();
    text.lines()
        .filter(line -> line.startsWith("///"))
        .forEach(line -> sentence.append(line.substring(3).strip()).append(' '));
    return sentence.toString().strip();
  }
}
