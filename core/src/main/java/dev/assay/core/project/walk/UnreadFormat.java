package dev.assay.core.project.walk;

import dev.assay.core.artifact.Location;
import dev.assay.core.project.Unchecked;
import java.util.Locale;
import java.util.Optional;

/// Files that name Python dependencies in a form that is not read: they are told, not passed over.
enum UnreadFormat {
  CONDA_LOCK("lock files of conda-lock are not read", "audit the environment made from it"),
  PIXI("files of pixi are not read", "audit the environment in `.pixi/envs`"),
  BUILDOUT("files of buildout are not read", "audit its `eggs` folder or a requirements file"),
  SPDX("SPDX documents are not read", "write the bill of materials as CycloneDX JSON"),
  SETUP_PY(
      "`setup.py` would have to be run to know its dependencies",
      "audit a lock file, or an environment in which it is installed");

  private final String reason;
  private final String hint;

  UnreadFormat(String reason, String hint) {
    this.reason = reason;
    this.hint = hint;
  }

  static Optional<UnreadFormat> of(String path) {
    String name = Names.last(path).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "conda-lock.yml", "conda-lock.yaml" -> Optional.of(CONDA_LOCK);
      case "pixi.lock", "pixi.toml" -> Optional.of(PIXI);
      case "buildout.cfg" -> Optional.of(BUILDOUT);
      case "setup.py" -> Optional.of(SETUP_PY);
      default -> bySuffix(name);
    };
  }

  private static Optional<UnreadFormat> bySuffix(String name) {
    if (name.endsWith(".conda-lock.yml")) {
      return Optional.of(CONDA_LOCK);
    }
    return name.endsWith(".spdx.json") || name.endsWith(".spdx")
        ? Optional.of(SPDX)
        : Optional.empty();
  }

  Unchecked unchecked(String shown) {
    return Unchecked.of(shown, reason, Location.of(shown)).withHint(hint);
  }
}
