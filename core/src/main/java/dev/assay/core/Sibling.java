package dev.assay.core;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.dossier.Scan;
import dev.assay.core.fact.Act;
import dev.assay.core.version.Version;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// One file of a release, as far as it is compared with the others.
///
/// @param release what files of the same release have in common
/// @param packages what lies at the top of a wheel; empty for what is no wheel
public record Sibling(
    String release, String shown, Optional<String> sha256, Set<String> packages, List<Act> acts) {
  private static final int MOST_ACTS = 5_000;
  private static final String CALLED = " called at ";

  public Sibling {
    // Not Set.copyOf, which compares each of many names of one hash with all others.
    packages = Collections.unmodifiableSet(new LinkedHashSet<>(packages));
    acts = List.copyOf(acts);
  }

  /// An artifact that says which release it is; none for folders, which are no files of a release.
  public static Optional<Sibling> of(Artifact artifact, Scan scan) {
    if (scan.sha256().isEmpty() || scan.name().isEmpty() || scan.version().isEmpty()) {
      return Optional.empty();
    }
    if (!Artifact.isArchive(artifact.fileName())) {
      return Optional.empty();
    }
    boolean isWheel = artifact.fileName().toLowerCase(Locale.ROOT).endsWith(".whl");
    return Optional.of(
        new Sibling(
            scan.name().get() + " " + normalized(scan.version().get()),
            artifact.shown(),
            scan.sha256(),
            isWheel ? packages(artifact.files()) : Set.of(),
            scan.acts().stream().filter(Sibling::isTelling).limit(MOST_ACTS).toList()));
  }

  private static String normalized(String version) {
    return Version.parse(version).map(Version::normalized).orElse(version);
  }

  private static Set<String> packages(FileTree files) {
    Set<String> packages = new HashSet<>();
    for (Entry entry : files.list("")) {
      if (!entry.name().endsWith(".dist-info") && !entry.name().endsWith(".data")) {
        packages.add(entry.name());
      }
    }
    return packages;
  }

  private static boolean isTelling(Act act) {
    return switch (act.kind()) {
      case SENDS,
          RECEIVES,
          RESOLVES,
          LISTENS,
          READS_SECRET,
          SPAWNS,
          EXECUTES_TEXT,
          PERSISTS,
          READS_PROCESS,
          DESTROYS ->
          true;
      case READS_FILE, WRITES_FILE, DECODES, LOADS_NATIVE, EVADES, UNKNOWN -> false;
    };
  }

  /// Whether an act of another file of the release should be found here too: a wheel holds no more
  /// of a source distribution than its packages.
  boolean shouldHave(Act act, Sibling of) {
    if (packages.isEmpty() || !of.packages.isEmpty()) {
      return true;
    }
    // What only a test leads to is not in the wheel either.
    return isPackaged(act.location().file())
        && act.trail().stream()
            .filter(phrase -> phrase.contains(CALLED))
            .allMatch(it -> isPackaged(it.substring(it.lastIndexOf(CALLED) + CALLED.length())));
  }

  private boolean isPackaged(String path) {
    String[] folders = path.split("/", 4);
    for (int i = 0; i < Math.min(3, folders.length); i++) {
      if (packages.contains(folders[i].replaceFirst(":\\d+$", ""))) {
        return true;
      }
    }
    return false;
  }

  /// A target without the folder that a source distribution keeps its packages in.
  static String targetOf(Act act) {
    String file = act.location().file();
    String root = file.substring(0, file.indexOf('/') + 1);
    return root.indexOf('-') <= 0
        ? act.target()
        : act.target().replace(root + "src/", "").replace(root, "");
  }

  /// The last part of its path.
  String fileName() {
    return shown.substring(Math.max(shown.lastIndexOf('/'), shown.lastIndexOf('\\')) + 1);
  }
}
