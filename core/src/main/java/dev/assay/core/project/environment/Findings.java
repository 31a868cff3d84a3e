package dev.assay.core.project.environment;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.project.Naming;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where an environment lies, and what is gathered while it is read.
final class Findings {
  private final FileTree tree;
  private final Naming naming;
  private final List<Distribution> distributions = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();

  Findings(FileTree tree, Naming naming) {
    this.tree = tree;
    this.naming = naming;
  }

  FileTree tree() {
    return tree;
  }

  Location at(String path) {
    return Location.of(naming.of(path));
  }

  void add(Distribution distribution) {
    distributions.add(distribution);
  }

  void add(Unchecked item) {
    unchecked.add(item);
  }

  void remark(Remark.Kind kind, String detail, Location source, PackageName about) {
    remarks.add(new Remark(kind, detail, source, Optional.of(about)));
  }

  List<Distribution> distributions() {
    return distributions;
  }

  List<Remark> remarks() {
    return remarks;
  }

  List<Unchecked> unchecked() {
    return unchecked;
  }
}
