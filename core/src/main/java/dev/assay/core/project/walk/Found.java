package dev.assay.core.project.walk;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import java.util.List;

/// An input of a walk and the folder of the tree it lies in.
record Found(String folder, Input input) {
  Found withDependencies(List<Dependency> changed) {
    return with(changed, input.remarks(), input.unchecked());
  }

  Found withRemarks(List<Remark> changed) {
    return with(input.dependencies(), changed, input.unchecked());
  }

  Found withUnchecked(List<Unchecked> changed) {
    return with(input.dependencies(), input.remarks(), changed);
  }

  private Found with(List<Dependency> dependencies, List<Remark> remarks, List<Unchecked> open) {
    return new Found(
        folder,
        new Input(input.path(), input.kind(), input.project(), dependencies, remarks, open));
  }
}
