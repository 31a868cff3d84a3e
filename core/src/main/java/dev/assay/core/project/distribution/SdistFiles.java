package dev.assay.core.project.distribution;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where source distributions keep what an audit reads.
final class SdistFiles {
  private static final String METADATA = "PKG-INFO";
  private static final String EGG_INFO = ".egg-info";

  private SdistFiles() {}

  /// Whether a file names the distribution or its dependencies.
  static boolean isWanted(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.equals("pkg-info")
        || name.equals("setup.cfg")
        || name.equals("pipfile")
        || name.endsWith(".toml")
        || name.endsWith(".lock")
        || (isText(name) && (name.contains("require") || isInRequirements(path)))
        || isDocument(name);
  }

  private static boolean isText(String name) {
    return name.endsWith(".txt") || name.endsWith(".in");
  }

  private static boolean isInRequirements(String path) {
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    return folder.toLowerCase(Locale.ROOT).endsWith("requirements");
  }

  private static boolean isDocument(String name) {
    boolean conda = name.startsWith("env") || name.startsWith("conda");
    return ((conda || name.contains("environment"))
            && (name.endsWith(".yml") || name.endsWith(".yaml")))
        || ((name.contains("bom") || name.contains("cdx")) && name.endsWith(".json"));
  }

  /// The path of the metadata: in the one folder that all lies in, or in an `.egg-info` of it.
  static Optional<String> metadata(FileTree files) {
    List<String> roots = folders(files, "");
    roots.addFirst("");
    for (String root : roots) {
      if (isFile(files, child(root, METADATA))) {
        return Optional.of(child(root, METADATA));
      }
    }
    return eggInfo(files, METADATA);
  }

  /// The requirements that setuptools wrote down beside the metadata.
  static List<String> eggRequires(FileTree files) {
    Optional<String> place = eggInfo(files, "requires.txt");
    return place.isPresent() && files.read(place.get()) instanceof Content.Bytes(byte[] bytes)
        ? EggRequires.read(bytes)
        : List.of();
  }

  /// A file of the folder that setuptools keeps metadata in.
  static Optional<String> eggInfo(FileTree files, String name) {
    for (String root : folders(files, "")) {
      for (String place : List.of(root, child(root, "src"))) {
        for (String folder : folders(files, place)) {
          if (folder.endsWith(EGG_INFO) && isFile(files, child(folder, name))) {
            return Optional.of(child(folder, name));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> folders(FileTree files, String directory) {
    List<String> folders = new ArrayList<>();
    for (Entry entry : files.list(directory)) {
      if (entry.kind() == Kind.DIRECTORY) {
        folders.add(entry.path());
      }
    }
    return folders;
  }

  private static boolean isFile(FileTree files, String path) {
    return !(files.read(path) instanceof Content.Absent);
  }

  private static String child(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
