package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import java.util.Locale;

/// In which way something hides, by the words in which readers tell it.
enum Evasion {
  OFF_SCREEN,
  LOOK_ALIKE,
  DIRECTION,
  OBFUSCATOR,
  NOISE,
  LONG_LINE,
  PACKED,
  DISPUTED_ARCHIVE,
  WRONG_RECORD,
  WRONG_METADATA,
  LOOKS_FOR_ANALYSIS,
  HIDDEN_WINDOW,
  ORDERS_TO_ASSISTANTS,
  /// A function of another package is replaced, as instrumentation does too.
  REPLACES,
  HIDDEN_FILE,
  /// A command that switches off or gets round what protects the machine.
  DEFENCE,
  /// Words that are not known here.
  OTHER,
  /// The act is of another kind.
  NONE;

  /// How commands begin that weaken a machine.
  private static final String[] DEFENCES = {
    "set-mppreference",
    "add-mppreference",
    "netsh",
    "iptables",
    "ufw",
    "setenforce",
    "spctl",
    "auditctl",
    "xattr",
    "taskkill",
    "sc ",
    "net stop",
    "stop-service",
    "reg add",
    "wevtutil",
    "vssadmin",
    "bcdedit",
    "attrib",
    "history",
    "unset",
    "pkill",
    "killall",
    "kill"
  };

  static Evasion of(Act act) {
    if (act.kind() != Act.Kind.EVADES) {
      return NONE;
    }
    String what = act.target();
    if (what.startsWith("obfuscator: names")) {
      return NOISE;
    }
    if (what.startsWith("obfuscator:")) {
      return OBFUSCATOR;
    }
    if (what.startsWith("look-alike name")) {
      return LOOK_ALIKE;
    }
    if (what.startsWith("archive:")) {
      return DISPUTED_ARCHIVE;
    }
    if (what.startsWith("record:")) {
      return WRONG_RECORD;
    }
    if (what.startsWith("metadata:")) {
      return WRONG_METADATA;
    }
    if (what.startsWith("replaces ")) {
      return REPLACES;
    }
    return what.startsWith("ctypes.") || what.startsWith("win32") ? ofCall(what) : ofPhrase(what);
  }

  private static Evasion ofCall(String what) {
    if (what.contains("Debugger")) {
      return LOOKS_FOR_ANALYSIS;
    }
    return what.contains("ShowWindow") ? HIDDEN_WINDOW : HIDDEN_FILE;
  }

  private static Evasion ofPhrase(String what) {
    return switch (what) {
      case "code pushed off the screen" -> OFF_SCREEN;
      case "characters that change the direction of text" -> DIRECTION;
      case "one long line that executes text" -> LONG_LINE;
      case "a program packed into a literal" -> PACKED;
      case "a hidden window of PowerShell" -> HIDDEN_WINDOW;
      case "orders to an assistant" -> ORDERS_TO_ASSISTANTS;
      default -> isCommand(what) ? DEFENCE : OTHER;
    };
  }

  private static boolean isCommand(String what) {
    String text = what.toLowerCase(Locale.ROOT);
    for (String verb : DEFENCES) {
      if (text.startsWith(verb)) {
        return true;
      }
    }
    return false;
  }
}
