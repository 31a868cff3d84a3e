package dev.assay.core.project.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.project.Input;
import dev.assay.core.project.InputText;
import dev.assay.core.testing.MemoryTree;
import dev.assay.core.testing.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxReaderTest {
  private static final String DIGEST = "AB".repeat(32);

  private static final String BILL =
      """
      {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79",
        "metadata": {
          "component": {"type": "application", "name": "app", "bom-ref": "app"}
        },
        "components": [
          {
            "type": "library",
            "bom-ref": "r1",
            "name": "Requests",
            "version": "2.31.0",
            "purl": "pkg:pypi/requests@2.31.0",
            "hashes": [{"alg": "MD5", "content": "0"}, {"alg": "SHA-256", "content": "%1$s"}],
            "components": [
              {"type": "library", "bom-ref": "r2", "name": "urllib3", "purl": "pkg:pypi/urllib3@2.2.0"}
            ]
          },
          {
            "type": "library", "bom-ref": "r3", "version": "2.0+cu118",
            "name": "torch",
            "purl": "pkg:pypi/torch@2.0%%2Bcu118?repository_url=http://me:secret@index.example/simple",
            "externalReferences": [
              {"type": "distribution", "url": "https://files.example/torch.whl",
               "hashes": [{"alg": "SHA-256", "content": "%1$s"}]}
            ]
          },
          {"type": "library", "bom-ref": "r4", "name": "patched", "version": "1.0",
           "purl": "pkg:pypi/patched?vcs_url=git%%2Bhttps://git.example/patched.git%%40main"},
          {"type": "library", "bom-ref": "r5", "name": "no-version", "purl": "pkg:pypi/no-version"},
          {"type": "library", "bom-ref": "r6", "name": "alone", "purl": "pkg:pypi/alone@1"},
          {"type": "library", "bom-ref": "r7", "name": "requests", "purl": "pkg:pypi/Requests@2.31.0"},
          {"type": "library", "bom-ref": "n1", "name": "left-pad", "purl": "pkg:npm/left-pad@1.3.0"},
          {"type": "library", "bom-ref": "d1", "name": "curl", "purl": "pkg:deb/debian/curl@7"},
          {"type": "library", "bom-ref": "d2", "name": "zlib", "purl": "pkg:deb/debian/zlib@1"},
          {"type": "library", "name": "mystery"},
          {"type": "file", "name": "/etc/hosts"},
          {"type": "library", "name": "odd", "purl": "not a purl"}
        ],
        "dependencies": [
          {"ref": "app", "dependsOn": ["r1", "n1"]},
          {"ref": "r1", "dependsOn": ["r2", "n1", "gone"]},
          {"ref": "n1", "dependsOn": ["r3"]},
          {"ref": "r3", "dependsOn": ["r1", "r4"]}
        ]
      }
      """
          .formatted(DIGEST);

  @Test
  void readsWhatComesFromPyPiAndCountsTheRest() {
    assertThat(InputText.of(read(BILL)))
        .isEqualTo(
            """
            11 requests==2.31.0 hashed direct needs [urllib3] #1
            16 urllib3==2.2.0 exact transitive
            21 torch==2.0+cu118 hashed transitive needs [requests, patched] \
            from http://index.example/simple #1
            28 patched==1.0 mutable transitive from git+https://git.example/patched.git@main
            31 alone==1 exact unknown
            21 insecure-transport torch: http://index.example/simple
            28 mutable-reference patched: git+https://git.example/patched.git@main
            30 no-version: no version
            38 odd: its `purl` is no package URL
            33 3 components: not from PyPI: `deb` (2), `npm`
            36 1 component: no package URL: `mystery`
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2", "1.3", "1.4", "1.5", "1.6", "1.7"})
  void versionsOfTheFormat(String version) {
    assertThat(read(BILL.replace("\"1.6\"", "\"" + version + "\"")).dependencies()).hasSize(5);
  }

  @Test
  void otherDocumentsAreUncheckedWithAdvice() {
    assertThat(InputText.of(read(BILL.replace("\"1.6\"", "\"2.0\""))))
        .isEqualTo("1 bom.json: CycloneDX of version 2.0 is not read, 1.2 to 1.7 are\n");
    assertThat(InputText.of(read("{\"spdxVersion\": \"SPDX-2.3\"}")))
        .isEqualTo("1 bom.json: an SPDX document\n");
    assertThat(InputText.of(read("[1]"))).isEqualTo("1 bom.json: not a CycloneDX document\n");
    assertThat(InputText.of(CycloneDxReader.read(MemoryTree.of(Map.of()), "a", "bom.json")))
        .isEqualTo("0 bom.json: no such file\n");
    Input xml = read("\uFEFF\n<?xml version=\"1.0\"?><bom/>");
    assertThat(InputText.of(xml)).isEqualTo("0 bom.json: a bill of materials in XML\n");
    assertThat(xml.unchecked().getFirst().hint().orElseThrow()).startsWith("convert it to JSON");
  }

  @Test
  void nestingIsBounded() {
    int depth = 90;
    String bill =
        "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\""
            + ", \"components\": [{\"purl\": \"pkg:pypi/a@1\"".repeat(depth)
            + "}]".repeat(depth)
            + "}";
    Input input = read(bill);
    assertThat(input.dependencies()).hasSizeLessThan(2);
    assertThat(input.unchecked()).hasSize(1);
  }

  @Test
  void manyForeignTypesMakeOneSentence() {
    StringBuilder bill =
        new StringBuilder(
            "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"components\": [");
    for (int i = 10; i < 40; i++) {
      bill.append(i == 10 ? "" : ",").append("{\"purl\": \"pkg:t").append(i).append("/a@1\"}");
    }
    assertThat(InputText.of(read(bill.append("]}").toString())))
        .isEqualTo(
            "1 30 components: not from PyPI: `t10`, `t11`, `t12`, `t13`, `t14`, `t15`, `t16`,"
                + " `t17` and 22 more\n");
  }

  @Test
  void fuzz() {
    Mutator mutator = Mutator.ofTexts(4, List.of(BILL));
    int read = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = mutator.next();
      Input input = CycloneDxReader.read(MemoryTree.of("bom.json", bytes), "bom.json", "bom.json");
      assertThat(input.path())
          .as(() -> new String(bytes, StandardCharsets.ISO_8859_1))
          .isEqualTo("bom.json");
      read += input.dependencies().isEmpty() ? 0 : 1;
    }
    assertThat(read).isPositive();
  }

  private static Input read(String bill) {
    return CycloneDxReader.read(MemoryTree.of(Map.of("bom.json", bill)), "bom.json", "bom.json");
  }
}
