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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A folder in which packages are installed.
public final class Environment {
  private static final String CONDA = "conda-meta";

  private final FileTree tree;
  private final String path;
  private final String shown;
  private final List<String> sites;

  private Environment(FileTree tree, String path, String shown, List<String> sites) {
    this.tree = tree;
    this.path = path;
    this.shown = shown;
    this.sites = List.copyOf(sites);
  }

  /// The environment a folder with these entries is, if it is one.
  public static Optional<Environment> find(
      FileTree tree, String path, String shown, List<Entry> entries) {
    boolean marked = false;
    for (Entry entry : entries) {
      marked |= isMark(entry);
    }
    List<String> sites = SiteFolders.below(tree, path, shown, entries);
    return marked || !sites.isEmpty()
        ? Optional.of(new Environment(tree, path, shown, sites))
        : Optional.empty();
  }

  private static boolean isMark(Entry entry) {
    return switch (entry.name()) {
      case "pyvenv.cfg" -> entry.kind() == Kind.FILE;
      case CONDA -> SiteFolders.isFolder(entry);
      default -> false;
    };
  }

  /// The folders that hold what is installed and the interpreter's own library, so that no project
  /// is looked for in them.
  public List<String> ownFolders() {
    List<String> own = new ArrayList<>();
    own.add(below(CONDA));
    own.add(below("pkgs"));
    for (String site : sites) {
      if (!site.equals(path)) {
        own.add(interpreter(site));
      } else if (SiteFolders.isSiteName(SiteFolders.lastPart(path.isEmpty() ? shown : path))) {
        own.add(site);
      }
    }
    return own;
  }

  /// The folder above a site-packages folder, unless that is the environment itself.
  private String interpreter(String site) {
    String parent = site.substring(0, Math.max(0, site.lastIndexOf('/')));
    return parent.equals(path) ? site : parent;
  }

  private String below(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  /// What is installed.
  public Input read() {
    Findings findings = new Findings(tree, new Naming(path, shown));
    SiteReader reader = new SiteReader(findings);
    sites.forEach(reader::read);
    new CondaRecords(findings, path).join();
    checkBase(findings);
    return new Input(
        shown,
        InputKind.ENVIRONMENT,
        Input.projectOf(shown),
        Inventory.of(findings.distributions()),
        findings.remarks(),
        findings.unchecked());
  }

  /// Packages of the base Python that a virtual environment lets through lie outside of it.
  private void checkBase(Findings findings) {
    String file = below("pyvenv.cfg");
    if (tree.read(file) instanceof Content.Bytes(byte[] bytes)
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
