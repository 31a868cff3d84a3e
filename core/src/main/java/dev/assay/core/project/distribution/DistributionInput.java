package dev.assay.core.project.distribution;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Gap;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gathers what one artifact gives until it is an [Input].
final class DistributionInput {
  private static final int LONGEST_VERSION = 256;
  private static final String BROKEN = "download it again; if it stays so, do not install it";
  private static final String STRANGE = "look into it before it is installed";

  private final InputKind kind;
  private final String shown;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();

  DistributionInput(InputKind kind, String shown) {
    this.kind = kind;
    this.shown = shown;
  }

  /// The artifact, or a file in it, cannot be read.
  void broken(String what, String why) {
    unchecked.add(Unchecked.of(what, why, Location.of(shown)).withHint(BROKEN));
  }

  /// The artifact is not what it should be.
  void strange(String why) {
    unchecked.add(Unchecked.of(shown, why, Location.of(shown)).withHint(STRANGE));
  }

  void gaps(FileTree tree) {
    for (Gap gap : tree.gaps()) {
      String what = gap.path().isEmpty() ? shown : gap.path();
      unchecked.add(Unchecked.of(what, gap.reason(), Location.of(shown)).withHint(STRANGE));
    }
  }

  void remark(Remark.Kind of, String detail, PackageName about) {
    remarks.add(new Remark(of, detail, Location.of(shown), Optional.of(about)));
  }

  /// The release that metadata name; why they name none becomes something unchecked.
  Optional<ReleaseName> release(CoreMetadata metadata) {
    metadata.faults().forEach(this::strange);
    String name = metadata.name().orElse("");
    String version = metadata.version().orElse("");
    if (version.isEmpty() || version.length() > LONGEST_VERSION) {
      broken(shown, "its metadata hold no usable version");
      return Optional.empty();
    }
    Optional<PackageName> known = PackageName.parse(name);
    if (known.isEmpty()) {
      broken(shown, "its metadata hold no usable name");
    }
    return known.map(found -> new ReleaseName(found, version));
  }

  void differs(ReleaseName release) {
    strange("its metadata name another release: `" + release.name() + "` " + release.version());
  }

  void dependency(ReleaseName release, List<String> hashes, List<PackageName> requires) {
    dependencies.add(
        Dependency.of(release.name(), release.version(), Location.of(shown))
            .withPin(Pin.FOUND)
            .withHashes(hashes)
            .withRequires(requires));
  }

  Input build() {
    return new Input(shown, kind, folder(), dependencies, remarks, unchecked);
  }

  private String folder() {
    int slash = shown.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : shown.substring(0, slash);
  }
}
