package dev.assay.core.testing;

import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import java.util.List;

/// Inputs told in short lines, so that a test shows all of what was read.
public final class Told {
  private Told() {}

  /// `name version pin reach file:line` and what else is known, one line a dependency.
  public static List<String> dependencies(Input input) {
    return input.dependencies().stream().map(Told::dependency).toList();
  }

  private static String dependency(Dependency dependency) {
    StringBuilder line = new StringBuilder();
    line.append(dependency.name()).append(' ').append(dependency.version());
    line.append(' ').append(dependency.pin()).append(' ').append(dependency.source());
    dependency.extras().forEach(extra -> line.append(" [").append(extra).append(']'));
    dependency.groups().forEach(group -> line.append(" +").append(group));
    dependency.marker().ifPresent(marker -> line.append(" ; ").append(marker));
    dependency.origin().ifPresent(origin -> line.append(" <- ").append(origin));
    return line.toString();
  }

  /// `KIND detail file:line`.
  public static List<String> remarks(Input input) {
    return input.remarks().stream().map(Told::remark).toList();
  }

  private static String remark(Remark remark) {
    return remark.kind() + " " + remark.detail() + " " + remark.source();
  }

  /// `file:line what: why`.
  public static List<String> unchecked(Input input) {
    return input.unchecked().stream().map(Told::unchecked).toList();
  }

  private static String unchecked(Unchecked unchecked) {
    return unchecked.source() + " " + unchecked.what() + ": " + unchecked.why();
  }
}
