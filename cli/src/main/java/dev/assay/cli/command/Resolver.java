package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

  private static final int MINUTES = 5;

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
    Path folder = scratch();
    try {
      Path in = folder.resolve("requirements.in");
      Path out = folder.resolve(OUT);
      List<String> lines = new ArrayList<>(open.stream().map(Unchecked::what).toList());
      input.dependencies().forEach(pin -> lines.add(pin.name() + "==" + pin.version()));
      Files.write(in, lines, StandardCharsets.UTF_8);
      run(surroundings, command(in, out), folder);
      return read(DiskTree.open(folder, Limits.DEFAULT), input.path()).stream()
          .map(pin -> pin.withOrigin(Optional.of("resolved by " + label())))
          .toList();
    } catch (IOException failure) {
      throw stop(failure.toString());
    } finally {
      delete(folder);
    }
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The name on the command line.
  @Override
  public String toString() {
    return label();
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("assay-resolve");
    } catch (IOException failure) {
      throw stop(failure.toString());
    }
  }

  private void run(Surroundings surroundings, List<String> command, Path folder)
      throws IOException {
    surroundings.say("assay: resolving by `" + String.join(" ", command.subList(0, 3)) + "`");
    Path log = folder.resolve("log");
    Process process = start(command, folder, log);
    process.getOutputStream().close();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw stop("it took more than " + MINUTES + " minutes");
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw stop("it was interrupted");
    }
    if (process.exitValue() != 0) {
      String said = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
      throw stop(said.substring(Math.max(0, said.length() - 400)));
    }
  }

  private static Process start(List<String> command, Path folder, Path log) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException _) {
      throw stop("`" + command.getFirst() + "` cannot be started; is it installed?");
    }
  }

  private static Stop stop(String reason) {
    return new Stop(
        new Problem.Undecided(
            "the resolver failed: " + reason, Optional.of("audit a lock file instead")));
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw stop("cannot remove `" + folder + "`: " + failure.getMessage());
    }
  }
}
