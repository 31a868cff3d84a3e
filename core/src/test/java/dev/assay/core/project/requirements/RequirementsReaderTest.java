package dev.assay.core.project.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Told;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsReaderTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String SHA = "ab".repeat(32);

  @Test
  void pinsExtrasMarkersAndHashesAreRead() {
    Input input =
        read(
            """
            # by hand
            requests[socks, security]==2.31.0 ; python_version < "3.9"
            Flask == 2.0.1 \\
                --hash=sha256:%s \\
                --hash sha512:%s
            idna==3.4  # why
            """
                .formatted(SHA, "cd".repeat(64)));
    assertThat(input.kind()).isEqualTo(InputKind.REQUIREMENTS);
    assertThat(input.project()).isEqualTo(".");
    assertThat(Told.dependencies(input))
        .containsExactly(
            "requests 2.31.0 EXACT requirements.txt:2 [socks] [security] ; python_version < \"3.9\"",
            "flask 2.0.1 HASHED requirements.txt:3",
            "idna 3.4 EXACT requirements.txt:6");
    assertThat(input.dependencies().get(1).hashes())
        .containsExactly("sha256:" + SHA, "sha512:" + "cd".repeat(64));
    assertThat(Told.remarks(input)).containsExactly("UNHASHED 2 of 3 requirements.txt:2");
    assertThat(input.unchecked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"requests", "requests>=2", "requests==2.*", "requests~=2.0", "requests==2,<3"})
  void anOpenLineIsNamed(String line) {
    Input input = read("\n" + line + "\n");
    assertThat(input.dependencies()).isEmpty();
    assertThat(Told.unchecked(input))
        .containsExactly("requirements.txt:2 " + line + ": no exact version");
    assertThat(input.unchecked().getFirst().unpinned()).isPresent();
  }

  @Test
  void aRepositoryIsHeldByAFullCommitOnly() {
    Input input =
        read(
            """
            git+https://host.example/a.git@%s#egg=one
            two @ git+https://user:secret@host.example/b.git@v1.2.3
            -e git+ssh://git@host.example/c.git#egg=three[x]
            hg+http://host.example/d@tip#egg=four
            git+https://host.example/e.git
            """
                .formatted(COMMIT));
    assertThat(Told.dependencies(input))
        .containsExactly(
            "one " + COMMIT + " HASHED requirements.txt:1 <- git+https://host.example/a.git",
            "two v1.2.3 MUTABLE requirements.txt:2 <- git+https://host.example/b.git",
            "three HEAD MUTABLE requirements.txt:3 [x] <- git+ssh://git@host.example/c.git",
            "four tip MUTABLE requirements.txt:4 <- hg+http://host.example/d");
    assertThat(Told.remarks(input))
        .containsExactly(
            "MUTABLE_REFERENCE git+https://host.example/b.git@v1.2.3 requirements.txt:2",
            "MUTABLE_REFERENCE git+ssh://git@host.example/c.git#egg=three[x] requirements.txt:3",
            "MUTABLE_REFERENCE hg+http://host.example/d@tip#egg=four requirements.txt:4",
            "INSECURE_TRANSPORT hg+http://host.example/d requirements.txt:4");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "requirements.txt:5 git+https://host.example/e.git: the link does not tell what it"
                + " brings");
  }

  @Test
  void archivesTellNameAndVersionByTheirFileName() {
    Input input =
        read(
            """
            https://host.example/w/demo_pkg-1.0+cu118-py3-none-any.whl
            ./vendor/other-2.0.tar.gz[fast] ; sys_platform == "linux"
            third @ https://host.example/archive/v3.1.zip#sha256=%s
            fourth @ https://host.example/download/main.zip
            local-4.0.zip
            """
                .formatted(SHA));
    assertThat(Told.dependencies(input))
        .containsExactly(
            "demo-pkg 1.0+cu118 MUTABLE requirements.txt:1 <-"
                + " https://host.example/w/demo_pkg-1.0+cu118-py3-none-any.whl",
            "other 2.0 MUTABLE requirements.txt:2 [fast] ; sys_platform == \"linux\" <-"
                + " ./vendor/other-2.0.tar.gz",
            "third v3.1 HASHED requirements.txt:3 <- https://host.example/archive/v3.1.zip",
            "fourth main MUTABLE requirements.txt:4 <- https://host.example/download/main.zip",
            "local 4.0 MUTABLE requirements.txt:5 <- local-4.0.zip");
    assertThat(Told.remarks(input)).hasSize(2).allMatch(line -> line.startsWith("MUTABLE"));
  }

  @Test
  void anAbbreviatedCommitOfDigitsIsNoVersion() {
    Input input = read("a @ git+https://host.example/a.git@1234567\n");
    assertThat(Told.unchecked(input))
        .containsExactly("requirements.txt:1 a 1234567: its version is not told");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-e .", "./sub", "-e file:///srv/x", "name @ ./sub", "--editable=../x[a]"})
  void aFolderIsNamed(String line) {
    Input input = read(line + "\n");
    assertThat(input.dependencies()).isEmpty();
    assertThat(Told.unchecked(input))
        .singleElement()
        .asString()
        .endsWith(": what the folder asks for is not read from here");
  }

  @Test
  void includedFilesAreReadOnceRelativeToTheirOwn() {
    MemoryTree tree =
        MemoryTree.of(
            Map.of(
                "app/dev.txt", "-r base.txt\n--requirement=../common/all.txt\npytest==8.0\n",
                "app/base.txt", "-r ../common/all.txt\nflask==2.0\n",
                "common/all.txt", "idna==3.4\n"));
    Input input = RequirementsReader.read(tree, "app/dev.txt", "repo/app/dev.txt");
    assertThat(Told.dependencies(input))
        .containsExactly(
            "idna 3.4 EXACT repo/common/all.txt:1",
            "flask 2.0 EXACT repo/app/base.txt:2",
            "pytest 8.0 EXACT repo/app/dev.txt:3");
    assertThat(input.project()).isEqualTo("repo/app");
    assertThat(Told.remarks(input)).hasSize(3);
  }

  @Test
  void circlesAndPathsThatLeaveTheTreeAreNamed() {
    MemoryTree tree =
        MemoryTree.of(
            Map.of(
                "a.txt",
                    "-r b.txt\n-r ../up.txt\n-r /etc/x.txt\n-c gone.txt\n-r https://h.example/x\n",
                "b.txt", "x==1\n-r a.txt\n"));
    Input input = RequirementsReader.read(tree, "a.txt", "a.txt");
    assertThat(Told.dependencies(input)).containsExactly("x 1 EXACT b.txt:1");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "b.txt:2 a.txt: the files include each other in a circle",
            "a.txt:2 ../up.txt: it lies outside of what is audited",
            "a.txt:3 /etc/x.txt: it lies outside of what is audited",
            "a.txt:4 gone.txt: there is no such file",
            "a.txt:5 https://h.example/x: only files are read, no URLs");
  }

  @Test
  void aConstraintPinsWhatIsAskedForAndAsksForNothing() {
    MemoryTree tree =
        MemoryTree.of(
            Map.of(
                "r.txt",
                "-c c.txt\nrequests[socks]\nflask==1.0\nnumpy; python_version>'3'\nopen\n",
                "c.txt",
                """
                    Requests==2.1 --hash=sha256:%s
                    unused==9
                    flask==2.0
                    open<3
                    numpy==1.1; python_version<'3.9'
                    numpy==1.2; python_version>='3.9'
                    """
                    .formatted(SHA)));
    Input input = RequirementsReader.read(tree, "r.txt", "r.txt");
    assertThat(Told.dependencies(input))
        .containsExactly(
            "requests 2.1 HASHED c.txt:1 [socks]",
            "flask 1.0 EXACT r.txt:3",
            "numpy 1.1 EXACT c.txt:5 ; (python_version>'3') and (python_version<'3.9')",
            "numpy 1.2 EXACT c.txt:6 ; (python_version>'3') and (python_version>='3.9')");
    assertThat(Told.unchecked(input)).containsExactly("r.txt:5 open: no exact version");
  }

  @Test
  void optionsThatDecideWhereFromAreRemarked() {
    Input input =
        read(
            """
            -i https://bob:hunter2@index.example/simple
            --extra-index-url=http://index.example/two --find-links ./wheels
            --extra-ind "https://index.example/three"
            --trusted-host index.example
            --pre --no-binary :all: --require-hashes
            --unknown-thing yes
            --index-url
            -q
            """);
    assertThat(Told.remarks(input))
        .containsExactly(
            "INDEX https://index.example/simple requirements.txt:1",
            "EXTRA_INDEX http://index.example/two requirements.txt:2",
            "INSECURE_TRANSPORT http://index.example/two requirements.txt:2",
            "EXTRA_INDEX https://index.example/three requirements.txt:3",
            "INSECURE_TRANSPORT --trusted-host index.example requirements.txt:4",
            "EXTRA_INDEX ./wheels requirements.txt:2");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "requirements.txt:6 --unknown-thing: unknown option",
            "requirements.txt:7 --index-url: the option lacks its value",
            "requirements.txt:8 -q: unknown option");
  }

  @Test
  void withoutAnIndexTheFirstFolderTakesItsPart() {
    Input input = read("--no-index\n-f ./wheels\n-f ./more\n");
    assertThat(Told.remarks(input))
        .containsExactly(
            "INDEX ./wheels requirements.txt:2", "EXTRA_INDEX ./more requirements.txt:3");
  }

  @Test
  void variablesStayUnexpandedAndAreNamed() {
    Input input =
        read(
            """
            --index-url https://${USER}:${TOKEN}@index.example/simple
            foo==${VERSION}
            """);
    assertThat(Told.remarks(input))
        .containsExactly(
            "VARIABLE ${USER} requirements.txt:1",
            "VARIABLE ${TOKEN} requirements.txt:1",
            "INDEX https://index.example/simple requirements.txt:1",
            "VARIABLE ${VERSION} requirements.txt:2");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "requirements.txt:2 foo==${VERSION}: `==${VERSION}` is not a set of version"
                + " specifiers");
  }

  @Test
  void annotationsOfBothStylesGiveEdgesAndReach() {
    Input input =
        read(
            """
            flask==2.0 \\
                --hash=sha256:%s
                # via -r requirements.in
            jinja2==3.0
                # via
                #   -c constraints.txt
                #   flask[async]
                #   other
            markupsafe==2.0   # via jinja2, flask
            own==1.0
                # via my-project (pyproject.toml)
            bare==1.0

            # via flask
            """
                .formatted(SHA));
    Map<String, Dependency> found =
        input.dependencies().stream()
            .collect(java.util.stream.Collectors.toMap(d -> d.name().normalized(), d -> d));
    assertThat(found.get("flask").reach()).isEqualTo(Reach.DIRECT);
    assertThat(found.get("flask").requires())
        .map(Object::toString)
        .containsExactly("jinja2", "markupsafe");
    assertThat(found.get("jinja2").reach()).isEqualTo(Reach.TRANSITIVE);
    assertThat(found.get("jinja2").requires()).map(Object::toString).containsExactly("markupsafe");
    assertThat(found.get("markupsafe").reach()).isEqualTo(Reach.TRANSITIVE);
    assertThat(found.get("own").reach()).isEqualTo(Reach.DIRECT);
    assertThat(found.get("bare").reach()).isEqualTo(Reach.DIRECT);
  }

  @Test
  void reachIsUnknownInAPlainListAndDirectInASourceOfPipCompile() {
    assertThat(read("a==1\n").dependencies().getFirst().reach()).isEqualTo(Reach.UNKNOWN);
    MemoryTree tree = MemoryTree.of(Map.of("requirements.in", "a==1\n"));
    assertThat(
            RequirementsReader.read(tree, "requirements.in", "requirements.in")
                .dependencies()
                .getFirst()
                .reach())
        .isEqualTo(Reach.DIRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8", "UTF-32LE"})
  void byteOrderMarksAreObeyed(String charset) {
    Input input = read("\uFEFFidna==3.4\r\nflask==2.0\r\n".getBytes(Charset.forName(charset)));
    assertThat(Told.dependencies(input))
        .containsExactly("idna 3.4 EXACT requirements.txt:1", "flask 2.0 EXACT requirements.txt:2");
  }

  @Test
  void theCodingLineIsObeyed() {
    byte[] latin = "# -*- coding: latin-1 -*-\n# é\na==1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Told.dependencies(read(latin))).containsExactly("a 1 EXACT requirements.txt:3");
    assertThat(Told.unchecked(read("# coding: unicode_escape\na==1\n")))
        .containsExactly(
            "requirements.txt:1 requirements.txt: the encoding `unicode_escape` is not known");
  }

  @Test
  void joiningAndCommentsFollowPip() {
    Input input =
        read(
            """
            a==1 # swallowed \\
            b==2
            c=\\
            =3
            d==4#5
            # comment \\
            e==5
            f==6 \\
            # ends it
            g==7|h==8
            """
                .replace('|', '\u2028'));
    assertThat(Told.dependencies(input))
        .containsExactly(
            "a 1 EXACT requirements.txt:1",
            "c 3 EXACT requirements.txt:3",
            "e 5 EXACT requirements.txt:7",
            "f 6 EXACT requirements.txt:8",
            "g 7 EXACT requirements.txt:10",
            "h 8 EXACT requirements.txt:10");
    assertThat(Told.unchecked(input)).singleElement().asString().contains("requirements.txt:5");
  }

  @Test
  void aHugeLineIsNamedAndTheRestIsRead() {
    Input input =
        read("a==1\n" + "x".repeat(3 << 20) + "\nb==2\n" + "y\\\n".repeat(1 << 20) + "\nc==3\n");
    assertThat(Told.dependencies(input))
        .containsExactly(
            "a 1 EXACT requirements.txt:1",
            "b 2 EXACT requirements.txt:3",
            "c 3 EXACT requirements.txt:1048581");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "requirements.txt:2 requirements.txt: the line is longer than 1 MiB",
            "requirements.txt:4 requirements.txt: the line is longer than 1 MiB");
  }

  @Test
  void aBrokenLineNeverShowsACredential() {
    Input input =
        read("foo @ https://bob:hunter2@host.example/x y\n-r https://bob:hunter2@host.example/r\n");
    assertThat(Told.unchecked(input)).hasSize(2).noneMatch(line -> line.contains("hunter2"));
    assertThat(input.toString()).doesNotContain("hunter2");
  }

  @Test
  void badHashesAndStrayOptionsAreNamed() {
    Input input = read("a==1 --hash=md5:00 --wrong\n--hash=sha256:00\n--find-links \"open\n");
    assertThat(Told.dependencies(input)).containsExactly("a 1 EXACT requirements.txt:1");
    assertThat(Told.unchecked(input))
        .containsExactly(
            "requirements.txt:1 --wrong: unknown option",
            "requirements.txt:1 --hash=md5:00: it is no hash that pip accepts",
            "requirements.txt:2 --hash=sha256:00: it belongs to no requirement",
            "requirements.txt:3 --find-links \"open: a quote is not closed");
  }

  @Test
  void tooManyLinesAreNamedAsAWhole() {
    Input input = read("a==1\n".repeat(250_000));
    assertThat(input.dependencies()).hasSize(199_999);
    assertThat(Told.unchecked(input))
        .containsExactly(
            "requirements.txt requirements.txt: it holds too much; what follows is not read");
  }

  private static Input read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Input read(byte[] bytes) {
    return RequirementsReader.read(
        MemoryTree.of("requirements.txt", bytes), "requirements.txt", "requirements.txt");
  }
}
