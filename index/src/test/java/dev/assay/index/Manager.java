package dev.assay.index;

import dev.assay.index.Clients.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Clients that lock what a project wants and install what is locked.
public enum Manager {
  /// `pip-compile` and pip.
  PIP("locked.txt", "") {
    @Override
    public Ended lock(Clients clients, Path project) {
      return clients.run(
          project,
          "pip-compile",
          "--quiet",
          "--no-config",
          "--no-header",
          "--no-annotate",
          "--no-emit-index-url",
          "--generate-hashes",
          "--rebuild",
          "--upgrade",
          "--index-url",
          index(project),
          "--output-file=locked.txt",
          "pyproject.toml");
    }

    @Override
    public Ended install(Clients clients, Path project) {
      return clients.run(
          project,
          "pip",
          "install",
          "--isolated",
          "--no-cache-dir",
          "--no-compile",
          "--disable-pip-version-check",
          "--require-hashes",
          "--target=installed",
          "--upgrade",
          "--index-url",
          index(project),
          "--requirement=locked.txt");
    }
  },

  UV("uv.lock", "") {
    @Override
    public Ended lock(Clients clients, Path project) {
      return clients.run(
          project, "uv", "lock", "--no-cache", "--upgrade", "--default-index", index(project));
    }

    @Override
    public Ended install(Clients clients, Path project) {
      return clients.run(project, "uv", "sync", "--no-cache", "--frozen", "--no-install-project");
    }
  },

  POETRY(
      "poetry.lock",
      """
      [tool.poetry]
      package-mode = false
      [[tool.poetry.source]]
      name = "ours"
      url = "%s"
      priority = "primary"
      """) {
    @Override
    public Ended lock(Clients clients, Path project) {
      return clients.run(
          project, "poetry", "lock", "--no-interaction", "--no-cache", "--regenerate");
    }

    @Override
    public Ended install(Clients clients, Path project) {
      return clients.run(project, "poetry", "install", "--no-interaction", "--no-cache");
    }
  },

  PDM(
      "pdm.lock",
      """
      [tool.pdm]
      distribution = false
      [[tool.pdm.source]]
      name = "pypi"
      url = "%s"
      verify_ssl = false
      """) {
    @Override
    public Ended lock(Clients clients, Path project) {
      return clients.run(project, "pdm", "lock");
    }

    @Override
    public Ended install(Clients clients, Path project) {
      return clients.run(project, "pdm", "sync");
    }
  };

  private final String locked;
  private final String settings;

  /// @param locked the name of its lock file
  /// @param settings what it needs in `pyproject.toml`, with a place for the index
  Manager(String locked, String settings) {
    this.locked = locked;
    this.settings = settings;
  }

  /// Locks what the project in a folder wants, anew.
  public abstract Ended lock(Clients clients, Path project);

  /// Installs what is locked into the folder.
  public abstract Ended install(Clients clients, Path project);

  /// Writes a project that wants something of an index.
  public void write(Path project, String index, String wanted) {
    try {
      Files.createDirectories(project);
      Files.writeString(project.resolve("index.txt"), index);
      Files.writeString(
          project.resolve("pyproject.toml"),
          """
          [project]
          name = "demo"
          version = "0"
          requires-python = ">=3.9,<4"
          dependencies = [%s]
          """
                  .formatted(wanted)
              + settings.formatted(index));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String index(Path project) {
    try {
      return Files.readString(project.resolve("index.txt"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The lock file, without where the index is and without digests of the question.
  public String read(Path project) {
    try {
      return Files.readString(project.resolve(locked))
          .replaceAll("http://127\\.0\\.0\\.1:[0-9]+", "index")
          .replaceAll("index/files/[a-z]+/", "index/files/")
          .replaceAll("content[-_]hash = .*", "");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
