package dev.assay.core.project.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Packed;
import dev.assay.core.version.PackageName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WheelReaderTest {
  private static final String FILE = "dist/some_package-1.0-py3-none-any.whl";
  private static final String METADATA =
      """
      Metadata-Version: 2.4
      Name: some-package
      Version: 1.0
      Requires-Dist: a>=1
      Requires-Dist: b; extra == "test"
      """;

  private static Input read(String path, Map<String, String> files) {
    return WheelReader.read(
        MemoryTree.of(path, Packed.zip(new TreeMap<>(files))), path, "./" + path);
  }

  private static Input read(Map<String, String> files) {
    return read(FILE, files);
  }

  @Test
  void isOneDependencyWithEdges() throws NoSuchAlgorithmException {
    byte[] wheel = Packed.zip(Map.of("some_package-1.0.dist-info/METADATA", METADATA));
    Input input = WheelReader.read(MemoryTree.of(FILE, wheel), FILE, "./" + FILE);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wheel));

    assertThat(input.kind()).isEqualTo(InputKind.WHEEL);
    assertThat(input.project()).isEqualTo("./dist");
    assertThat(input.unchecked()).isEmpty();
    assertThat(input.remarks()).isEmpty();
    assertThat(input.dependencies())
        .singleElement()
        .isEqualTo(
            Dependency.of(PackageName.of("some-package"), "1.0", Location.of("./" + FILE))
                .withPin(Pin.FOUND)
                .withHashes(List.of("sha256:" + digest))
                .withRequires(List.of(PackageName.of("a"))));
  }

  @Test
  void listsNativeLibrariesAndBillsOfMaterials() {
    Input input =
        read(
            Map.of(
                "some_package-1.0.dist-info/METADATA", METADATA,
                "some_package-1.0.dist-info/sboms/auditwheel.cdx.json", "{}",
                "some_package.libs/libgfortran-91cc3cb1", "",
                "some_package/_core.cpython-313-x86_64-linux-gnu.so", "",
                "some_package/libfoo.so.1", "",
                "some_package/_core.PYD", "",
                "some_package/resolve.py", ""));

    assertThat(input.remarks())
        .extracting(Remark::detail)
        .containsExactly(
            "some_package.libs/libgfortran-91cc3cb1",
            "some_package/_core.PYD",
            "some_package/_core.cpython-313-x86_64-linux-gnu.so",
            "some_package/libfoo.so.1",
            "some_package-1.0.dist-info/sboms/auditwheel.cdx.json");
    assertThat(input.remarks().getLast().kind()).isEqualTo(Remark.Kind.EMBEDDED_SBOM);
    assertThat(input.remarks().getFirst())
        .isEqualTo(
            new Remark(
                Remark.Kind.NATIVE_LIBRARY,
                "some_package.libs/libgfortran-91cc3cb1",
                Location.of("./" + FILE),
                Optional.of(PackageName.of("some-package"))));
  }

  @Test
  void countsTheLibrariesThatItDoesNotList() {
    Map<String, String> files = new TreeMap<>();
    files.put("some_package-1.0.dist-info/METADATA", METADATA);
    for (int i = 0; i < 32; i++) {
      files.put("some_package/m" + i + ".so", "");
    }

    assertThat(read(files).remarks())
        .hasSize(21)
        .last()
        .extracting(Remark::detail)
        .isEqualTo("12 more");
  }

  @Test
  void tellsOfAnotherReleaseThanItsFileNames() {
    Input input =
        read(
            "requests-2.0-py3-none-any.whl",
            Map.of("some_package-1.0.dist-info/METADATA", METADATA));

    assertThat(input.dependencies()).hasSize(1);
    assertThat(input.unchecked())
        .singleElement()
        .satisfies(
            unchecked -> {
              assertThat(unchecked.what()).isEqualTo("./requests-2.0-py3-none-any.whl");
              assertThat(unchecked.why())
                  .isEqualTo("its metadata name another release: `some-package` 1.0");
              assertThat(unchecked.hint()).isPresent();
            });
  }

  @Test
  void takesTheMetadataThatBelongToTheFileName() {
    Input input =
        read(
            Map.of(
                "a-1.dist-info/METADATA",
                "Name: a\nVersion: 1\n",
                "some_package-1.0.dist-info/METADATA",
                METADATA));

    assertThat(input.dependencies())
        .extracting(Dependency::name)
        .containsExactly(PackageName.of("some-package"));
    assertThat(input.unchecked())
        .extracting(Unchecked::why)
        .containsExactly("it has 2 `.dist-info` folders");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(read(Map.of("x", "")).unchecked())
        .extracting(Unchecked::why)
        .containsExactly("no wheel: it has no `.dist-info` folder");
    assertThat(read(Map.of("a-1.dist-info/RECORD", "")).unchecked())
        .extracting(Unchecked::why)
        .containsExactly("no such file in the wheel");
    assertThat(read(Map.of("a-1.dist-info/METADATA", "Name: a b\nVersion: 1\n")).unchecked())
        .extracting(Unchecked::why)
        .containsExactly("its metadata hold no usable name");
    assertThat(read(Map.of("a-1.dist-info/METADATA", "Name: a\n")).unchecked())
        .extracting(Unchecked::why)
        .containsExactly("its metadata hold no usable version");
    assertThat(WheelReader.read(MemoryTree.of(Map.of("a", "x")), "a", "a").unchecked())
        .extracting(Unchecked::why)
        .containsExactly("no archive that can be read, or cut short");
  }
}
