package dev.assay.core.code.binary;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.PythonText;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the operations of pickles (protocols 0 to 5) without unpickling: which functions are
/// called with what, as soon as somebody loads the file.
final class PickleReader {
  private static final int MOST_ACTS = 200;
  private static final Set<String> SHELLS =
      Set.of(
          "system",
          "popen",
          "spawn",
          "call",
          "run",
          "Popen",
          "check_output",
          "check_call",
          "getoutput",
          "getstatusoutput");
  private static final Set<String> SHELL_MODULES =
      Set.of("os", "posix", "nt", "subprocess", "commands", "pty");
  private static final Set<String> EXECUTORS =
      Set.of(
          "exec",
          "eval",
          "compile",
          "execfile",
          "__import__",
          "runcode",
          "runsource",
          "_run_code",
          "run_path",
          "run_module",
          "loads",
          "apply");
  private static final Set<String> DANGEROUS_MODULES =
      Set.of("webbrowser", "socket", "shutil", "ctypes", "pip", "runpy");
  private static final Set<String> EXECUTOR_MODULES =
      Set.of(
          "builtins",
          "__builtin__",
          "runpy",
          "code",
          "marshal",
          "importlib",
          "types",
          "timeit",
          "bdb",
          "cProfile",
          "operator",
          "webbrowser",
          "socket",
          "shutil",
          "ctypes",
          "pip");

  private final byte[] bytes;
  private final BinaryPlace place;
  private final List<Act> acts = new ArrayList<>();
  private final List<Binaries.Program> programs = new ArrayList<>();

  PickleReader(byte[] bytes, BinaryPlace place) {
    this.bytes = bytes;
    this.place = place;
  }

  Binaries.Found read() {
    for (PickleMachine.Call call : PickleMachine.calls(bytes)) {
      if (acts.size() < MOST_ACTS) {
        called(call);
      }
    }
    return new Binaries.Found(acts, programs);
  }

  private void called(PickleMachine.Call call) {
    String function = call.module() + "." + call.name();
    boolean shell = SHELL_MODULES.contains(root(call.module())) && SHELLS.contains(call.name());
    if (!shell && !isDangerous(call)) {
      return;
    }
    List<String> trail = new ArrayList<>(place.trail());
    trail.add("`" + function + "` is called when the pickle is loaded");
    acts.add(act(function, call, trail));
    if (shell && !call.arguments().isEmpty()) {
      Context context =
          Context.of(
              Phase.CALL, Reach.AUTOMATIC, Location.of(place.path()), trail, PythonText.UNREAD);
      String command =
          call.arguments().size() == 1
              ? call.arguments().getFirst()
              : ShellReader.quoted(call.arguments());
      acts.addAll(ShellReader.acts(command, context));
    } else if (EXECUTORS.contains(call.name())) {
      for (String text : call.arguments()) {
        programs.add(new Binaries.Program(text, trail));
      }
    }
  }

  private static boolean isDangerous(PickleMachine.Call call) {
    String root = root(call.module());
    return SHELL_MODULES.contains(root)
        || DANGEROUS_MODULES.contains(root)
        || (EXECUTOR_MODULES.contains(root) && EXECUTORS.contains(call.name()));
  }

  private Act act(String function, PickleMachine.Call call, List<String> trail) {
    return new Act(
        Kind.EXECUTES_TEXT,
        "pickle",
        Phase.CALL,
        Reach.AUTOMATIC,
        Certainty.CAN,
        Set.of(),
        Location.of(place.path()),
        Evidence.of(function + "(" + String.join(", ", call.arguments()) + ")"),
        trail);
  }

  private static String root(String module) {
    int dot = module.indexOf('.');
    return dot < 0 ? module : module.substring(0, dot);
  }
}
