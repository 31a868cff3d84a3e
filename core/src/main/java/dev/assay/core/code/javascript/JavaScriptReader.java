package dev.assay.core.code.javascript;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.javascript.JavaScriptToken.Role;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.code.knowledge.Places;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The door of the room: a program for Node, Bun or Deno by its tokens. What only a browser can do
/// gives no act; which data a request carries is known no better than by file.
public final class JavaScriptReader {
  private static final int MOST_ACTS = 200;

  /// A program of more tokens is a bundle of many programs.
  private static final int BUNDLE = 300_000;

  private static final int NEAR = 3_000;
  private static final Set<String> STARTS =
      Set.of("exec", "execSync", "spawn", "spawnSync", "execFile", "execFileSync", "fork");
  private static final Set<String> REQUESTS =
      Set.of("fetch", "request", "get", "post", "put", "axios", "lookup", "resolve", "connect");
  private static final Set<String> MODULES =
      Set.of(
          "child_process",
          "fs",
          "os",
          "http",
          "https",
          "net",
          "dns",
          "axios",
          "node-fetch",
          "vm",
          "worker_threads",
          "got",
          "undici",
          "ws");

  private final List<JavaScriptToken> tokens;
  private final Context context;
  private final List<Act> acts = new ArrayList<>();
  private final Set<String> modules = new HashSet<>();
  private final Map<Label, List<Integer>> labels = new EnumMap<>(Label.class);

  private JavaScriptReader(String text, Context context) {
    this.tokens = JavaScriptScanner.scan(text);
    this.context = context;
  }

  /// The acts of a program.
  public static List<Act> acts(String text, Context context) {
    JavaScriptReader reader = new JavaScriptReader(text, context);
    reader.gather();
    if (!reader.modules.isEmpty()) {
      reader.read();
    }
    reader.noise();
    return reader.acts;
  }

  /// Modules of Node that are used, and what secrets the file touches at all.
  private void gather() {
    for (int i = 0; i < tokens.size(); i++) {
      JavaScriptToken token = tokens.get(i);
      if (token.role() == Role.STRING) {
        String name = token.text().startsWith("node:") ? token.text().substring(5) : token.text();
        if (MODULES.contains(name) && isImported(i)) {
          modules.add(name);
        }
        if (token.text().length() < 200) {
          touch(Places.ofPath(token.text()), i);
        }
      } else if (token.isName("env") && i > 1 && tokens.get(i - 2).isName("process")) {
        environment(i);
      } else if (token.isName("Bun") || token.isName("Deno")) {
        modules.add("child_process");
      }
    }
  }

  private void touch(Set<Label> touched, int at) {
    touched.forEach(it -> labels.computeIfAbsent(it, _ -> new ArrayList<>()).add(at));
  }

  /// What is touched in a program at all; in a bundle of many, what is touched near a place.
  private EnumSet<Label> near(int at) {
    EnumSet<Label> near = EnumSet.noneOf(Label.class);
    labels.forEach(
        (label, places) -> {
          boolean isNear = places.stream().anyMatch(it -> Math.abs(it - at) < NEAR);
          if (isNear || tokens.size() < BUNDLE) {
            near.add(label);
          }
        });
    return near;
  }

  private boolean isImported(int at) {
    return at > 0
        && (tokens.get(at - 1).isName("from")
            || (at > 1
                && tokens.get(at - 1).isSymbol('(')
                && (tokens.get(at - 2).isName("require") || tokens.get(at - 2).isName("import"))));
  }

  /// `process.env` by itself is all of it.
  private void environment(int at) {
    boolean member =
        at + 2 < tokens.size()
            && (tokens.get(at + 1).isSymbol('.') || tokens.get(at + 1).isSymbol('['));
    if (member) {
      touch(Places.ofVariable(tokens.get(at + 2).text()), at);
    } else if (at + 1 < tokens.size() && !tokens.get(at + 1).isSymbol('=')) {
      touch(Set.of(Label.ENVIRONMENT), at);
    }
  }

