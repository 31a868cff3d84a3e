package dev.assay.bench.corpus;

import dev.assay.core.artifact.Archive;
import dev.assay.core.artifact.Archives;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How many files of each extension an artifact holds.
final class FileKinds {
  private FileKinds() {}

  static String of(Specimen specimen, MaliciousCorpus corpus) {
    try {
      return of(new LoneFile(specimen.name(), corpus.read(specimen)));
    } catch (IOException e) {
      return "unreadable: " + e.getMessage();
    }
  }

  private static String of(LoneFile file) {
    return switch (Archives.open(file, file.name(), Limits.DEFAULT, _ -> false)) {
      case Archive.Opened(FileTree tree) -> {
        Map<String, Integer> counts = new TreeMap<>();
        count(tree, "", counts);
        yield counts.toString();
      }
      case Archive.Refused(String reason) -> reason;
    };
  }

  private static void count(FileTree tree, String folder, Map<String, Integer> counts) {
    for (FileTree.Entry entry : tree.list(folder)) {
      switch (entry.kind()) {
        case DIRECTORY -> count(tree, entry.path(), counts);
        case FILE -> counts.merge(extension(entry.name()), 1, Integer::sum);
        case LINK, DEAD_LINK, OTHER -> counts.merge("link", 1, Integer::sum);
      }
    }
  }

  private static String extension(String name) {
    if (name.equals("setup.py") || name.equals("PKG-INFO") || name.equals("METADATA")) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "other" : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
