package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.Artifact;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.Location;
import dev.assay.core.code.InstalledFiles;
import dev.assay.core.dossier.CodeEvidence.Release;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the code of dependencies is: installed, in a wheel or source distribution that lies here,
/// or on the configured index for those that are only pinned.
final class Holdings {
  private final Surroundings surroundings;
  private final Optional<IndexReleases> index;
  private final List<Held> held = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();
  private final Set<Release> known = new HashSet<>();

  /// The code of a dependency.
  ///
  /// @param folder what its files lie below, as the user would name it
  record Held(Dependency dependency, Found found, String folder) {}

  /// @param index where pins may be fetched from, if they may
  Holdings(Surroundings surroundings, Optional<IndexReleases> index) {
    this.surroundings = surroundings;
    this.index = index;
  }

  /// Looks for the code of all dependencies.
  Holdings find(Projects projects) {
    projects.inputs().forEach(this::findHere);
    projects.inputs().stream().filter(input -> !isHere(input)).forEach(this::findPinned);
    return this;
  }

  List<Held> held() {
    return held;
  }

  /// The dependencies whose code is nowhere, by name.
  List<Unchecked> unchecked() {
    return unchecked;
  }

  private static boolean isHere(Input input) {
    return switch (input.kind()) {
      case WHEEL, SDIST, ENVIRONMENT -> true;
      case REQUIREMENTS,
          PYPROJECT,
          SETUP_CFG,
          POETRY_LOCK,
          PIPFILE,
          PIPFILE_LOCK,
          UV_LOCK,
          PDM_LOCK,
          PYLOCK,
          CONDA_ENVIRONMENT,
          SCRIPT,
          SBOM ->
          false;
    };
  }

  private void findHere(Input input) {
    if (!isHere(input)) {
      return;
    }
    for (Dependency dependency : input.dependencies()) {
      String place = dependency.source().file();
      if (input.kind() != InputKind.ENVIRONMENT) {
        take(new Held(dependency, archive(place), place));
      } else {
        findInstalled(dependency, place);
      }
    }
  }

  /// Installed distributions are known by the metadata file in their `.dist-info` folder.
  private void findInstalled(Dependency dependency, String place) {
    int end = place.lastIndexOf('/');
    String metadata = place.substring(0, Math.max(0, end));
    if (!metadata.endsWith(".dist-info") && !metadata.endsWith(".egg-info")) {
      nowhere(dependency, "how it is installed tells not which files are its own");
      return;
    }
    int start = metadata.lastIndexOf('/');
    String site = start < 0 ? "." : metadata.substring(0, start);
    String folder = metadata.substring(start + 1);
    take(
        new Held(dependency, Found.local(metadata, () -> installed(site, folder, metadata)), site));
  }

  private Artifact.Reading installed(String site, String folder, String shown) {
    Path path = surroundings.workingDirectory().resolve(site).normalize();
    return new Artifact.Reading.Opened(
        Artifact.ofDigestedFolder(
            new InstalledFiles(DiskTree.open(path, Limits.DEFAULT), folder), shown));
  }

  private Found archive(String shown) {
    return new ArtifactFinder(surroundings.workingDirectory()).one(shown);
  }

  private void take(Held one) {
    held.add(one);
    known.add(Release.of(one.dependency()));
  }

  private void findPinned(Input input) {
    List<Dependency> missing =
        input.dependencies().stream().filter(it -> known.add(Release.of(it))).toList();
    if (index.isPresent()) {
      missing.forEach(dependency -> fetch(dependency, index.get()));
    } else if (!missing.isEmpty()) {
      String what = missing.size() == 1 ? "dependency" : "dependencies";
      unchecked.add(
          Unchecked.of(
                  "the code of %d %s".formatted(missing.size(), what),
                  "it is not installed or lying here",
                  Location.of(input.path()))
              .withHint("`--fetch` fetches it from the index that pip and uv are configured for"));
    }
  }

  private void fetch(Dependency dependency, IndexReleases releases) {
    String asked = "pypi:" + dependency.name() + "==" + dependency.version();
    for (Found found : releases.find(asked)) {
      held.add(new Held(dependency, found, found.shown()));
    }
  }

  private void nowhere(Dependency dependency, String why) {
    unchecked.add(
        Unchecked.of(
            "the code of " + dependency.name() + " " + dependency.version(),
            why,
            dependency.source()));
  }
}
