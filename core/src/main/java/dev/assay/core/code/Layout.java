package dev.assay.core.code;

import dev.assay.core.artifact.FileTree.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How an artifact is laid out, by what lies in it and not by its name: where its project lies,
/// from which folders its modules are imported, and whether it is built before it is installed.
///
/// @param root the folder of the project: behind all folders that hold nothing but one folder
/// @param imports folders that stand on the import path, the most likely first
/// @param isBuilt whether there is a project to build rather than a finished wheel
/// @param isForOnePlatform whether the artifact says that it is for one platform, and so may hold
///   native files
record Layout(String root, List<String> imports, boolean isBuilt, boolean isForOnePlatform) {

  static Layout of(List<Entry> files, String shown) {
    String root = root(files);
    Set<String> paths = new HashSet<>();
    String packed = "";
    for (Entry file : files) {
      paths.add(file.path());
      String folder = Paths.folder(file.path());
      if (folder.endsWith(".dist-info") && file.name().equals("METADATA") && packed.isEmpty()) {
        packed = folder;
      }
    }
    boolean installed = !packed.isEmpty() && Paths.folder(packed).equals(root);
    // Nothing of a wheel is run when it is installed; a wheel's content under another name is
    // built.
    boolean built =
        !installed
            || (paths.contains(Paths.child(root, "setup.py"))
                && !shown.toLowerCase(Locale.ROOT).endsWith(".whl"));
    Set<String> imports = new LinkedHashSet<>();
    for (Entry file : files) {
      site(file.path(), imports);
    }
    if (installed) {
      imports.add(root);
    } else {
      imports.add(Paths.child(root, "src"));
      imports.add(root);
      imports.add(Paths.child(root, "lib"));
      imports.add(Paths.child(root, "python"));
    }
    return new Layout(root, new ArrayList<>(imports), built, isForOnePlatform(shown));
  }

  /// Whether a wheel has another tag than `any`; of what is no wheel, nothing is said.
  private static boolean isForOnePlatform(String shown) {
    String lower = shown.toLowerCase(Locale.ROOT);
    return !lower.endsWith("-none-any.whl");
  }

  /// Folders of wheels and conda packages that are copied into `site-packages`.
  private static void site(String path, Set<String> imports) {
    int at = path.indexOf("site-packages/");
    if (at >= 0 && (at == 0 || path.charAt(at - 1) == '/')) {
      imports.add(path.substring(0, at + "site-packages".length()));
    }
    int data = path.indexOf(".data/");
    if (data > 0) {
      for (String scheme : List.of("purelib", "platlib")) {
        if (path.startsWith(scheme + "/", data + ".data/".length())) {
          imports.add(path.substring(0, data + ".data/".length()) + scheme);
        }
      }
    }
  }

  private static String root(List<Entry> files) {
    if (files.isEmpty()) {
      return "";
    }
    String common = Paths.folder(files.getFirst().path());
    for (Entry file : files) {
      String folder = Paths.folder(file.path());
      while (!common.isEmpty() && !folder.equals(common) && !Paths.isBelow(folder, common)) {
        common = Paths.folder(common);
      }
    }
    return aboveItsPackage(common, files);
  }

  /// A tree that holds one package only has its root above that package.
  private static String aboveItsPackage(String common, List<Entry> files) {
    String root = common;
    boolean climbs = true;
    while (climbs && !root.isEmpty()) {
      climbs = false;
      String init = root + "/__init__.py";
      for (Entry file : files) {
        climbs |= file.path().equals(init);
      }
      root = climbs ? Paths.folder(root) : root;
    }
    return root;
  }

  boolean isRootFile(String path, String name) {
    return path.equals(Paths.child(root, name));
  }
}
