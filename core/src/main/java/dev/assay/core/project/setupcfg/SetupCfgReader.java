package dev.assay.core.project.setupcfg;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.IniFile;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.listing.Listing;
import dev.assay.core.project.listing.SourceFile;
import dev.assay.core.version.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads what `setup.cfg` asks for: `install_requires`, `extras_require`, `setup_requires` and
/// `tests_require` of setuptools, the latter three as groups.
public final class SetupCfgReader {
  private static final String OPTIONS = "options";
  private static final String EXTRAS = "options.extras_require";

  private final IniFile file;
  private final Listing listing;

  private SetupCfgReader(IniFile file, Listing listing) {
    this.file = file;
    this.listing = listing;
  }

  /// Reads one file.
  ///
  /// @param path inside the tree
  /// @param shown as the user would name it
  public static Input read(FileTree tree, String path, String shown) {
    Listing listing = new Listing(InputKind.SETUP_CFG, shown);
    SourceFile.bytes(tree, path, listing)
        .map(bytes -> IniFile.read(new String(bytes, StandardCharsets.UTF_8)))
        .ifPresent(file -> new SetupCfgReader(file, listing).read());
    return listing.input();
  }

  private void read() {
    ask(OPTIONS, "install_requires", List.of());
    for (String key : List.of("setup_requires", "tests_require")) {
      ask(OPTIONS, key, List.of(key));
    }
    for (String extra : file.keys(EXTRAS)) {
      ask(EXTRAS, extra, List.of(extra));
    }
  }

  private void ask(String section, String key, List<String> groups) {
    List<IniFile.Line> lines = file.lines(section, key);
    for (IniFile.Line line : lines) {
      Location source = listing.line(line.number());
      if (line.text().startsWith("file:")) {
        listing.unchecked(
            Unchecked.of(line.text(), "the requirements stand in another file", source)
                .withHint("audit that file as well"));
        continue;
      }
      for (String requirement : requirements(line.text(), lines.size() == 1)) {
        listing.ask(requirement, source, ask -> ask.inGroups(groups));
      }
    }
  }

  /// On a single line semicolons part requirements, where they do not begin markers.
  private static List<String> requirements(String line, boolean alone) {
    boolean several =
        alone
            && line.indexOf(';') >= 0
            && !(Requirement.read(line) instanceof Requirement.Reading.Parsed);
    return several
        ? List.of(line.split(";", -1)).stream().filter(part -> !part.isBlank()).toList()
        : List.of(line);
  }
}