  private void read() {
    for (int i = 0; i + 1 < tokens.size() && acts.size() < MOST_ACTS; i++) {
      JavaScriptToken token = tokens.get(i);
      if (token.role() == Role.NAME && tokens.get(i + 1).isSymbol('(')) {
        call(token, i);
      }
    }
  }

  private void call(JavaScriptToken token, int at) {
    String name = token.text();
    JavaScriptToken first = at + 2 < tokens.size() ? tokens.get(at + 2) : token;
    boolean literal = first.role() == Role.STRING;
    if (STARTS.contains(name) && modules.contains("child_process")) {
      started(first, at);
    } else if (REQUESTS.contains(name) && literal && first.text().contains("://")) {
      EnumSet<Label> given = near(at);
      given.remove(Label.USER_FILES);
      act(given.isEmpty() ? Kind.RECEIVES : Kind.SENDS, first.text(), given, first);
    } else if ((name.equals("eval") || name.equals("Function")) && !literal) {
      executed(at, token);
    } else if (name.startsWith("readFile") && literal) {
      Set<Label> held = Places.ofPath(first.text());
      if (!held.isEmpty()) {
        act(Kind.READS_SECRET, first.text(), held, first);
      }
    }
  }

  private void started(JavaScriptToken first, int at) {
    if (first.role() != Role.STRING) {
      act(Kind.SPAWNS, "", Set.of(), tokens.get(at));
      return;
    }
    StringBuilder command = new StringBuilder(first.text());
    for (int i = at + 3;
        i < Math.min(at + 40, tokens.size()) && !tokens.get(i).isSymbol(')');
        i++) {
      if (tokens.get(i).role() == Role.STRING && !first.text().contains(" ")) {
        command.append(' ').append(ShellReader.quoted(List.of(tokens.get(i).text())));
      }
    }
    Location base = context.location();
    acts.addAll(
        ShellReader.acts(
            command.toString(),
            Context.of(
                context.phase(),
                context.reach(),
                new Location(base.file(), base.line() + first.line()),
                context.trail(),
                context.python())));
  }

  /// Text that is decoded in the call that runs it.
  private void executed(int at, JavaScriptToken token) {
    int depth = 0;
    for (int i = at + 1; i < Math.min(at + 60, tokens.size()); i++) {
      JavaScriptToken inner = tokens.get(i);
      depth += inner.isSymbol('(') ? 1 : inner.isSymbol(')') ? -1 : 0;
      if (depth == 0) {
        return;
      }
      boolean decodes =
          inner.isName("atob")
              || inner.isName("unescape")
              || inner.isName("fromCharCode")
              || (inner.role() == Role.STRING && inner.text().equals("base64"));
      if (decodes) {
        act(Kind.EXECUTES_TEXT, token.text(), Set.of(Label.DECODED), token);
        return;
      }
    }
  }

  /// Names as obfuscators of JavaScript make them (`_0x1a2b`), by their share.
  private void noise() {
    Set<String> names = new HashSet<>();
    int noise = 0;
    for (JavaScriptToken token : tokens) {
      if (token.role() == Role.NAME && names.add(token.text())) {
        noise += token.text().startsWith("_0x") ? 1 : 0;
      }
    }
    if (noise >= 12 && noise * 4 >= names.size()) {
      act(Kind.EVADES, "obfuscator: names that are noise", Set.of(), tokens.getFirst());
    }
  }

  private void act(Kind kind, String target, Set<Label> carries, JavaScriptToken token) {
    Location base = context.location();
    acts.add(
        new Act(
            kind,
            target.length() > 300 ? target.substring(0, 300) : target,
            context.phase(),
            context.reach(),
            Certainty.CAN,
            carries,
            new Location(base.file(), base.line() + token.line()),
            Evidence.of(token.text()),
            context.trail()));
  }
}
