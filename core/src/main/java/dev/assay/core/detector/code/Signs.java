package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What one act tells besides itself.
final class Signs {
  /// What nobody may send anywhere but its owner.
  static final Set<Label> SECRETS =
      Set.of(
          Label.CREDENTIAL_FILE,
          Label.CLOUD_METADATA,
          Label.SSH_KEY,
          Label.BROWSER_STORE,
          Label.TOKEN,
          Label.WALLET,
          Label.CI_TOKEN);

  /// What no step of a build sends: a token for one service does go to that service.
  private static final Set<Label> NEVER_SENT =
      Set.of(
          Label.CREDENTIAL_FILE,
          Label.CLOUD_METADATA,
          Label.SSH_KEY,
          Label.BROWSER_STORE,
          Label.WALLET,
          Label.CI_TOKEN,
          Label.ENVIRONMENT);

  private static final String[] QUIET = {"errors swallowed", "in a thread"};

  /// Folders whose code is run by those who work on a project, not by those who use it.
  private static final Set<String> ASIDE =
      Set.of(
          "test",
          "tests",
          "testing",
          "unittests",
          "doc",
          "docs",
          "example",
          "examples",
          "benchmark",
          "benchmarks",
          "samples",
          "demo",
          "demos",
          "tutorials",
          "notebooks");

  /// Scripts that lie beside `setup.py` for those who work on the project.
  private static final Set<String> LOOSE =
      Set.of("bootstrap.py", "ez_setup.py", "distribute_setup.py", "fabfile.py", "tasks.py");

  private Signs() {}

  /// Whether it happens without anybody calling it, once the package is there.
  static boolean runsByItself(Act act) {
    return act.phase().compareTo(Phase.IMPORT) <= 0 && act.reach() != Reach.ON_CALL;
  }

  /// Whether the import of a module is enough for it, of one that nothing is known to lead to too.
  static boolean runsOnImport(Act act) {
    return act.phase().compareTo(Phase.IMPORT) <= 0;
  }

  /// Whether it happens before anybody imports the package.
  static boolean runsEarly(Act act) {
    return act.phase().compareTo(Phase.START) <= 0 && act.reach() != Reach.ON_CALL;
  }

  /// Whether it can be seen only after something was decoded: the trail leads through a layer that
  /// names its decoders.
  static boolean isHidden(Act act) {
    for (String phrase : act.trail()) {
      if (phrase.startsWith("layer ") && phrase.endsWith(")")) {
        return true;
      }
    }
    return false;
  }

  /// Whether it takes care that nobody notices.
  static boolean isQuiet(Act act) {
    for (String phrase : act.trail()) {
      for (String quiet : QUIET) {
        if (phrase.contains(quiet)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether only those run it who build the project: a step of a workflow, a recipe.
  static boolean isStepOfBuild(Act act) {
    for (String phrase : act.trail()) {
      if (phrase.startsWith("step of `")) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is no more than what a native file imports: most programs could do most things, and
  /// nothing tells that they do.
  static boolean isImported(Act act) {
    for (String phrase : act.trail()) {
      if (phrase.startsWith("imports of ")) {
        return true;
      }
    }
    return false;
  }

  /// Whether it is code of tests, documentation or a build that nobody who installs it runs.
  static boolean isAside(Act act) {
    if (runsByItself(act) && act.phase() != Phase.IMPORT) {
      return false;
    }
    if (isStepOfBuild(act)) {
      return !goesOut(act) || !carriesAny(act, NEVER_SENT);
    }
    String[] parts = act.location().file().toLowerCase(Locale.ROOT).split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      if (ASIDE.contains(parts[i])) {
        return true;
      }
    }
    String name = parts[parts.length - 1];
    boolean isLoose = parts.length == 2 && LOOSE.contains(name);
    return isLoose
        || name.startsWith("test_")
        || name.endsWith("_test.py")
        || name.equals("conftest.py");
  }

  /// Whether what is sent or run was decoded, as its trail tells.
  static boolean isDecoded(Act act) {
    for (String phrase : act.trail()) {
      if (phrase.startsWith("decoded: ")) {
        return true;
      }
    }
    return isHidden(act);
  }

  /// Whether it goes out: a message, a request, a name that is asked for.
  static boolean goesOut(Act act) {
    return switch (act.kind()) {
      case SENDS, RESOLVES -> true;
      case READS_SECRET,
          READS_FILE,
          WRITES_FILE,
          RECEIVES,
          LISTENS,
          SPAWNS,
          EXECUTES_TEXT,
          DECODES,
          LOADS_NATIVE,
          PERSISTS,
          READS_PROCESS,
          DESTROYS,
          EVADES,
          UNKNOWN ->
          false;
    };
  }

  /// Whether what it carries is among some labels.
  static boolean carriesAny(Act act, Set<Label> labels) {
    for (Label label : act.carries()) {
      if (labels.contains(label)) {
        return true;
      }
    }
    return false;
  }

  /// What it carries of some labels.
  static Set<Label> carried(Act act, Set<Label> labels) {
    EnumSet<Label> carried = EnumSet.noneOf(Label.class);
    for (Label label : act.carries()) {
      if (labels.contains(label)) {
        carried.add(label);
      }
    }
    return carried;
  }
}
