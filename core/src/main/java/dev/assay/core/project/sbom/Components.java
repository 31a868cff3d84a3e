package dev.assay.core.project.sbom;

import dev.assay.core.artifact.Location;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Hashes;
import dev.assay.core.project.InputBuilder;
import dev.assay.core.project.References;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.Urls;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The components of a bill of materials, nested ones too: each distribution of PyPI once, by name
/// and version; the others are counted.
final class Components {
  private static final int DEEPEST = 64;

  private final InputBuilder input;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Integer> refs = new LinkedHashMap<>();
  private final Tally foreign = new Tally();
  private final Tally nameless = new Tally();

  Components(InputBuilder input) {
    this.input = input;
  }

  List<Dependency> dependencies() {
    return dependencies;
  }

  /// The place of each dependency by the `bom-ref` of its component.
  Map<String, Integer> refs() {
    return refs;
  }

  /// Adds the components that lie in another, or in the document.
  void addAll(Node holder, int depth) {
    List<Node> components = holder.array("components");
    if (depth > DEEPEST && !components.isEmpty()) {
      input.add(
          Unchecked.of(
              "nested components",
              "they lie more than " + DEEPEST + " deep",
              input.at(components.getFirst().line())));
      return;
    }
    for (Node component : components) {
      add(component);
      addAll(component, depth + 1);
    }
  }

  private void add(Node component) {
    Location source = input.at(component.at("name").orElse(component).line());
    String name = component.text("name").orElse("a component without a name");
    Optional<String> written = component.text("purl");
    if (written.isEmpty()) {
      if (!component.text("type").orElse("").equals("file")) {
        nameless.count(name, source);
      }
      return;
    }
    Optional<Purl> purl = Purl.parse(written.get());
    if (purl.isEmpty()) {
      input.add(Unchecked.of(name, "its `purl` is no package URL", source));
    } else if (!purl.get().type().equals("pypi")) {
      foreign.count(purl.get().type(), source);
    } else {
      addDistribution(component, purl.get(), source);
    }
  }

  private void addDistribution(Node component, Purl purl, Location source) {
    Optional<PackageName> name = PackageName.parse(purl.name());
    Optional<String> version =
        purl.version().or(() -> component.text("version")).filter(text -> !text.isBlank());
    if (name.isEmpty() || version.isEmpty()) {
      String why = name.isEmpty() ? "not the name of a package" : "no version";
      input.add(Unchecked.of(purl.name(), why, source));
      return;
    }
    int place = places.computeIfAbsent(name.get() + "==" + version.get(), _ -> dependencies.size());
    if (place == dependencies.size()) {
      dependencies.add(dependency(name.get(), version.get(), component, purl, source));
    }
    component.text("bom-ref").ifPresent(ref -> refs.putIfAbsent(ref, place));
  }

  private Dependency dependency(
      PackageName name, String version, Node component, Purl purl, Location source) {
    Optional<String> origin =
        Optional.ofNullable(purl.qualifiers().get("vcs_url"))
            .or(() -> Optional.ofNullable(purl.qualifiers().get("download_url")))
            .or(() -> Optional.ofNullable(purl.qualifiers().get("repository_url")));
    Optional<String> shown = origin.map(Urls::withoutCredentials);
    if (origin.filter(Urls::isInsecure).isPresent()) {
      input.remark(Remark.Kind.INSECURE_TRANSPORT, shown.orElse(""), source, name);
    }
    Dependency known =
        Dependency.of(name, version, source).withHashes(hashes(component, purl)).withOrigin(shown);
    return purl.qualifiers().containsKey("vcs_url") ? held(known, origin.orElse("")) : known;
  }

  private Dependency held(Dependency known, String repository) {
    Pin pin = References.pin(repository);
    if (pin == Pin.MUTABLE) {
      input.remark(
          Remark.Kind.MUTABLE_REFERENCE,
          Urls.withoutCredentials(repository),
          known.source(),
          known.name());
    }
    return known.withPin(pin);
  }

  private static List<String> hashes(Node component, Purl purl) {
    List<String> hashes = new ArrayList<>();
    addHashes(component, hashes);
    for (Node reference : component.array("externalReferences")) {
      if (reference.text("type").orElse("").equals("distribution")) {
        addHashes(reference, hashes);
      }
    }
    for (String checksum : purl.qualifiers().getOrDefault("checksum", "").split(",", -1)) {
      Hashes.read(checksum).ifPresent(hashes::add);
    }
    return hashes;
  }

  private static void addHashes(Node holder, List<String> hashes) {
    for (Node hash : holder.array("hashes")) {
      Hashes.read(hash.text("alg").orElse(""), hash.text("content").orElse(""))
          .ifPresent(hashes::add);
    }
  }

  /// Tells what was counted but not audited.
  void finish() {
    foreign
        .first()
        .ifPresent(
            source ->
                input.add(
                    Unchecked.of(foreign.total(), "not from PyPI: " + foreign.list(), source)
                        .withHint("audit them with a tool for where they come from")));
    nameless
        .first()
        .ifPresent(
            source ->
                input.add(
                    Unchecked.of(nameless.total(), "no package URL: " + nameless.list(), source)
                        .withHint("have the tool that wrote it add `purl` to each component")));
  }
}
