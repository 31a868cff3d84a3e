package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.cli.LoopbackIndex;
import dev.assay.cli.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `login`, `credential` and `logout` against an index that wants a token, and the clients that ask
/// them.
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class LoginCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root"));

  @TempDir private Path home;
  private LoopbackIndex upstream;
  private ServedIndex index;
  private String admin;

  @BeforeEach
  void start() throws Exception {
    upstream = new LoopbackIndex();
    upstream.publish(
        "acme",
        "acme-1.0-py3-none-any.whl",
        LoopbackIndex.zip(
            Map.of(
                "acme/__init__.py",
                "x = 1\n",
                "acme-1.0.dist-info/METADATA",
                "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n",
                "acme-1.0.dist-info/WHEEL",
                "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                "acme-1.0.dist-info/RECORD",
                "")));
    Files.writeString(home.resolve("young.toml"), "[index]\nminimum-age = 0\n");
    index =
        new ServedIndex(
            home, upstream.environment(), "--anonymous", "nothing", "--policy", "young.toml");
    admin = Files.readString(home.resolve("data/admin-token")).strip();
  }

  @AfterEach
  void stop() throws Exception {
    index.close();
    upstream.close();
  }

  private Run login() {
    return Run.fed(admin + "\n", home, home, Map.of(), "login", index.address());
  }

  private Run get(String address, String... more) {
    List<String> line = new ArrayList<>(List.of("credential", "keyring", "get", address));
    line.addAll(List.of(more));
    return Run.in(home, home, line.toArray(String[]::new));
  }

  @Test
  void whoIsLoggedInGetsShortTokensUntilTheyLogOut() throws IOException {
    Run login = login();
    assertThat(login.code()).as(login.err()).isZero();
    assertThat(login.err()).contains("logged in to `http://127.0.0.1:").doesNotContain(admin);
    Path kept = home.resolve("config/assay/credentials.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(kept)).contains(admin);

    String token = get(index.address()).out().strip();
    assertThat(token).startsWith("assay_").isNotEqualTo(admin);
    assertThat(get(index.address(), "anybody").out().strip()).isEqualTo(token);
    assertThat(get(index.address(), "--mode", "creds").out())
        .isEqualTo("__token__\n" + token + "\n");
    assertThat(get(index.address(), "--mode=creds", "--output=json").objects().getFirst())
        .satisfies(it -> assertThat(it.text("password")).contains(token));

    Run logout = Run.in(home, home, "logout", index.address());
    assertThat(logout.code()).isZero();
    assertThat(get(index.address()).code()).isEqualTo(3);
    assertThat(Files.readString(home.resolve("cache/assay/tokens.json"))).doesNotContain(token);
    assertThat(Run.in(home, home, "logout", index.address()).code()).isEqualTo(2);
  }

  @Test
  void aTokenThatTheIndexDoesNotTakeIsNotKept() {
    Run login = Run.in(home, home, Map.of("ASSAY_TOKEN", "assay_wrong"), "login", index.address());
    assertThat(login.code()).isEqualTo(3);
    assertThat(login.err())
        .contains("gives no token: it answers 401")
        .doesNotContain("assay_wrong");
    assertThat(home.resolve("config/assay/credentials.json")).doesNotExist();
    assertThat(Run.in(home, home, "login", index.address()).err()).contains("no token was given");
    assertThat(Run.in(home, home, "login", "http://packages.example/").code()).isEqualTo(2);
  }

  @Test
  void noOtherAddressGetsTheToken() {
    login();
    String at = index.address();
    for (String other :
        List.of(
            at.replace("http:", "https:"),
            at.replace("127.0.0.1", "127.0.0.2"),
            at.replaceFirst(":(\\d+)/", ":1/"),
            at.replaceFirst("http://(.*)/simple/", "$1"),
            at.replace("http://", "http://packages.example/"))) {
      Run refused = get(other);
      assertThat(refused.code()).as(other).isGreaterThan(1);
      assertThat(refused.out()).isEmpty();
    }
  }

  @Test
  void bazelIsToldAHeader() {
    login();
    String address = index.address().replace("/simple/", "/files/acme/acme-1.0-py3-none-any.whl");
    Run run = bazel(address);
    String header =
        run.objects()
            .getFirst()
            .at("headers")
            .orElseThrow()
            .array("Authorization")
            .getFirst()
            .asText()
            .orElseThrow();
    assertThat(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
        .startsWith("__token__:assay_");
    assertThat(run.objects().getFirst().text("expires")).contains(Run.TODAY + "T00:30:00Z");
    assertThat(bazel("https://packages.example/").out().strip()).isEqualTo("{\"headers\":{}}");
    assertThat(Run.fed("{}", home, home, Map.of(), "credential", "bazel", "get").code())
        .isEqualTo(2);
  }

  private Run bazel(String address) {
    String request = "{\"uri\": \"" + address + "\"}";
    return Run.fed(request, home, home, Map.of(), "credential", "bazel", "get");
  }

  @Test
  void aTokenIsPrintedAndNothingKept() {
    Run run =
        Run.in(home, home, Map.of("ASSAY_TOKEN", admin), "login", index.address(), "--print-token");
    assertThat(run.out().strip()).startsWith("assay_").isNotEqualTo(admin);
    assertThat(home.resolve("config/assay/credentials.json")).doesNotExist();
  }

  @Test
  void pipInstallsWithoutAKey() throws Exception {
    login();
    installs(
        "pip", List.of("install", "--no-cache-dir", "--no-input", "--disable-pip-version-check"));
  }

  @Test
  void uvInstallsWithoutAKey() throws Exception {
    login();
    installs("uv", List.of("pip", "install", "--no-cache"));
  }

  @Test
  void theBackEndOfKeyringAnswers() throws Exception {
    login();
    Process keyring = start("keyring", List.of("get", index.address(), "__token__"));
    assertThat(new String(keyring.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("assay_");
    assertThat(keyring.waitFor()).isZero();
  }

  /// Installed as people install it, into an environment with nothing but pip and keyring.
  @Test
  void pipImportsTheBackEndThatIsInstalled() throws Exception {
    assumeTrue(Boolean.getBoolean("assay.long"), "installs: run with -Dassay.long=true");
    login();
    Path environment = home.resolve("environment");
    Path sources = home.resolve("sources");
    copy(ROOT.resolve("clients/keyring"), sources);
    ended(start("python3", List.of("-m", "venv", environment.toString())));
    String python = environment.resolve("bin/python").toString();
    run(python, "-m", "pip", "install", "-q", sources.toString());
    String address = index.address().replace("http://", "http://__token__@");
    run(
        python,
        "-m",
        "pip",
        "install",
        "--no-cache-dir",
        "--no-input",
        "--no-deps",
        "--keyring-provider=import",
        "--index-url=" + address,
        "acme");
    run(python, "-c", "import acme");
  }

  private void run(String... command) throws IOException, InterruptedException {
    ended(surrounded(List.of(command)).start());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void ended(Process process) throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  /// With a user in the address, without whom uv and older pips ask nobody.
  private void installs(String client, List<String> verb) throws Exception {
    String address = index.address().replace("http://", "http://__token__@");
    Path site = home.resolve("site");
    List<String> arguments = new ArrayList<>(verb);
    arguments.addAll(
        List.of(
            "--keyring-provider", "subprocess", "--target", site.toString(), "--no-deps", "acme"));
    arguments.addAll(List.of("-i", address));
    Process process = start(client, arguments);
    ended(process);
    assertThat(site.resolve("acme/__init__.py")).exists();
  }

  private Process start(String client, List<String> arguments) throws IOException {
    Path program = find(client);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = surrounded(command);
    Map<String, String> environment = builder.environment();
    environment.put("PYTHONPATH", ROOT.resolve("clients/keyring/src").toString());
    environment.put("PYTHON_KEYRING_BACKEND", "assay_keyring.AssayKeyring");
    environment.merge(
        "PATH",
        ROOT.resolve("clients/keyring/bin").toString(),
        (path, first) -> first + File.pathSeparator + path);
    return builder.start();
  }

  private ProcessBuilder surrounded(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "ASSAY", assay().toString(),
                "PIP_CONFIG_FILE", "/dev/null",
                "UV_NO_CONFIG", "1"));
    return builder;
  }

  /// A command `assay` of the classes that are being tested.
  private Path assay() throws IOException {
    Path script = home.resolve("assay");
    Files.writeString(
        script,
        "#!/bin/sh\nCLASSPATH='%s' exec '%s/bin/java' dev.assay.cli.Main \"$@\"\n"
            .formatted(System.getProperty("java.class.path"), System.getProperty("java.home")));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private static Path find(String client) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    Stream<String> folders =
        Stream.concat(
            Stream.ofNullable(variables.get("ASSAY_CLIENTS"))
                .flatMap(it -> Arrays.stream(it.split(File.pathSeparator)))
                .map(it -> it + "/bin"),
            Arrays.stream(
                Objects.requireNonNullElse(variables.get("PATH"), "").split(File.pathSeparator)));
    Path program =
        folders
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, client))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(program != null, () -> "`" + client + "` is not on this machine");
    return program;
  }
}
