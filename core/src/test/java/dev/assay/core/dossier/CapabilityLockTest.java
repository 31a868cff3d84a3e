package dev.assay.core.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.CapabilityLock.Entry;
import dev.assay.core.dossier.CapabilityLock.Standing;
import dev.assay.core.dossier.CapabilityLockReader.Reading;
import dev.assay.core.fact.Act;
import dev.assay.core.version.PackageName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityLockTest {
  private static final CapabilityLock LOCK =
      new CapabilityLock(
          List.of(
              entry("zeta", "2.0", "b", List.of()),
              entry("acme", "1.0", "a", List.of("call: sends api.example", "import: spawns git")),
              entry("acme", "1.0", "a", List.of())));

  @Test
  void theDocumentIsSortedAndReadsWell() {
    assertThat(LOCK.text())
        .isEqualTo(
            """
            # What each artifact may do: written by `assay lock`, held by `assay audit --locked`.
            schema = "assay/lock/1"

            [[artifact]]
            name = "acme"
            version = "1.0"
            file = "acme-1.0.whl"
            sha256 = "a"
            extractor = 1
            acts = [
              "call: sends api.example",
              "import: spawns git",
            ]

            [[artifact]]
            name = "zeta"
            version = "2.0"
            file = "zeta-2.0.whl"
            sha256 = "b"
            extractor = 1
            acts = []
            """);
  }

  @Test
  void whatIsWrittenIsReadWhateverNamesHold() {
    CapabilityLock hostile =
        new CapabilityLock(
            List.of(
                new Entry(
                    PackageName.of("acme"),
                    "1.0\"\n[[artifact]]",
                    "\\\u202e\ud83d\ude00.whl",
                    "a",
                    1,
                    List.of("call: sends \u0000"))));
    assertThat(read(hostile.text())).isEqualTo(new Reading.Parsed(hostile));
    assertThat(read(LOCK.text())).isEqualTo(new Reading.Parsed(LOCK));
  }

  @Test
  void aMistakeIsNamedWithItsLine() {
    assertThat(read("schema = 'assay/lock/2'"))
        .isEqualTo(
            new Reading.Broken(Location.of("assay.lock"), "its `schema` is not `assay/lock/1`"));
    assertThat(read("schema = 'assay/lock/1'\n\n[[artifact]]\nname = 'acme'\n"))
        .isInstanceOfSatisfying(
            Reading.Broken.class, broken -> assertThat(broken.location().line()).isEqualTo(3));
    assertThat(read("schema = ")).isInstanceOf(Reading.Broken.class);
  }

  @Test
  void knownBytesStandWhateverTheyCanDo() {
    assertThat(LOCK.standing(entry("acme", "1.0", "a", List.of("install: sends x.example"))))
        .isEqualTo(new Standing.Known());
  }

  @Test
  void otherBytesAreAskedForWhatTheyGain() {
    assertThat(LOCK.standing(entry("acme", "1.1", "c", List.of("call: sends api.example"))))
        .isEqualTo(new Standing.Changed(List.of()));
    assertThat(
            LOCK.standing(
                entry("acme", "1.1", "c", List.of("import: sends api.example", "start: evades"))))
        .isEqualTo(new Standing.Changed(List.of("import: sends api.example", "start: evades")));
    assertThat(LOCK.standing(entry("other", "1.0", "d", List.of())))
        .isEqualTo(new Standing.Missing());
  }

  @Test
  void abilitiesAreCoarseWithHostsApart() {
    assertThat(
            Abilities.of(
                List.of(
                    act(Act.Kind.SENDS, "https://user@API.example:8443/v1/1?x", Act.Phase.INSTALL),
                    act(Act.Kind.SENDS, "https://api.example/v2", Act.Phase.BUILD),
                    act(Act.Kind.SENDS, "https://…", Act.Phase.IMPORT),
                    act(Act.Kind.SPAWNS, "/usr/bin/git describe", Act.Phase.CALL),
                    act(Act.Kind.READS_FILE, "VERSION", Act.Phase.INSTALL),
                    act(Act.Kind.LOADS_NATIVE, "a.so", Act.Phase.START))))
        .containsExactly(
            "call: spawns git",
            "import: sends * token",
            "install: sends api.example token",
            "start: loads-native");
  }

  private static Act act(Act.Kind kind, String target, Act.Phase phase) {
    return new Act(
        kind,
        target,
        phase,
        phase == Act.Phase.CALL ? Act.Reach.ON_CALL : Act.Reach.AUTOMATIC,
        Act.Certainty.CAN,
        Set.of(Act.Label.TOKEN),
        Location.of("a.py"),
        "",
        List.of());
  }

  private static Reading read(String text) {
    return CapabilityLockReader.read(text.getBytes(UTF_8), "assay.lock");
  }

  private static Entry entry(String name, String version, String sha256, List<String> acts) {
    String file = name + "-" + version + ".whl";
    return new Entry(PackageName.of(name), version, file, sha256, 1, acts);
  }
}
