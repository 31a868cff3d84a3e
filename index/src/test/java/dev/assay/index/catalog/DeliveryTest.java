package dev.assay.index.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.attestation.TrustedRoot;
import dev.assay.core.policy.Policy;
import dev.assay.core.version.PackageName;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.TestParts;
import dev.assay.index.Wheels;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";

  @TempDir private Path data;

  /// As a database does that breaks down before what it was told is on its disk.
  @Test
  void aJudgementThatTheDatabaseLosesIsMadeAgain() throws SQLException {
    try (FakeIndex upstream = new FakeIndex();
        Store store = Store.open(StoreSettings.in(data));
        TestParts parts = parts(store, upstream.address())) {
      upstream.publish(
          "acme", WHEEL, "2026-01-01T00:00:00Z", Wheels.wheel("acme", "1.0", Wheels.HARMLESS));
      loseTheFirstJudgement();
      assertThat(parts.delivery.file(PackageName.of("acme"), WHEEL, Set.of()))
          .isInstanceOf(Served.Ready.class);
    }
  }

  private static TestParts parts(Store store, URI upstream) {
    return new TestParts(
        store,
        new TestClock("2026-11-20T12:00:00Z"),
        List.of(upstream),
        TrustedRoot.bundled(),
        () -> Policy.BUILT_IN);
  }

  private void loseTheFirstJudgement() throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("assay.db"));
        Statement statement = database.createStatement()) {
      statement.execute("create table lost (file text)");
      statement.execute(
          """
          create trigger lose after insert on judgements when not exists (select 1 from lost)
          begin
            insert into lost values (new.filename);
            delete from judgements;
          end
          """);
    }
  }
}
