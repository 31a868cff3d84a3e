package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages that can rot: links lead somewhere, commands and options exist, policies parse, the
/// examples of the README run.
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root")).normalize();
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^```([a-z]*)$(.*?)^```$|^((?: {4}\\S[^\\n]*\\n)+)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|[\\s(/])assay\"? (audit|explain|db|login|logout|completion)\\b([^#|\\n)]*)");
  private static final Pattern OPTION = Pattern.compile("(?<=\\s)(--[a-z][a-z-]*|-[a-zA-Z])\\b");

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String place : List.of("", "docs", "examples")) {
      int depth = place.isEmpty() ? 1 : 9;
      try (Stream<Path> files = Files.walk(ROOT.resolve(place), depth)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    for (MatchResult link : matches(LINK, withoutFences(Files.readString(page)))) {
      String target = link.group(1);
      if (target.contains("://")) {
        continue;
      }
      int mark = target.indexOf('#');
      String file = mark < 0 ? target : target.substring(0, mark);
      Path leadsTo = file.isEmpty() ? page : page.resolveSibling(file).normalize();
      assertThat(leadsTo).as("%s: %s", page, target).exists();
      if (mark >= 0) {
        assertThat(anchors(leadsTo))
            .as("%s: %s", page, target)
            .contains(target.substring(mark + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandAndOptionExists(Path page) throws IOException {
    for (String code : code(Files.readString(page))) {
      for (MatchResult command : matches(COMMAND, code)) {
        assertThat(unknown(command.group(1), command.group(2))).as("%s: %s", page, code).isEmpty();
      }
    }
  }

  private List<String> unknown(String command, String rest) {
    List<String> line = new ArrayList<>(List.of(command));
    String next = rest.strip().split("\\s", 2)[0];
    if (command.equals("db") && !next.isEmpty()) {
      line.add(next);
    }
    line.add("--help");
    Run help = Run.in(folder, folder, line.toArray(String[]::new));
    if (help.code() != 0) {
      return line;
    }
    List<String> unknown = new ArrayList<>();
    for (MatchResult option : matches(OPTION, rest)) {
      if (!Pattern.compile("(?m)(^ +|, )" + option.group() + "\\b").matcher(help.out()).find()) {
        unknown.add(option.group());
      }
    }
    return unknown;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPolicyParses(Path page) throws IOException {
    for (MatchResult fence : matches(FENCE, Files.readString(page))) {
      if ("toml".equals(fence.group(1))) {
        Path policy = Files.writeString(folder.resolve("assay.toml"), fence.group(2));
        Run run = Run.in(folder, folder, "audit", "--offline", "--policy", policy.toString());
        assertThat(run.code()).as(page + fence.group(2) + run.err()).isNotEqualTo(2);
      }
    }
  }

  @Test
  void theExamplesOfTheReadmeRun() throws IOException {
    prepare();
    Map<String, String> noNetwork =
        Map.of(
            "ASSAY_OSV_URL", "http://127.0.0.1:9/all.zip",
            "ASSAY_KEV_URL", "http://127.0.0.1:9/kev.json",
            "ASSAY_EPSS_URL", "http://127.0.0.1:9/epss.csv");
    int runs = 0;
    for (String line : readmeCommands()) {
      String[] words = line.split("\\s+", -1);
      String[] arguments = List.of(words).subList(1, words.length).toArray(String[]::new);
      Run run = Run.in(folder.resolve("app"), folder.resolve("home"), noNetwork, arguments);
      assertThat(run.code()).as(line + "\n" + run.err()).isIn(0, 1);
      runs++;
    }
    assertThat(runs).isGreaterThanOrEqualTo(6);
  }

  /// The lines that need neither a resolver nor an index, and that end by themselves.
  private static List<String> readmeCommands() throws IOException {
    return Files.readString(ROOT.resolve("README.md"))
        .lines()
        .filter(line -> line.startsWith("assay "))
        .filter(line -> !line.contains("--resolve") && !line.contains("pypi:"))
        .filter(line -> !line.startsWith("assay serve") && !line.startsWith("assay why"))
        .map(line -> line.replaceFirst("\\s+#.*", ""))
        .toList();
  }

  private void prepare() throws IOException {
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.createDirectories(folder.resolve("home"));
    Files.copy(ROOT.resolve("examples/clean/requirements.txt"), app.resolve("requirements.txt"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(app.resolve("osv.zip")))) {
      zip.putNextEntry(new ZipEntry("PYSEC-2026-1.json"));
      zip.write(
          """
          {"id": "PYSEC-2026-1", "modified": "2026-07-23T00:00:00Z", "affected": [
            {"package": {"ecosystem": "PyPI", "name": "left"}, "versions": ["1.0"]}]}
          """
              .getBytes(StandardCharsets.UTF_8));
    }
    Path dist = Files.createDirectories(app.resolve("dist"));
    for (String version : List.of("1.0", "1.1")) {
      Path wheel = dist.resolve("app-" + version + "-py3-none-any.whl");
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
        zip.putNextEntry(new ZipEntry("app.py"));
        zip.write("def answer():\n    return 42\n".getBytes(StandardCharsets.UTF_8));
        zip.putNextEntry(new ZipEntry("app-" + version + ".dist-info/METADATA"));
        zip.write(
            ("Metadata-Version: 2.1\nName: app\nVersion: " + version + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void theCommandsPageIsWhatTheHelpSays() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            Written from the help texts by a test; do not edit by hand. See the [guide](../guide/audit.md) for what to use them
            for, and [exit codes](exit-codes.md).
            """);
    for (String command :
        List.of(
            "",
            "audit",
            "scan",
            "diff",
            "lock",
            "explain",
            "db",
            "db update",
            "db status",
            "db import",
            "login",
            "logout",
            "credential",
            "credential keyring",
            "credential bazel")) {
      String line = (command + " --help").strip();
      String help = Run.in(folder, folder, line.split(" ", -1)).out();
      String title = ("assay " + command).strip();
      page.append("\n## ").append(title).append("\n\n```\n").append(help).append("```\n");
    }
    Path golden = ROOT.resolve("docs/reference/cli.md");
    if (System.getProperty("golden", "").equals("update")) {
      Files.writeString(golden, page);
    }
    assertThat(page.toString()).isEqualTo(Files.readString(golden));
  }

  /// The code of a page: its fenced and indented blocks by line, and what stands in back-ticks.
  private static List<String> code(String page) {
    List<String> code = new ArrayList<>();
    for (MatchResult fence : matches(FENCE, page)) {
      fence.group().lines().forEach(code::add);
    }
    for (MatchResult inline : matches(CODE, withoutFences(page))) {
      code.add(inline.group(1));
    }
    return code;
  }

  private static String withoutFences(String page) {
    return FENCE.matcher(page).replaceAll("");
  }

  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new TreeSet<>();
    for (String line : withoutFences(Files.readString(page)).lines().toList()) {
      if (line.startsWith("#")) {
        String title = line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
        anchors.add(title.replaceAll("[^\\p{Alnum} _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }
}
