package dev.assay.core.dossier;

import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What each artifact may do from now on (`assay.lock`): bytes that it knows are never questioned,
/// whatever a better extractor sees in them; other bytes are, when they gain.
public record CapabilityLock(List<Entry> entries) {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.name().normalized())
          .thenComparing(Entry::version)
          .thenComparing(Entry::file)
          .thenComparing(Entry::sha256);

  /// One artifact.
  ///
  /// @param sha256 of its bytes, or of its installed files, in hexadecimal
  /// @param extractor the version of what found the acts
  /// @param acts abilities as [Abilities] words them, sorted
  public record Entry(
      PackageName name,
      String version,
      String file,
      String sha256,
      int extractor,
      List<String> acts) {
    public Entry {
      acts = List.copyOf(acts);
    }
  }

  /// Each digest once, in the order of names, so that differences read well.
  public CapabilityLock {
    TreeMap<String, Entry> byDigest = new TreeMap<>();
    entries.forEach(entry -> byDigest.putIfAbsent(entry.sha256(), entry));
    entries = byDigest.values().stream().sorted(ORDER).toList();
  }

  /// How an artifact stands to the lock.
  public sealed interface Standing {
    /// Its bytes are locked.
    record Known() implements Standing {}

    /// Other bytes of a package that is locked, with what they gain.
    record Changed(List<String> gained) implements Standing {}

    /// A package that is not locked at all.
    record Missing() implements Standing {}
  }

  /// How an artifact stands.
  public Standing standing(Entry artifact) {
    Set<String> allowed = new LinkedHashSet<>();
    boolean isMissing = true;
    for (Entry entry : entries) {
      if (entry.sha256().equals(artifact.sha256())) {
        return new Standing.Known();
      }
      if (entry.name().equals(artifact.name())) {
        isMissing = false;
        allowed.addAll(entry.acts());
      }
    }
    return isMissing
        ? new Standing.Missing()
        : new Standing.Changed(
            artifact.acts().stream().filter(act -> !allowed.contains(act)).toList());
  }

  /// The document, as [CapabilityLockReader] reads it.
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# What each artifact may do: written by `assay lock`, held by `assay audit --locked`.");
    lines.add("schema = \"" + CapabilityLockReader.SCHEMA + "\"");
    for (Entry entry : entries) {
      lines.add("");
      lines.add("[[artifact]]");
      lines.add("name = " + quoted(entry.name().normalized()));
      lines.add("version = " + quoted(entry.version()));
      lines.add("file = " + quoted(entry.file()));
      lines.add("sha256 = " + quoted(entry.sha256()));
      lines.add("extractor = " + entry.extractor());
      if (entry.acts().isEmpty()) {
        lines.add("acts = []");
      } else {
        lines.add("acts = [");
        entry.acts().forEach(act -> lines.add("  " + quoted(act) + ","));
        lines.add("]");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /// Names and hosts are hostile text: nothing but printable ASCII stands as it is.
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
              } else if (Character.isBmpCodePoint(c) && Character.isSurrogate((char) c)) {
                out.append('?');
              } else {
                out.append(String.format(java.util.Locale.ROOT, "\\U%08X", c));
              }
            });
    return out.append('"').toString();
  }
}
