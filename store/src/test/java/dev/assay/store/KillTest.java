package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.AuditLog.Check;
import dev.assay.store.Blobs.Collection;
import dev.assay.store.Blobs.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Kills a writing process in the middle: three times, with `-Dassay.long=true` forty times.
class KillTest {
  private static final int ROUNDS = Boolean.getBoolean("assay.long") ? 40 : 3;
  private static final long DAY = 24L * 60 * 60 * 1000;

  @OnBoth
  void everyAcknowledgedUploadIsThereAndNoHalfFile(Place place) throws Exception {
    place.open().close();
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(killedAfter(place, round, 5 + round * 7 % 23));
      try (Store store = Store.open(place.settings())) {
        check(store, acknowledged);
      }
    }
    try (Store store = Store.open(place.settings())) {
      long later = System.currentTimeMillis() + 2 * DAY;
      store.blobs().collect(new Collection(later, Samples.NOW - 1, Long.MAX_VALUE));
      assertThat(store.blobs().incoming()).isEmptyDirectory();
      check(store, acknowledged);
    }
  }

  private static void check(Store store, List<String> acknowledged) throws IOException {
    for (String line : acknowledged) {
      String[] words = line.split(" ");
      HostedFiles.HostedFile file = store.read(s -> s.hostedFiles().find(words[0]).orElseThrow());
      assertThat(file.sha256()).isEqualTo(words[1]);
      assertThat(store.blobs().verify(words[1])).isEqualTo(new Verification.Intact(file.size()));
    }
    try (Stream<Path> files = Files.walk(store.blobs().folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".part")) {
          assertThat(store.blobs().verify(name)).isInstanceOf(Verification.Intact.class);
        }
      }
    }
    int uploads = store.read(s -> s.hostedFiles().of("demo").size());
    assertThat(store.<Check>read(s -> s.auditLog().verify()))
        .isInstanceOfSatisfying(
            Check.Intact.class, intact -> assertThat(intact.entries()).isEqualTo(uploads));
  }

  private static List<String> killedAfter(Place place, int round, int uploads) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWriter.class.getName(),
                place.settings().data().toString(),
                Integer.toString(round)));
    place.settings().postgresql().ifPresent(server -> command.add(server.url()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while (lines.size() < uploads && (line = reader.readLine()) != null) {
        lines.add(line);
      }
      process.destroyForcibly().waitFor();
    } finally {
      process.destroyForcibly();
    }
    assertThat(lines).hasSize(uploads);
    return lines;
  }
}
