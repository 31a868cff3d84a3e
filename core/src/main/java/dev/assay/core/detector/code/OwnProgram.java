package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import java.util.List;
import java.util.Locale;

/// Programs that a package fetches openly because they are what it is for.
final class OwnProgram {
  private static final List<String> CACHES =
      List.of("~/.cache/", "~/.local/share/", "~/library/caches/", "%localappdata%/");

  private static final int SHORTEST = 4;

  private OwnProgram() {}

  /// Whether the program that is started is the one that the package is made for and named after,
  /// or lies in the cache that its code keeps under its own name.
  static boolean isStarted(Act act) {
    String file = act.location().file();
    return isNamed(Command.of(act.target()).program(), file.replaceFirst("/.*", ""))
        || isInCache(act.target().toLowerCase(Locale.ROOT).replace('\\', '/'), file);
  }

  /// Whether the program that is started lies where the programs and caches of the user are kept.
  static boolean isKept(Act act) {
    String command = Command.of(act.target()).text().replaceFirst("^sh ", "").replace('\\', '/');
    return CACHES.stream().anyMatch(command::startsWith);
  }

  /// Whether a service that keeps what its accounts put there is asked for what the caller's choice
  /// or an account with the name of the package put there.
  static boolean isAccount(Act request) {
    if (Destination.of(request.target()).kind() != Destination.Kind.SHARED) {
      return false;
    }
    String account = request.target().replaceFirst("^\\w+://[^/]*/([^/]*).*", "$1");
    return account.equals("…")
        || isNamed(request.location().file().replaceFirst("/.*", ""), account);
  }

  private static boolean isInCache(String command, String file) {
    for (String cache : CACHES) {
      int end = command.indexOf('/', cache.length());
      if (command.startsWith(cache) && end > 0) {
        String folder = command.substring(cache.length(), end);
        return List.of(file.split("/", -1)).stream().anyMatch(it -> isNamed(folder, it));
      }
    }
    return false;
  }

  private static boolean isNamed(String name, String folder) {
    String letters = letters(folder);
    return letters.length() >= SHORTEST && letters(name).startsWith(letters);
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
