package dev.assay.report.cyclonedx;

import dev.assay.core.dossier.Audit;
import dev.assay.core.project.Dependency.Reach;
import dev.assay.core.project.Unchecked;
import dev.assay.report.RenderOptions;
import dev.assay.report.SafeText;
import dev.assay.report.json.JsonWriter;
import dev.assay.report.json.Labels;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// CycloneDX 1.6 (ECMA-424): releases with their places and hashes, who needs whom, and what is
/// known against them. The serial number is made of the content and the time is the day of the
/// audit, so that the same audit gives the same document.
public final class CycloneDxReport {
  private final JsonWriter json;
  private final Audit audit;
  private final RenderOptions options;
  private final Material material;

  private CycloneDxReport(JsonWriter json, Audit audit, RenderOptions options) {
    this.json = json;
    this.audit = audit;
    this.options = options;
    this.material = Material.of(audit);
  }

  /// Writes the report.
  public static void render(Audit audit, RenderOptions options, OutputStream out) {
    MessageDigest digest = sha256();
    write(audit, options, "", new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    write(audit, options, serial(digest.digest()), out);
  }

  private static void write(Audit audit, RenderOptions options, String serial, OutputStream out) {
    try (JsonWriter json = new JsonWriter(out)) {
      CycloneDxReport report = new CycloneDxReport(json, audit, options);
      json.object(() -> report.write(serial));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// A UUID of version 8 (RFC 9562: the maker's own), filled with the hash of the content.
  private static String serial(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long high = (bytes.getLong() & ~0xf000L) | 0x8000L;
    long low = (bytes.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return "urn:uuid:" + new UUID(high, low);
  }

  private void write(String serial) {
    json.text("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    json.text("bomFormat", "CycloneDX");
    json.text("specVersion", "1.6");
    json.text("serialNumber", serial);
    json.number("version", 1);
    json.object("metadata", this::metadata);
    Components components = new Components(json);
    json.array(
        "components",
        () -> {
          material.roots().forEach(components::root);
          material.parts().forEach(components::part);
        });
    json.array("dependencies", this::dependencies);
    json.array("compositions", () -> json.object(this::composition));
    json.array("vulnerabilities", () -> new Vulnerabilities(json).write(audit));
  }

  private void metadata() {
    json.text("timestamp", audit.asOf() + "T00:00:00Z");
    json.object(
        "tools",
        () ->
            json.array(
                "components",
                () ->
                    json.object(
                        () -> {
                          json.text("type", "application");
                          json.text("name", "assay");
                          json.text("version", options.version());
                        })));
    json.array("properties", this::properties);
  }

  private void properties() {
    property("assay:verdict", Labels.of(audit.verdict()));
    property("assay:policy", audit.policy());
    property("assay:advisory-data:source", audit.advisoryData().source());
    property("assay:advisory-data:date", audit.advisoryData().date().toString());
    property("assay:advisory-data:records", Integer.toString(audit.advisoryData().records()));
    for (Unchecked unchecked : audit.unchecked()) {
      property(
          "assay:unchecked",
          "%s: %s (%s)".formatted(unchecked.what(), unchecked.why(), unchecked.source()));
    }
  }

  private void property(String name, String value) {
    json.object(
        () -> {
          json.text("name", name);
          json.text("value", SafeText.line(value));
        });
  }

  private void dependencies() {
    material.roots().forEach(root -> dependency(root.ref(), root.needs()));
    material.parts().forEach(part -> dependency(part.purl, part.needs));
  }

  private void dependency(String ref, Set<String> needs) {
    json.object(
        () -> {
          json.text("ref", ref);
          json.texts("dependsOn", List.copyOf(needs).stream().sorted().toList());
        });
  }

  /// Whether the list is whole: not when something could not be audited, and nobody knows where an
  /// input does not tell direct from transitive.
  private void composition() {
    json.text("aggregate", aggregate());
    List<String> roots = new ArrayList<>();
    material.roots().forEach(root -> roots.add(root.ref()));
    json.texts("dependencies", roots);
  }

  private String aggregate() {
    if (!audit.unchecked().isEmpty()) {
      return "incomplete";
    }
    boolean told = audit.dossiers().stream().allMatch(d -> d.dependency().reach() != Reach.UNKNOWN);
    return told ? "complete" : "unknown";
  }
}
