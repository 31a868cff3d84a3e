package dev.assay.report.cyclonedx;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.verdict.Decision;
import dev.assay.report.SafeText;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import java.util.List;
import java.util.Map;

/// Writes projects and releases as components.
final class Components {
  /// Names of hash functions in CycloneDX, and how many hex digits they give.
  private static final Map<String, Hash> HASHES =
      Map.of(
          "md5", new Hash("MD5", 32),
          "sha1", new Hash("SHA-1", 40),
          "sha256", new Hash("SHA-256", 64),
          "sha384", new Hash("SHA-384", 96),
          "sha512", new Hash("SHA-512", 128));

  private final JsonWriter json;

  Components(JsonWriter json) {
    this.json = json;
  }

  private record Hash(String name, int digits) {}

  void root(Material.Root root) {
    json.object(
        () -> {
          json.text("type", "application");
          json.text("bom-ref", root.ref());
          json.text("name", SafeText.line(root.name()));
        });
  }

  void part(Material.Part part) {
    Dependency dependency = part.dossier.dependency();
    json.object(
        () -> {
          json.text("type", "library");
          json.text("bom-ref", part.purl);
          json.text("name", dependency.name().normalized());
          json.text("version", SafeText.line(dependency.version()));
          hashes(part);
          json.text("purl", part.purl);
          json.array("properties", () -> properties(part));
          json.object(
              "evidence",
              () -> json.array("occurrences", () -> part.places.forEach(this::occurrence)));
        });
  }

  private void hashes(Material.Part part) {
    List<String> known = part.hashes.stream().filter(Components::isKnown).toList();
    if (!known.isEmpty()) {
      json.array("hashes", () -> known.forEach(this::hash));
    }
  }

  private static boolean isKnown(String hash) {
    int colon = hash.indexOf(':');
    Hash kind = colon < 0 ? null : HASHES.get(hash.substring(0, colon));
    String digits = hash.substring(colon + 1);
    return kind != null
        && digits.length() == kind.digits()
        && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
  }

  private void hash(String hash) {
    int colon = hash.indexOf(':');
    Hash kind = HASHES.get(hash.substring(0, colon));
    if (kind != null) {
      json.object(
          () -> {
            json.text("alg", kind.name());
            json.text("content", hash.substring(colon + 1));
          });
    }
  }

  private void properties(Material.Part part) {
    Dependency dependency = part.dossier.dependency();
    property("assay:verdict", Labels.of(part.dossier.verdict()));
    property("assay:reach", Labels.of(dependency.reach()));
    property("assay:pin", Labels.of(dependency.pin()));
    part.dossier.rank().ifPresent(rank -> property("assay:rank", Integer.toString(rank)));
    dependency.origin().ifPresent(origin -> property("assay:origin", origin));
    dependency.marker().ifPresent(marker -> property("assay:marker", marker));
    part.dossier.notes().forEach(note -> property("assay:note", note));
    for (Decision decision : part.dossier.decisions()) {
      if (decision.finding().ids().isEmpty()) {
        property(
            "assay:finding", decision.finding().rule().id() + ": " + decision.finding().message());
      }
    }
  }

  private void property(String name, String value) {
    json.object(
        () -> {
          json.text("name", name);
          json.text("value", SafeText.line(value));
        });
  }

  private void occurrence(Location place) {
    json.object(
        () -> {
          json.text("location", SafeText.line(place.file()));
          if (place.line() > 0) {
            json.number("line", place.line());
          }
        });
  }
}
