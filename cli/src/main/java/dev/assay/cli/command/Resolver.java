package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.DiskTree;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Limits;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Unchecked;
import dev.assay.core.project.requirements.RequirementsReader;
import dev.assay.core.version.PackageName;
import dev.assay.core.version.Requirement;
import dev.assay.core.version.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Pins what an input leaves open by the user's own resolver. It asks the configured index, builds
/// nothing (wheels only) and marks what it adds as resolved by it.
enum Resolver {
  UV {
    @Override
    List<String> command(Path in, Path out) {
      return List.of(
          "uv",
          "pip",
          "compile",
          "--quiet",
          "--no-build",
          "--no-python-downloads",
          "--no-header",
          "--output-file",
          out.toString(),
          in.toString());
    }

    @Override
    List<Dependency> read(FileTree tree, String shown) {
      return RequirementsReader.read(tree, OUT, shown).dependencies();
    }
  },
  PIP {
    @Override
    List<String> command(Path in, Path out) {
      return List.of(
          "python3",
          "-m",
          "pip",
          "install",
          "--quiet",
          "--dry-run",
          "--ignore-installed",
          "--only-binary",
          ":all:",
          "--report",
          out.toString(),
          "-r",
          in.toString());
    }

    @Override
    List<Dependency> read(FileTree tree, String shown) {
      return tree.read(OUT) instanceof Content.Bytes(byte[] bytes)
              && Documents.json(bytes) instanceof Documents.Reading.Parsed(Node root)
          ? root.array("install").stream().flatMap(item -> reported(item, shown).stream()).toList()
          : List.of();
    }

    private static Optional<Dependency> reported(Node item, String shown) {
      Optional<Node> metadata = item.at("metadata");
      Optional<PackageName> name =
          metadata.flatMap(node -> node.text("name")).flatMap(PackageName::parse);
      Optional<String> version = metadata.flatMap(node -> node.text("version"));
      return name.isPresent() && version.isPresent()
          ? Optional.of(Dependency.of(name.get(), version.get(), Location.of(shown)))
          : Optional.empty();
    }
  };

  private static final String OUT = "resolved";

  abstract List<String> command(Path in, Path out);

  abstract List<Dependency> read(FileTree tree, String shown);

  /// The same projects with the open lines of each input pinned.
  Projects resolve(Surroundings surroundings, Projects projects) {
    return new Projects(
        projects.inputs().stream().map(input -> resolve(surroundings, input)).toList(),
        projects.unchecked());
  }

  private Input resolve(Surroundings surroundings, Input input) {
    List<Unchecked> open = input.unchecked().stream().filter(Resolver::isOpen).toList();
    if (open.isEmpty() || input.kind() == InputKind.CONDA_ENVIRONMENT) {
      return input;
    }
    List<Dependency> found = pins(surroundings, input, open);
    Set<PackageName> names = new HashSet<>();
    input.dependencies().forEach(dependency -> names.add(dependency.name()));
    List<Dependency> all = new ArrayList<>(input.dependencies());
    found.stream().filter(dependency -> names.add(dependency.name())).forEach(all::add);
    Predicate<Unchecked> left =
        unchecked -> !(isOpen(unchecked) && names.contains(unchecked.unpinned().orElseThrow()));
    return new Input(
        input.path(),
        input.kind(),
        input.project(),
        all,
        input.remarks(),
        input.unchecked().stream().filter(left).toList());
  }

  private static boolean isOpen(Unchecked unchecked) {
    return unchecked.unpinned().isPresent();
  }

  private List<Dependency> pins(Surroundings surroundings, Input input, List<Unchecked> open) {
    try (ScratchFolder folder = ScratchFolder.create(surroundings)) {
      Path in = folder.path().resolve("requirements.in");
      Path out = folder.path().resolve(OUT);
      Files.write(in, lines(input, open), StandardCharsets.UTF_8);
      surroundings.say("assay: resolving by `" + label() + "`");
      new Tool(surroundings, folder.path()).run(command(in, out));
      return read(DiskTree.open(folder.path(), Limits.DEFAULT), input.path()).stream()
          .map(pin -> pin.withOrigin(Optional.of("resolved by " + label())))
          .map(pin -> pin.at(place(pin.name(), input, open)))
          .toList();
    } catch (IOException failure) {
      throw Tool.stop("cannot work in the cache folder: " + failure.getMessage());
    }
  }

  /// The line that leaves the version open; for what it brings along, the file.
  private static Location place(PackageName name, Input input, List<Unchecked> open) {
    for (Unchecked unchecked : open) {
      if (unchecked.unpinned().orElseThrow().equals(name)) {
        return unchecked.source();
      }
    }
    return Location.of(input.path());
  }

  /// What the resolver is asked. The lines come from files that nobody vouches for, so each is one
  /// plain requirement and no option, no URL, no second line.
  private static List<String> lines(Input input, List<Unchecked> open) {
    List<String> lines = new ArrayList<>();
    for (Unchecked unchecked : open) {
      if (isPlain(unchecked.what())) {
        lines.add(unchecked.what());
      }
    }
    for (Dependency pin : input.dependencies()) {
      Version.parse(pin.version())
          .ifPresent(version -> lines.add(pin.name().normalized() + "==" + version));
    }
    return lines;
  }

  private static boolean isPlain(String line) {
    return line.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '$' && c != '\\' && c != '#')
        && Requirement.read(line) instanceof Requirement.Reading.Parsed(Requirement requirement)
        && requirement.url().isEmpty();
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name on the command line.
  @Override
  public String toString() {
    return label();
  }
}
