package dev.assay.core.code.shell;

import dev.assay.core.code.knowledge.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What kind of thing a program does, by its name.
enum Program {
  WRAPPER,
  /// Runs the shell that stands among its arguments somewhere else.
  CONTAINER,
  SHELL,
  EVAL,
  POWERSHELL,
  PYTHON,
  LANGUAGE,
  CURL,
  WGET,
  CERTUTIL,
  BITSADMIN,
  MSHTA,
  RUNDLL,
  NETCAT,
  OPENSSL,
  REMOTE_COPY,
  MAIL,
  RESOLVE,
  GIT,
  INSTALL,
  PUBLISH,
  ECHO,
  FILTER,
  TEE,
  DD,
  ENVIRONMENT,
  SET,
  IDENTITY,
  CLIPBOARD,
  SCREEN,
  SECRETS,
  COPY,
  REMOVE,
  PERSIST,
  EVADE,
  READ,
  FOR,
  /// A part of the shell itself, of no interest.
  BUILTIN,
  /// A program of no interest.
  NONE,
  OTHER;

  private static final Map<String, Program> BY_NAME = new HashMap<>();

  static {
    for (List<String> row : Rows.of(Program.class, "programs.tsv")) {
      BY_NAME.put(row.getFirst(), Program.valueOf(row.get(1)));
    }
  }

  /// The name of a program without its folder and without `.exe`, in lower case.
  static String name(String path) {
    String slashes = path.replace('\\', '/');
    String name = slashes.substring(slashes.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith("@")) {
      name = name.substring(1);
    }
    return name.endsWith(".exe") || name.endsWith(".com")
        ? name.substring(0, name.length() - 4)
        : name;
  }

  /// What the program of a name does; `python3.11` is `python3`.
  static Program of(String name) {
    Program known = BY_NAME.get(name);
    if (known == null && (name.startsWith("python") || name.startsWith("pip"))) {
      int end = name.length();
      while (end > 0 && (name.charAt(end - 1) == '.' || Character.isDigit(name.charAt(end - 1)))) {
        end--;
      }
      known = BY_NAME.get(name.substring(0, end));
    }
    return known == null ? OTHER : known;
  }
}
