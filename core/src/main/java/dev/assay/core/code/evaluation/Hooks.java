package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Function;
import dev.assay.core.code.evaluation.Value.Instance;
import dev.assay.core.code.evaluation.Value.ObjectClass;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Code that is put where the interpreter or a library calls it: import hooks, functions in the
/// place of others.
final class Hooks {
  private static final List<String> FINDER_METHODS =
      List.of("find_spec", "find_module", "create_module", "exec_module", "load_module");
  private static final List<String> CLIENTS =
      List.of("requests.", "httpx.", "urllib.request.", "aiohttp.", "urllib3.");
  private static final Meaning SECRETS =
      new Meaning(Meaning.Kind.HANDS, List.of("later"), "SECRET_PARAMETER");
  private static final int EXTRA_STEPS = 20_000;

  private final Machine machine;

  Hooks(Machine machine) {
    this.machine = machine;
  }

  /// A finder in `sys.meta_path`: each later import calls it.
  void addFinder(@Nullable Value finder, Site site) {
    ObjectClass type =
        switch (finder) {
          case Instance instance -> instance.type();
          case ObjectClass itself -> itself;
          case null, default -> null;
        };
    if (type == null || finder == null) {
      return;
    }
    for (String method : FINDER_METHODS) {
      if (type.find(method, 8) instanceof Function function) {
        surely(function, Arguments.of(finder, Unknown.PLAIN, Unknown.PLAIN), site);
      }
    }
  }

  /// `library.function = value`.
  void replace(String path, Value value, Site site) {
    if (!(value instanceof Function function)) {
      return;
    }
    boolean isOfClient = CLIENTS.stream().anyMatch(path::startsWith);
    if (isOfClient) {
      machine.acts.add(Act.Kind.EVADES, "replaces `" + path + "`", Taint.NONE, site);
    }
    if (isOfClient || isAskedForSecrets(path)) {
      machine.callbacks.hand(SECRETS, Arguments.of(function), site);
    }
    boolean installing = site.frame().phase.compareTo(Act.Phase.INSTALL) <= 0;
    if (installing && (path.startsWith("setuptools.") || path.startsWith("distutils."))) {
      surely(function, Arguments.of(new Thing("command", Taint.NONE)), site);
    }
    if (path.equals("builtins.__import__")
        || path.equals("sys.excepthook")
        || path.equals("sys.displayhook")) {
      surely(function, Arguments.NONE, site);
    } else if (site.frame().importing && site.frame().phase.compareTo(Act.Phase.IMPORT) <= 0) {
      later(function, site);
    }
  }

  /// Whether a library hands keys and passwords to a function of this name, or gets them from it.
  private static boolean isAskedForSecrets(String path) {
    return SecretUses.makes(path.substring(path.lastIndexOf('.') + 1))
        || path.startsWith("getpass.")
        || path.startsWith("keyring.")
        || path.equals("builtins.input");
  }

  /// Whoever uses the library calls it.
  private void later(Function function, Site site) {
    Frame frame = site.frame();
    Act.Reach before = frame.reach;
    frame.reach = Act.Reach.CONDITIONAL;
    surely(function, Arguments.NONE, site);
    frame.reach = before;
  }

  /// Calls a function although the steps for looking into calls may be used up.
  Value surely(Value function, Arguments arguments, Site site) {
    long before = machine.enterUntil;
    machine.enterUntil = Math.max(before, machine.meter.steps() + EXTRA_STEPS);
    Value result = machine.calls.call(function, arguments, site);
    machine.enterUntil = before;
    return result;
  }
}
