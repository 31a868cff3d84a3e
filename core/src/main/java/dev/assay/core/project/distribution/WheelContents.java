package dev.assay.core.project.distribution;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.project.Remark;
import dev.assay.core.version.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// What a wheel carries that its requirements do not tell: native libraries, and the bills of
/// materials (PEP 770) that may explain them.
record WheelContents(List<String> libraries, List<String> bills) {
  private static final int TOLD = 20;

  WheelContents {
    libraries = List.copyOf(libraries);
    bills = List.copyOf(bills);
  }

  /// Looks through the names of all files.
  static WheelContents of(FileTree files, String distInfo) {
    List<String> libraries = new ArrayList<>();
    List<String> bills = new ArrayList<>();
    Deque<String> folders = new ArrayDeque<>(List.of(""));
    while (!folders.isEmpty()) {
      for (Entry entry : files.list(folders.pop())) {
        if (entry.kind() == Kind.DIRECTORY) {
          folders.push(entry.path());
        } else if (entry.path().startsWith(distInfo + "/sboms/")) {
          bills.add(entry.path());
        } else if (isLibrary(entry)) {
          libraries.add(entry.path());
        }
      }
    }
    libraries.sort(null);
    bills.sort(null);
    return new WheelContents(libraries, bills);
  }

  private static boolean isLibrary(Entry entry) {
    String name = entry.name().toLowerCase(Locale.ROOT);
    return name.endsWith(".so")
        || name.endsWith(".pyd")
        || name.endsWith(".dll")
        || name.endsWith(".dylib")
        || name.contains(".so.")
        || entry.path().substring(0, entry.path().indexOf('/') + 1).endsWith(".libs/");
  }

  void remark(DistributionInput input, PackageName about) {
    remark(input, Remark.Kind.NATIVE_LIBRARY, libraries, about);
    remark(input, Remark.Kind.EMBEDDED_SBOM, bills, about);
  }

  private static void remark(
      DistributionInput input, Remark.Kind kind, List<String> paths, PackageName about) {
    paths.stream().limit(TOLD).forEach(path -> input.remark(kind, path, about));
    if (paths.size() > TOLD) {
      input.remark(kind, (paths.size() - TOLD) + " more", about);
    }
  }
}
