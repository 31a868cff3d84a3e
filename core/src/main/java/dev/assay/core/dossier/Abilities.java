package dev.assay.core.dossier;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Reach;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an artifact can do in coarse words, hosts apart: `import: sends api.example environment`.
/// Ports, paths, versions and lines are none of it, so that an upgrade changes it only when it can
/// do something else.
public final class Abilities {
  private static final int LONGEST = 200;

  private Abilities() {}

  /// The abilities that acts come to, sorted, each once.
  public static List<String> of(Collection<Act> acts) {
    TreeSet<String> abilities = new TreeSet<>();
    for (Act act : acts) {
      String what = what(act);
      if (!what.isEmpty()) {
        abilities.add(when(act) + ": " + what);
      }
    }
    return List.copyOf(abilities);
  }

  private static String when(Act act) {
    if (act.reach() == Reach.ON_CALL) {
      return "call";
    }
    return switch (act.phase()) {
      case BUILD, INSTALL -> "install";
      case START -> "start";
      case IMPORT -> "import";
      case ENTRY -> "run";
      case CALL -> "call";
    };
  }

  /// Reading files and decoding is what most libraries do all day.
  private static String what(Act act) {
    return switch (act.kind()) {
      case SENDS, RECEIVES, RESOLVES, LISTENS -> word(act) + " " + host(act.target()) + data(act);
      case SPAWNS -> "spawns " + program(act.target());
      case READS_SECRET, EXECUTES_TEXT -> word(act) + data(act);
      case WRITES_FILE, LOADS_NATIVE, PERSISTS, READS_PROCESS, DESTROYS, EVADES, UNKNOWN ->
          word(act);
      case READS_FILE, DECODES -> "";
    };
  }

  private static String word(Act act) {
    return label(act.kind());
  }

  private static String data(Act act) {
    return new TreeSet<>(act.carries())
        .stream().map(Abilities::label).map(it -> " " + it).collect(Collectors.joining());
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String host(String target) {
    int scheme = target.indexOf("://");
    String rest = scheme < 0 ? target : target.substring(scheme + 3);
    String authority = upTo(rest, "/?#\\ ");
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    return plain(host.startsWith("[") ? upTo(host, "]") : upTo(host, ":"));
  }

  private static String program(String command) {
    String first = upTo(command.strip(), " \t\n");
    return plain(first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1));
  }

  private static String upTo(String text, String ends) {
    for (int at = 0; at < text.length(); at++) {
      if (ends.indexOf(text.charAt(at)) >= 0) {
        return text.substring(0, at);
      }
    }
    return text;
  }

  /// Unknown parts as `*`.
  private static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('…', '*');
    String part = lower.length() <= LONGEST ? lower : lower.substring(0, LONGEST);
    return part.isEmpty() ? "*" : part;
  }
}
