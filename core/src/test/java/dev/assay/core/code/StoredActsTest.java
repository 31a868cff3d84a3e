package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act;
import dev.assay.core.project.Unchecked;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredActsTest {
  private static final Extracted EXTRACTED =
      new Extracted(
          List.of(
              new Act(
                  Act.Kind.SENDS,
                  "https://collect.example/…\u202e" + "x".repeat(70_000),
                  Act.Phase.INSTALL,
                  Act.Reach.CONDITIONAL,
                  Act.Certainty.CAN,
                  Set.of(Act.Label.TOKEN, Act.Label.ENVIRONMENT),
                  new Location("acme/ü.py", 7),
                  "post(…)",
                  List.of("`run` called at setup.py:3", "")),
              new Act(
                  Act.Kind.UNKNOWN,
                  "",
                  Act.Phase.CALL,
                  Act.Reach.ON_CALL,
                  Act.Certainty.DID,
                  Set.of(),
                  Location.of("b"),
                  "",
                  List.of())),
          123,
          456,
          List.of(
              Unchecked.of("a", "cut short", Location.of("a")),
              Unchecked.of("b", "odd", new Location("b", 3)).withHint("look")));

  @Test
  void whatIsWrittenIsRead() {
    assertThat(StoredActs.read(StoredActs.write(EXTRACTED))).contains(EXTRACTED);
  }

  @Test
  void whatIsChangedOrCutShortIsNothing() {
    byte[] bytes = StoredActs.write(EXTRACTED);
    for (int at = 0; at < bytes.length; at += Math.max(1, at / 50)) {
      byte[] changed = bytes.clone();
      changed[at] ^= 0x20;
      assertThat(StoredActs.read(changed)).as("byte %s", at).isEmpty();
      assertThat(StoredActs.read(Arrays.copyOf(bytes, at))).as("cut at %s", at).isEmpty();
    }
  }
}
