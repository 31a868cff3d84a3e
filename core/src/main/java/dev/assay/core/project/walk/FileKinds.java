package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.project.Input;
import dev.assay.core.project.InputKind;
import dev.assay.core.project.conda.CondaEnvironmentReader;
import dev.assay.core.project.distribution.SdistReader;
import dev.assay.core.project.distribution.WheelReader;
import dev.assay.core.project.environment.EnvironmentReader;
import dev.assay.core.project.lock.PdmLockReader;
import dev.assay.core.project.lock.PipfileLockReader;
import dev.assay.core.project.lock.PoetryLockReader;
import dev.assay.core.project.lock.PylockReader;
import dev.assay.core.project.lock.UvLockReader;
import dev.assay.core.project.pipfile.PipfileReader;
import dev.assay.core.project.pyproject.PyprojectReader;
import dev.assay.core.project.requirements.RequirementsReader;
import dev.assay.core.project.sbom.CycloneDxReader;
import dev.assay.core.project.script.ScriptReader;
import dev.assay.core.project.setupcfg.SetupCfgReader;
import java.util.Optional;

/// The table of kinds: by which name a file is known, what its content must show besides, and who
/// reads it.
final class FileKinds {
  private FileKinds() {}

  /// The kind that a path has by its name alone.
  static Optional<InputKind> named(String path) {
    return switch (Names.last(path)) {
      case "pyproject.toml" -> Optional.of(InputKind.PYPROJECT);
      case "setup.cfg" -> Optional.of(InputKind.SETUP_CFG);
      case "Pipfile" -> Optional.of(InputKind.PIPFILE);
      case "Pipfile.lock" -> Optional.of(InputKind.PIPFILE_LOCK);
      case "poetry.lock" -> Optional.of(InputKind.POETRY_LOCK);
      case "uv.lock" -> Optional.of(InputKind.UV_LOCK);
      case "pdm.lock" -> Optional.of(InputKind.PDM_LOCK);
      default -> patterned(path);
    };
  }

  private static Optional<InputKind> patterned(String path) {
    if (Names.isScript(path)) {
      return Optional.of(InputKind.SCRIPT);
    }
    if (Names.isRequirements(path)) {
      return Optional.of(InputKind.REQUIREMENTS);
    }
    if (Names.isPylock(path)) {
      return Optional.of(InputKind.PYLOCK);
    }
    if (Names.isCondaEnvironment(path)) {
      return Optional.of(InputKind.CONDA_ENVIRONMENT);
    }
    if (Names.isBillOfMaterials(path)) {
      return Optional.of(InputKind.SBOM);
    }
    if (Names.isWheel(path)) {
      return Optional.of(InputKind.WHEEL);
    }
    return Names.isSdist(path) ? Optional.of(InputKind.SDIST) : Optional.empty();
  }

  /// Whether the file at a path has the content that a file of this kind and name must have; where
  /// the name says it all, the file is not opened.
  static boolean fits(InputKind kind, FileTree tree, String path) {
    return switch (kind) {
      case CONDA_ENVIRONMENT -> Prefix.read(tree, path).isCondaEnvironment();
      case SBOM -> Prefix.read(tree, path).isCycloneDx();
      case SCRIPT -> Prefix.read(tree, path).isScript();
      case PYPROJECT,
          SETUP_CFG,
          PIPFILE,
          PIPFILE_LOCK,
          POETRY_LOCK,
          UV_LOCK,
          PDM_LOCK,
          PYLOCK,
          REQUIREMENTS,
          WHEEL,
          SDIST,
          ENVIRONMENT ->
          true;
    };
  }

  /// Reads a file of a kind.
  static Input read(InputKind kind, FileTree tree, String path, String shown) {
    return switch (kind) {
      case REQUIREMENTS -> RequirementsReader.read(tree, path, shown);
      case PYPROJECT -> PyprojectReader.read(tree, path, shown);
      case SETUP_CFG -> SetupCfgReader.read(tree, path, shown);
      case POETRY_LOCK -> PoetryLockReader.read(tree, path, shown);
      case PIPFILE -> PipfileReader.read(tree, path, shown);
      case PIPFILE_LOCK -> PipfileLockReader.read(tree, path, shown);
      case UV_LOCK -> UvLockReader.read(tree, path, shown);
      case PDM_LOCK -> PdmLockReader.read(tree, path, shown);
      case PYLOCK -> PylockReader.read(tree, path, shown);
      case CONDA_ENVIRONMENT -> CondaEnvironmentReader.read(tree, path, shown);
      case ENVIRONMENT -> EnvironmentReader.read(tree, path, shown);
      case WHEEL -> WheelReader.read(tree, path, shown);
      case SDIST -> SdistReader.read(tree, path, shown);
      case SCRIPT -> ScriptReader.read(tree, path, shown);
      case SBOM -> CycloneDxReader.read(tree, path, shown);
    };
  }
}
