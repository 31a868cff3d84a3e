package dev.assay.core.code.knowledge;

import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What lies at a path, behind a variable of the environment or under an address, as far as their
/// names tell.
public final class Places {
  private static final int LONGEST = 4096;

  /// What stands for a part of a path that is not known.
  private static final char ANY = '\uE123';

  private static final List<Row> PARTS = new ArrayList<>();
  private static final Map<String, Label> NAMES = new HashMap<>();
  private static final List<String> PERSISTENT = new ArrayList<>();

  private static final Set<String> IDENTITY =
      Set.of(
          "HOSTNAME", "USER", "USERNAME", "LOGNAME", "COMPUTERNAME", "USERDOMAIN", "USERPROFILE");
  private static final List<String> SECRET_WORDS =
      List.of(
          "TOKEN",
          "SECRET",
          "PASSWORD",
          "PASSWD",
          "API_KEY",
          "APIKEY",
          "ACCESS_KEY",
          "PRIVATE_KEY",
          "CREDENTIAL",
          "MNEMONIC");
  private static final Set<String> METADATA =
      Set.of(
          "169.254.169.254",
          "169.254.170.2",
          "metadata.google.internal",
          "100.100.100.200",
          "fd00:ec2::254",
          "metadata.azure.internal");

  static {
    for (List<String> row : Rows.of(Places.class, "places.tsv")) {
      Label label = Label.valueOf(row.get(1));
      if (row.getFirst().startsWith("=")) {
        NAMES.put(row.getFirst().substring(1), label);
      } else {
        PARTS.add(new Row(row.getFirst(), label));
      }
    }
    for (List<String> row : Rows.of(Places.class, "persistence.tsv")) {
      PERSISTENT.add(row.getFirst());
    }
  }

  private Places() {}

  private record Row(String part, Label label) {}

  /// What a file at this path holds; nothing for an ordinary one.
  public static Set<Label> ofPath(String path) {
    if (path.isEmpty() || path.length() > LONGEST) {
      return Set.of();
    }
    String plain = plain(path);
    EnumSet<Label> labels = EnumSet.noneOf(Label.class);
    Label whole = NAMES.get(certain(plain.substring(plain.lastIndexOf('/') + 1)));
    if (whole != null) {
      labels.add(whole);
    }
    for (Row row : PARTS) {
      if (plain.contains(row.part())) {
        labels.add(row.label());
      }
    }
    return labels;
  }

  /// A name without the end that may be anything (`.env*`).
  private static String certain(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == ANY || name.charAt(end - 1) == '*')) {
      end--;
    }
    return name.substring(0, end);
  }

  /// Whether what is written there is run later by itself: start scripts, scheduled jobs, hooks.
  public static boolean isPersistent(String path) {
    if (path.length() > LONGEST) {
      return false;
    }
    String plain = plain(path);
    for (String part : PERSISTENT) {
      boolean isThere =
          switch (part) {
            case ".pth" -> plain.endsWith(part);
            case "/site-packages/" -> plain.contains(part) && plain.endsWith(".py");
            default -> plain.contains(part);
          };
      if (isThere) {
        return true;
      }
    }
    return plain.endsWith("/.profile") || plain.equals(".profile");
  }

  private static String plain(String path) {
    String slashes = path.replace('\\', '/').toLowerCase(Locale.ROOT);
    return slashes.contains("//") ? slashes.replace("//", "/") : slashes;
  }

  /// What a variable of the environment holds; nothing for an ordinary one.
  public static Set<Label> ofVariable(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (IDENTITY.contains(upper)) {
      return Set.of(Label.HOST_IDENTITY);
    }
    if (upper.startsWith("ACTIONS_ID_TOKEN")
        || upper.startsWith("ACTIONS_RUNTIME_TOKEN")
        || upper.equals("CI_JOB_TOKEN")
        || upper.equals("GITHUB_TOKEN")) {
      return Set.of(Label.CI_TOKEN);
    }
    for (String word : SECRET_WORDS) {
      if (upper.contains(word)) {
        return Set.of(Label.TOKEN);
      }
    }
    return Set.of();
  }

  /// Whether a host is the service that hands credentials to cloud machines.
  public static boolean isMetadataHost(String host) {
    return METADATA.contains(host.toLowerCase(Locale.ROOT));
  }

  /// The labels of a text that may hold several paths, as the strings of a native file do.
  public static Set<Label> within(List<String> texts) {
    Set<Label> labels = new HashSet<>();
    for (String text : texts) {
      labels.addAll(ofPath(text));
    }
    return labels;
  }
}
