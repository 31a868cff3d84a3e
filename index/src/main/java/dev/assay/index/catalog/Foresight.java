package dev.assay.index.catalog;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.distribution.Publication;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import dev.assay.core.version.Version;
import dev.assay.index.admission.Standing;
import dev.assay.upstream.IndexFile;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Guesses which file an installer asks for next: the wheel of the newest version on its page that
/// fits the interpreter and platform which pip and uv tell in their `User-Agent`. A wrong guess
/// costs a download, and nothing is admitted by it.
final class Foresight {
  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_NEEDS = 64;

  private Foresight() {}

  /// Where a client runs: `311`, `linux`, `x86_64`.
  private record Place(String python, String system, String cpu) {}

  /// A file that can be installed there.
  private record Fitting(Listing.Entry entry, Version version) {}

  static Optional<Listing.Entry> likely(Listing listing, String agent) {
    return place(agent)
        .flatMap(
            place ->
                listing.entries().stream()
                    .filter(entry -> entry.standing().isShown())
                    .filter(entry -> entry.file().yanked().isEmpty())
                    .filter(entry -> isSmall(entry.file()))
                    .filter(entry -> fits(entry.file().name(), place))
                    .flatMap(entry -> release(entry).map(it -> new Fitting(entry, it)).stream())
                    .max(
                        Comparator.comparing(Fitting::version)
                            .thenComparing(it -> !it.entry().file().name().endsWith("-any.whl"))))
        .map(Fitting::entry)
        .filter(entry -> entry.standing() instanceof Standing.Unjudged);
  }

  /// Whether a client tells where it installs to.
  static boolean isInstaller(String agent) {
    return place(agent).isPresent();
  }

  /// What a release needs by its metadata, whatever the platform, but not what only an extra needs.
  static List<PackageName> needs(byte[] metadata) {
    return Publication.fields(metadata, "requires-dist").stream()
        .map(Requirement::read)
        .filter(Requirement.Reading.Parsed.class::isInstance)
        .map(it -> ((Requirement.Reading.Parsed) it).requirement())
        .filter(it -> it.marker().filter(marker -> marker.toString().contains("extra")).isEmpty())
        .map(Requirement::name)
        .distinct()
        .limit(MOST_NEEDS)
        .toList();
  }

  /// Whether a file is fetched ahead at all.
  static boolean isSmall(IndexFile file) {
    return file.size().orElse(0) <= MOST_BYTES;
  }

  private static Optional<Version> release(Listing.Entry entry) {
    return entry.file().version(entry.offer().project()).filter(version -> !version.isPrerelease());
  }

  private static Optional<Place> place(String agent) {
    int start = agent.indexOf('{');
    if (start < 0
        || !(agent.startsWith("pip/") || agent.startsWith("uv/"))
        || !(Documents.json(agent.substring(start).getBytes(StandardCharsets.UTF_8))
            instanceof Documents.Reading.Parsed(Node root))) {
      return Optional.empty();
    }
    String[] python = root.text("python").orElse("").split("\\.", 3);
    return python.length < 2
        ? Optional.empty()
        : Optional.of(
            new Place(
                python[0] + python[1],
                root.at("system")
                    .flatMap(it -> it.text("name"))
                    .orElse("")
                    .toLowerCase(Locale.ROOT),
                root.text("cpu").orElse("").toLowerCase(Locale.ROOT)));
  }

  private static boolean fits(String file, Place place) {
    if (!file.endsWith(".whl")) {
      return false;
    }
    List<String> parts = List.of(file.substring(0, file.length() - 4).split("-", -1));
    if (parts.size() < 5) {
      return false;
    }
    String python = "." + parts.get(parts.size() - 3) + ".";
    boolean speaks =
        python.contains(".py3.")
            || python.contains(".cp" + place.python() + ".")
            || parts.get(parts.size() - 2).contains("abi3");
    boolean plain = !parts.get(parts.size() - 2).endsWith("t");
    return speaks && plain && runs(parts.getLast(), place);
  }

  private static boolean runs(String platform, Place place) {
    return switch (place.system()) {
          case "linux" -> platform.contains("manylinux") && platform.endsWith(place.cpu());
          case "darwin" -> platform.startsWith("macosx") && platform.endsWith(place.cpu());
          case "windows" -> platform.startsWith("win") && platform.endsWith(place.cpu());
          default -> false;
        }
        || platform.equals("any");
  }
}
