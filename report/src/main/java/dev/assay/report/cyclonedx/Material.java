package dev.assay.report.cyclonedx;

import dev.assay.core.artifact.Location;
import dev.assay.core.dossier.Audit;
import dev.assay.core.dossier.Dossier;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a project is made of, each release once however many inputs name it, by package URL.
final class Material {
  /// One release.
  static final class Part {
    final String purl;
    final Dossier dossier;
    final Set<Location> places = new LinkedHashSet<>();
    final Set<String> hashes = new TreeSet<>();
    final Set<String> needs = new TreeSet<>();

    Part(String purl, Dossier dossier) {
      this.purl = purl;
      this.dossier = dossier;
    }
  }

  /// One project and the releases it asks for itself.
  record Root(String ref, String name, Set<String> needs) {}

  private final Map<String, Part> parts = new TreeMap<>();
  private final Map<String, Root> roots = new TreeMap<>();

  private Material() {}

  static Material of(Audit audit) {
    Material material = new Material();
    int next = 0;
    for (Input input : audit.inputs()) {
      int end = Math.min(next + input.dependencies().size(), audit.dossiers().size());
      material.add(input, audit.dossiers().subList(next, end));
      next = end;
    }
    return material;
  }

  Collection<Part> parts() {
    return parts.values();
  }

  Collection<Root> roots() {
    return roots.values();
  }

  private void add(Input input, List<Dossier> dossiers) {
    Root root =
        roots.computeIfAbsent(
            input.project(), name -> new Root("project:" + name, name, new TreeSet<>()));
    Map<PackageName, List<String>> byName = new HashMap<>();
    for (Dossier dossier : dossiers) {
      String purl = PackageUrl.of(dossier.dependency());
      byName.computeIfAbsent(dossier.dependency().name(), _ -> new ArrayList<>()).add(purl);
      if (dossier.dependency().reach() != Dependency.Reach.TRANSITIVE) {
        root.needs().add(purl);
      }
    }
    for (Dossier dossier : dossiers) {
      part(dossier, byName);
    }
  }

  private void part(Dossier dossier, Map<PackageName, List<String>> byName) {
    Dependency dependency = dossier.dependency();
    Part part = parts.computeIfAbsent(PackageUrl.of(dependency), purl -> new Part(purl, dossier));
    part.places.add(dependency.source());
    part.hashes.addAll(dependency.hashes());
    for (PackageName needed : dependency.requires()) {
      part.needs.addAll(byName.getOrDefault(needed, List.of()));
    }
  }
}
