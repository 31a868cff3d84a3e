package dev.assay.core.project.environment;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Naming;
import dev.assay.core.project.Unchecked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Reads what is installed in a folder: a virtual environment, a Python of its own, a conda
/// environment, a bare site-packages or the target of `pip install --target`.
public final class EnvironmentReader {
  private EnvironmentReader() {}

  /// Whether a folder with these entries is an environment.
  public static boolean isEnvironment(FileTree tree, String path, List<Entry> entries) {
    for (Entry entry : entries) {
      if (isMark(entry)) {
        return true;
      }
    }
    return !SiteFolders.below(tree, path, entries).isEmpty();
  }

  private static boolean isMark(Entry entry) {
    return switch (entry.name()) {
      case "pyvenv.cfg" -> entry.kind() == Kind.FILE;
      case "conda-meta" -> SiteFolders.isFolder(entry);
      default -> false;
    };
  }

  /// Reads the environment at `path`, which the user would call `shown`.
  public static Input read(FileTree tree, String path, String shown) {
    Findings findings = new Findings(tree, new Naming(path, shown));
    List<Entry> entries = tree.list(path);
    SiteReader sites = new SiteReader(findings);
    List<String> folders = SiteFolders.below(tree, path, entries);
    folders.forEach(sites::read);
    new CondaRecords(findings, path).join();
    if (!isEnvironment(tree, path, entries)) {
      findings.add(
          Unchecked.of(shown, "no Python packages are installed in it", findings.at(path))
              .withHint("give the folder that holds `pyvenv.cfg`, or a `site-packages` folder"));
    }
    checkBase(findings, path);
    return new Input(
        shown,
        InputKind.ENVIRONMENT,
        Input.projectOf(shown),
        Inventory.of(findings.distributions()),
        findings.remarks(),
        findings.unchecked());
  }

  /// Packages of the base Python that a virtual environment lets through lie outside of it.
  private static void checkBase(Findings findings, String path) {
    String file = path.isEmpty() ? "pyvenv.cfg" : path + "/pyvenv.cfg";
    if (findings.tree().read(file) instanceof Content.Bytes(byte[] bytes)
        && includesBase(new String(bytes, StandardCharsets.UTF_8))) {
      findings.add(
          Unchecked.of(
                  "the packages of the base Python",
                  "the environment lets them through (`include-system-site-packages`)",
                  findings.at(file))
              .withHint("audit the `site-packages` of the base Python too"));
    }
  }

  private static boolean includesBase(String configuration) {
    for (String line : configuration.lines().toList()) {
      String[] pair = line.split("=", 2);
      if (pair.length == 2
          && pair[0].strip().toLowerCase(Locale.ROOT).equals("include-system-site-packages")) {
        return pair[1].strip().toLowerCase(Locale.ROOT).equals("true");
      }
    }
    return false;
  }
}
