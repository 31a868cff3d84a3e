package dev.assay.index.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.index.Clients;
import dev.assay.index.Clients.Ended;
import dev.assay.index.FakeIndex;
import dev.assay.index.TestClock;
import dev.assay.index.Wheels;
import dev.assay.store.Scope;
import dev.assay.store.Store;
import dev.assay.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// twine and uv, as they publish to an index of ours.
class ClientsTest {
  private static final String WHEEL = "acme-1.0-py3-none-any.whl";

  @TempDir private Path data;
  @TempDir private Path dist;
  private final FakeIndex upstream = new FakeIndex();
  private Store store;
  private AccessIndex index;
  private String token;

  @BeforeEach
  void start() throws IOException {
    store = Store.open(StoreSettings.in(data));
    index =
        new AccessIndex(
            store, upstream, new TestClock("2026-11-20T12:00:00Z"), AccessIndex.Setup.DEFAULT);
    token = index.token("ci", List.of(), Scope.UPLOAD, Scope.READ);
    Files.write(dist.resolve(WHEEL), Wheels.wheel("acme", "1.0", Wheels.HARMLESS));
  }

  @AfterEach
  void stop() {
    index.close();
    store.close();
    upstream.close();
  }

  private Ended run(String client, String... arguments) {
    return new Clients(data).run(dist, client, arguments);
  }

  private Ended twine() {
    return run(
        "twine",
        "upload",
        "--non-interactive",
        "--disable-progress-bar",
        "--repository-url",
        index.address() + "/legacy/",
        "-u",
        "__token__",
        "-p",
        token,
        dist.resolve(WHEEL).toString());
  }

  private Ended uv(String file) {
    return run(
        "uv",
        "publish",
        "--no-cache",
        "--publish-url",
        index.address() + "/legacy/",
        "--token",
        token,
        dist.resolve(file).toString());
  }

  @Test
  void twinePublishesAndIsToldWhatExists() throws IOException {
    Ended first = twine();
    assertThat(first.code()).as(first.output()).isZero();
    assertThat(twine().code()).isZero();
    Files.write(dist.resolve(WHEEL), Wheels.wheel("acme", "1.0", Wheels.HARMLESS + "# x\n"));
    Ended taken = twine();
    assertThat(taken.code()).isEqualTo(1);
    assertThat(taken.output()).contains("File already exists").doesNotContain(token);
  }

  @Test
  void twineSaysWhyAFileIsNotOffered() throws IOException {
    Files.write(dist.resolve(WHEEL), Wheels.wheel("acme", "1.0", Wheels.HARMLESS + Wheels.THIEF));
    Ended refused = twine();
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains("stored, but not offered", "denied by");
  }

  @Test
  void uvPublishesAndSaysWhyAFileIsNotOffered() throws IOException {
    Ended first = uv(WHEEL);
    assertThat(first.code()).as(first.output()).isZero();
    String evil = "acme-1.1-py3-none-any.whl";
    Files.write(dist.resolve(evil), Wheels.wheel("acme", "1.1", Wheels.HARMLESS + Wheels.THIEF));
    Ended refused = uv(evil);
    assertThat(refused.code()).isNotZero();
    assertThat(refused.output()).contains("403", "stored, but not offered");
  }

  @Test
  void pipInstallsWhatWasPublishedWithATokenAndNothingWithout() {
    index.upload(
        token, Form.of("acme", "1.0", WHEEL, Wheels.wheel("acme", "1.0", Wheels.HARMLESS)));
    String address = index.address().toString();
    String[] install = {
      "install",
      "--no-cache-dir",
      "--no-input",
      "--disable-pip-version-check",
      "--no-deps",
      "--target",
      dist.resolve("site").toString(),
      "acme==1.0",
      "-i",
      address.replace("http://", "http://__token__:" + token + "@") + "/simple/"
    };
    Ended installed = run("pip", install);
    assertThat(installed.code()).as(installed.output()).isZero();
    assertThat(dist.resolve("site/acme/__init__.py")).exists();
    install[install.length - 1] = address + "/simple/";
    Ended refused = run("pip", install);
    assertThat(refused.code()).isNotZero();
  }
}
