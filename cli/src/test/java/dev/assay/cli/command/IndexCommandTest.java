package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Run;
import dev.assay.core.verdict.Verdict;
import dev.assay.store.Incoming;
import dev.assay.store.Judgements.Judgement;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands on the store of an index, which is open all the while as a server has it.
class IndexCommandTest {
  @TempDir private Path home;
  private String sha256 = "";

  @BeforeEach
  void fill() throws IOException {
    try (Store store = open();
        Incoming incoming = store.blobs().receive(100)) {
      incoming.write("some bytes".getBytes(StandardCharsets.UTF_8));
      sha256 = incoming.keep(0).sha256();
      store.run(session -> session.auditLog().append("anna", "a", "s", "d", 1));
      for (String name : List.of("acme", "other")) {
        store.run(session -> session.judgements().put(judgement(name)));
      }
    }
  }

  private Store open() {
    return Store.open(StoreSettings.in(home.resolve("data")));
  }

  private Judgement judgement(String project) {
    return new Judgement(
        sha256, project + ".whl", "now", project, "1", Verdict.ADMIT, 0, "{}", null, 1);
  }

  private Run index(String... arguments) {
    String[] line = Stream.concat(Stream.of("index"), Stream.of(arguments)).toArray(String[]::new);
    return Run.in(home, home, line);
  }

  @Test
  void aBackupOfARunningIndexFillsAnotherOne() {
    try (Store running = open()) {
      assertThat(index("backup", "--data", "data", "copy").out())
          .contains("1 files (10 bytes) are in copy");
      assertThat(running.blobs().find(sha256)).isPresent();
    }
    assertThat(index("backup", "--data", "data", "copy").err()).contains("exists already");
    assertThat(index("restore", "--data", "new", "copy").out())
        .contains("1 files (10 bytes) were restored");
    assertThat(index("restore", "--data", "new", "copy").err()).contains("is not empty");
    assertThat(index("check", "--data", "new").out())
        .isEqualTo("1 files and 1 entries of the audit log: intact\n");
  }

  @Test
  void whatIsDamagedIsFound() throws IOException {
    Path file;
    try (Store store = open()) {
      file = store.blobs().find(sha256).orElseThrow().path();
    }
    Files.writeString(file, "other bytes");
    Run damaged = index("check", "--data", "data");
    assertThat(damaged.out()).contains("the file " + sha256 + " is damaged", "1 amiss");
    assertThat(damaged.code()).isEqualTo(1);
    Files.delete(file);
    assertThat(index("check", "--data", "data").out()).contains(sha256 + " is missing");
  }

  @Test
  void whatNothingNeedsGoesOnceItIsOldEnough() {
    assertThat(index("gc", "--data", "data", "--unused-hours", "1").code()).isEqualTo(2);
    assertThat(index("gc", "--data", "data").out()).startsWith("1 files (10 bytes)");
    assertThat(index("gc", "--data", "data").out()).startsWith("0 files");
  }

  @Test
  void judgementsAreOutdatedByProject() {
    assertThat(index("rejudge", "--data", "data", "Acme").out()).startsWith("1 files will");
    try (Store store = open()) {
      assertThat(store.<List<Judgement>>read(s -> s.judgements().outdated("now", 9)))
          .extracting(Judgement::project)
          .containsExactly("acme");
    }
    assertThat(index("rejudge", "--data", "data").out()).startsWith("1 files will");
    assertThat(index("rejudge", "--data", "data", "..").code()).isEqualTo(2);
  }

  @Test
  void theStoreIsFoundByTheSettingsOfTheServer() throws IOException {
    Files.writeString(home.resolve("i.toml"), "data = 'data'\nport = 80\n");
    assertThat(index("check", "--config", "i.toml").code()).isZero();
    Run absent = index("backup", "--data", "nowhere", "copy");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).contains("there is no index in", "hint: ");
    assertThat(home.resolve("nowhere")).doesNotExist();
    assertThat(index("check", "--store", "jdbc:h2:x").err()).contains("must start with");
  }
}
