package dev.assay.core.code;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.project.distribution.CoreMetadata;
import dev.assay.core.project.distribution.ReleaseName;
import dev.assay.core.version.PackageName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whether the metadata of a distribution tell the truth: its name against the file name, and each
/// file of a wheel against its record.
final class ReleaseCheck {
  private static final int TOLD = 20;

  private final String shown;
  private final Layout layout;
  private final Totals totals;
  private final Nesting nesting;
  private final boolean digests;
  private final Map<String, String> found = new TreeMap<>();
  private Optional<RecordFile> record = Optional.empty();
  private String recordPath = "";

  ReleaseCheck(String shown, Layout layout, Totals totals, Nesting nesting) {
    this.shown = Paths.name(shown);
    this.layout = layout;
    this.totals = totals;
    this.nesting = nesting;
    this.digests = shown.toLowerCase(Locale.ROOT).endsWith(".whl") && nesting.depth() == 0;
  }

  /// Looks at a file of the distribution.
  void take(String path, byte[] bytes) {
    if (digests) {
      found.put(path, digest(bytes));
    }
    String folder = Paths.folder(path);
    String name = Paths.name(path);
    boolean metadata = folder.endsWith(".dist-info") && Paths.folder(folder).isEmpty();
    if (metadata && name.equals("RECORD") && digests) {
      record = Optional.of(RecordFile.read(bytes));
      recordPath = path;
    } else if ((metadata && name.equals("METADATA")) || layout.isRootFile(path, "PKG-INFO")) {
      named(path, CoreMetadata.read(bytes));
    }
  }

  private void named(String path, CoreMetadata metadata) {
    Optional<PackageName> name = metadata.name().flatMap(PackageName::parse);
    String version = metadata.version().orElse("");
    if (name.isEmpty() || nesting.depth() > 0) {
      return;
    }
    boolean differs;
    if (digests) {
      Optional<ReleaseName> wheel = ReleaseName.ofWheel(shown);
      differs = wheel.isPresent() && !wheel.get().is(name.get(), version);
    } else {
      differs =
          ReleaseName.ofSdist(shown).isPresent()
              && !ReleaseName.isSdistOf(shown, name.get(), version);
    }
    if (differs) {
      mark("metadata: they name another release than the file", path, name.get() + " " + version);
    }
  }

  private void mark(String what, String path, String evidence) {
    Location place = Location.of(nesting.prefix() + path);
    totals.add(Marks.evades(what, place, Phase.INSTALL, evidence, nesting.trail()));
  }

  /// Compares the record when all files are known.
  void finish() {
    if (record.isEmpty()) {
      return;
    }
    int told = 0;
    Map<String, String> listed = record.get().digests();
    for (Map.Entry<String, String> file : found.entrySet()) {
      String digest = listed.get(file.getKey());
      String what = "";
      if (digest == null && !isSignature(file.getKey())) {
        what = "record: a file that it does not list";
      } else if (digest != null && !digest.isEmpty() && !digest.equals(file.getValue())) {
        what = "record: a file with another digest than it lists";
      }
      if (!what.isEmpty() && told++ < TOLD) {
        mark(what, file.getKey(), "");
      }
    }
  }

  private boolean isSignature(String path) {
    return path.equals(recordPath) || path.startsWith(recordPath + ".");
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
