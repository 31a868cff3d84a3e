package dev.assay.core.project.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.testing.MemoryTree;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentReaderTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private final Map<String, String> files = new TreeMap<>();

  private void dist(String site, String name, String version, String... requires) {
    StringBuilder metadata = new StringBuilder("Metadata-Version: 2.1\n");
    metadata.append("Name: ").append(name).append("\nVersion: ").append(version).append('\n');
    for (String line : requires) {
      metadata.append("Requires-Dist: ").append(line).append('\n');
    }
    files.put(home(site, name, version) + "/METADATA", metadata + "\nName: of the description\n");
  }

  private static String home(String site, String name, String version) {
    return site + "/" + name + "-" + version + ".dist-info";
  }

  private Input read(String path) {
    return EnvironmentReader.read(MemoryTree.of(files), path, "shown");
  }

  private static Dependency only(Input input) {
    assertThat(input.dependencies()).hasSize(1);
    return input.dependencies().getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".venv/lib/python3.14/site-packages",
        ".venv/lib64/python3.14/site-packages",
        ".venv/lib/pypy3.11/site-packages",
        ".venv/Lib/site-packages",
        ".venv/lib/python3/dist-packages",
        ".venv/local/lib/python3.12/dist-packages",
        ".venv/site-packages",
        ".venv"
      })
  void findsWhatIsInstalled(String site) {
    dist(site, "Flask", "3.0.0");
    Input input = read(".venv");
    Dependency flask = only(input);
    assertThat(input.kind()).isEqualTo(InputKind.ENVIRONMENT);
    assertThat(input.unchecked()).isEmpty();
    assertThat(flask.name().normalized()).isEqualTo("flask");
    assertThat(flask.version()).isEqualTo("3.0.0");
    assertThat(flask.pin()).isEqualTo(Pin.FOUND);
    assertThat(flask.source().toString())
        .isEqualTo("shown" + home(site, "Flask", "3.0.0").substring(5) + "/METADATA");
  }

  @Test
  void aBareFolderOfPackagesIsOne() {
    dist("dist-packages", "six", "1.16.0");
    assertThat(only(read("dist-packages")).version()).isEqualTo("1.16.0");
  }

  @Test
  void whatPipCarriesInsideItselfIsNotInstalled() {
    dist("v/lib/python3.14/site-packages", "pip", "26.0");
    dist("v/lib/python3.14/site-packages/pip/_vendor", "requests", "2.0");
    assertThat(only(read("v")).name().normalized()).isEqualTo("pip");
  }

  @Test
  void requestsAndEdgesTellTheWay() {
    String site = "v/lib/python3.14/site-packages";
    dist(
        site,
        "flask",
        "3.0.0",
        "Werkzeug (>=3.0)",
        "asgiref>=3.2; extra == 'async'",
        "colorama; sys_platform == 'win32'");
    dist(site, "werkzeug", "3.0.1");
    dist(site, "asgiref", "3.8.0");
    files.put(home(site, "flask", "3.0.0") + "/REQUESTED", "");
    files.put(home(site, "flask", "3.0.0") + "/INSTALLER", "pip\n");
    files.put(home(site, "werkzeug", "3.0.1") + "/INSTALLER", "pip\n");
    Input input = read("v");
    assertThat(input.dependencies())
        .extracting(dependency -> dependency.name() + " " + dependency.reach())
        .containsExactly("asgiref UNKNOWN", "flask DIRECT", "werkzeug TRANSITIVE");
    assertThat(input.dependencies().get(1).requires()).hasToString("[werkzeug]");
  }

  @Test
  void oneDistributionIsNamedOnceAndTwoVersionsTwice() {
    dist("v/lib/python3.14/site-packages", "six", "1.16.0");
    dist("v/lib64/python3.14/site-packages", "six", "1.16.0");
    dist("v/lib/python3.13/site-packages", "six", "1.15.0");
    assertThat(read("v").dependencies())
        .extracting(Dependency::version)
        .containsExactly("1.15.0", "1.16.0");
  }

  @Test
  void readsEveryFormOfEgg() {
    String site = "site-packages/";
    files.put(site + "a-1.0-py3.9.egg-info", "Name: a\nVersion: 1.0\n");
    files.put(site + "b.egg-info/PKG-INFO", "Name: b\nVersion: 2.0\n");
    files.put(
        site + "b.egg-info/requires.txt",
        "a>=1\n\n[:python_version < '3']\nc\n\n[test]\nd\n\n[test:os_name == 'nt']\nd\n");
    files.put(site + "c-3.0-py3.9.egg/EGG-INFO/PKG-INFO", "Name: c\nVersion: 3.0\n");
    files.put(site + "d-4.0_1-py3.9.egg", "PK");
    files.put(site + "e.egg-link", "/home/me/e\n.");
    Input input = read("site-packages");
    assertThat(input.dependencies())
        .extracting(dependency -> dependency.name() + " " + dependency.version())
        .containsExactly("a 1.0", "b 2.0", "c 3.0", "d 4.0-1");
    assertThat(input.dependencies().get(1).requires()).hasToString("[a, c]");
    assertThat(input.unchecked()).extracting(Unchecked::what).containsExactly("e");
  }

  @Test
  void brokenMetadataAreToldAndTheFolderIsBelieved() {
    files.put("site-packages/a-1.0.dist-info/METADATA", "what is this\n");
    files.put("site-packages/b.dist-info/METADATA", "Name: b\n");
    files.put("site-packages/c-3.0.dist-info/RECORD", "");
    files.put("site-packages/~ip-1.0.dist-info/METADATA", "Name: pip\nVersion: 1.0\n");
    dist("site-packages", "d", "4.0");
    Input input = read("site-packages");
    assertThat(input.dependencies())
        .extracting(dependency -> dependency.name() + " " + dependency.version())
        .containsExactly("a 1.0", "c 3.0", "d 4.0");
    assertThat(input.unchecked())
        .extracting(Unchecked::source)
        .extracting(Object::toString)
        .containsExactly(
            "shown/a-1.0.dist-info/METADATA",
            "shown/b.dist-info/METADATA",
            "shown/~ip-1.0.dist-info");
  }

  @Test
  void aRepositoryIsHeldByItsCommit() {
    Dependency held =
        from("{'url': 'https://u:p@git.example/a', 'vcs_info': {'vcs': 'git', 'commit_id': '%s'}}");
    assertThat(held.pin()).isEqualTo(Pin.HASHED);
    assertThat(held.origin()).contains("git+https://git.example/a@" + COMMIT);
  }

  @Test
  void anArchiveIsHeldByItsHash() {
    String digest = "ab".repeat(32);
    Dependency held =
        from(
            "{'url': 'https://files.example/a.whl', 'archive_info': {'hashes': {'sha256': '"
                + digest
                + "'}}}");
    assertThat(held.pin()).isEqualTo(Pin.HASHED);
    assertThat(held.hashes()).containsExactly("sha256:" + digest);
    assertThat(from("{'url': 'https://files.example/a.whl', 'archive_info': {}}").pin())
        .isEqualTo(Pin.MUTABLE);
    assertThat(read("site-packages").remarks())
        .extracting(Remark::kind)
        .containsExactly(Remark.Kind.MUTABLE_REFERENCE);
  }

  @Test
  void onlyAnEditableFolderStillChanges() {
    assertThat(from("{'url': 'file:///src/a', 'dir_info': {'editable': true}}").pin())
        .isEqualTo(Pin.MUTABLE);
    assertThat(from("{'url': 'file:///src/a', 'dir_info': {}}").pin()).isEqualTo(Pin.FOUND);
    assertThat(read("site-packages").remarks()).isEmpty();
  }

  @Test
  void aBrokenOriginIsTold() {
    assertThat(from("{'url'").origin()).isEmpty();
    assertThat(read("site-packages").unchecked())
        .extracting(Unchecked::what)
        .containsExactly("the origin of `a`");
  }

  private Dependency from(String directUrl) {
    files.clear();
    dist("site-packages", "a", "1.0");
    files.put(
        home("site-packages", "a", "1.0") + "/direct_url.json",
        directUrl.replace('\'', '"').replace("%s", COMMIT));
    return only(read("site-packages"));
  }

  @Test
  void condaTellsChannelsAndRequests() {
    String site = "c/lib/python3.12/site-packages";
    dist(site, "torch", "2.4.0");
    dist(site, "filelock", "3.15");
    conda(
        "pytorch-2.4.0-0",
        """
        {"name": "pytorch", "version": "2.4.0", "requested_spec": "pytorch",
         "channel": "https://conda.example/t/secret-1/forge/linux-64",
         "files": ["lib/python3.12/site-packages/torch-2.4.0.dist-info/METADATA"]}
        """);
    conda(
        "filelock-3.15-0",
        """
        {"name": "filelock", "version": "3.15", "requested_spec": "None", "noarch": "python",
         "channel": "forge",
         "files": ["lib/python3.12/site-packages/filelock-3.15.dist-info/METADATA"]}
        """);
    conda(
        "bare-1.0-0",
        """
        {"name": "bare", "version": "1.0", "channel": "forge",
         "files": ["lib/python3.12/site-packages/bare.py"]}
        """);
    conda("openssl-3.3-0", "{\"name\": \"openssl\", \"version\": \"3.3\", \"files\": [\"bin/o\"]}");
    conda("broken-1-0", "{");
    Input input = read("c");
    assertThat(input.dependencies())
        .extracting(d -> d.name() + " " + d.reach() + " " + d.origin().orElse(""))
        .containsExactly(
            "bare TRANSITIVE forge",
            "filelock TRANSITIVE forge",
            "torch DIRECT https://conda.example/forge/linux-64");
    assertThat(input.unchecked())
        .extracting(Unchecked::what)
        .containsExactly("broken-1-0.json", "1 conda packages that are not Python");
  }

  private void conda(String name, String json) {
    files.put("c/conda-meta/" + name + ".json", json);
  }

  @Test
  void whatPipReplacedIsNotFoundTwice() {
    dist("c/lib/python3.12/site-packages", "six", "1.17.0");
    conda(
        "six-1.16.0-0",
        """
        {"name": "six", "version": "1.16.0",
         "files": ["lib/python3.12/site-packages/six-1.16.0.dist-info/METADATA"]}
        """);
    assertThat(only(read("c")).version()).isEqualTo("1.17.0");
  }

  @Test
  void listsLibrariesAndBillsOfMaterials() {
    dist("site-packages", "numpy", "2.0.0");
    files.put(home("site-packages", "numpy", "2.0.0") + "/sboms/blas.cdx.json", "{}");
    files.put("site-packages/numpy.libs/libgfortran.so.5", "");
    assertThat(read("site-packages").remarks())
        .extracting(remark -> remark.kind() + " " + remark.detail())
        .containsExactly(
            "EMBEDDED_SBOM blas.cdx.json", "NATIVE_LIBRARY numpy.libs/libgfortran.so.5");
  }

  @Test
  void packagesThatTheBaseLetsThroughAreUnchecked() {
    files.put("v/pyvenv.cfg", "home = /usr/bin\nInclude-System-Site-Packages = TRUE\n");
    assertThat(read("v").unchecked())
        .extracting(Unchecked::what)
        .containsExactly("the packages of the base Python");
  }

  @Test
  void aFolderThatIsNoEnvironmentSaysSo() {
    files.put("v/readme", "");
    assertThat(read("v").unchecked())
        .extracting(Unchecked::why)
        .containsExactly("no Python packages are installed in it");
  }
}
