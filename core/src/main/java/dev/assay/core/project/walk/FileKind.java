package dev.assay.core.project.walk;

import dev.assay.core.project.conda.CondaEnvironmentReader;
import dev.assay.core.project.distribution.SdistReader;
import dev.assay.core.project.distribution.WheelReader;
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
import java.util.function.Predicate;

/// The table of kinds of file: by which names a walk knows them, what their content must show
/// besides, and who reads them. The first row that fits counts.
enum FileKind {
  PYPROJECT(Names.of("pyproject.toml"), PyprojectReader::read),
  SETUP_CFG(Names.of("setup.cfg"), SetupCfgReader::read),
  PIPFILE(Names.of("Pipfile"), PipfileReader::read),
  POETRY_LOCK(Names.of("poetry.lock"), PoetryLockReader::read),
  PIPFILE_LOCK(Names.of("Pipfile.lock"), PipfileLockReader::read),
  UV_LOCK(Names.of("uv.lock"), UvLockReader::read),
  PDM_LOCK(Names.of("pdm.lock"), PdmLockReader::read),
  PYLOCK(Names::isPylock, PylockReader::read),
  REQUIREMENTS(Names::isRequirements, RequirementsReader::read),
  CONDA_ENVIRONMENT(
      Names::isCondaEnvironment, Prefix::isCondaEnvironment, CondaEnvironmentReader::read),
  SBOM(Names::isBillOfMaterials, Prefix::isCycloneDx, CycloneDxReader::read),
  WHEEL(Names::isWheel, WheelReader::read),
  SDIST(Names::isSdist, SdistReader::read),
  SCRIPT(Names::isScript, Prefix::isScript, ScriptReader::read);

  private final Predicate<String> names;
  private final Optional<Predicate<Prefix>> content;
  private final FileReader reader;

  FileKind(Predicate<String> names, FileReader reader) {
    this.names = names;
    this.content = Optional.empty();
    this.reader = reader;
  }

  FileKind(Predicate<String> names, Predicate<Prefix> content, FileReader reader) {
    this.names = names;
    this.content = Optional.of(content);
    this.reader = reader;
  }

  /// The kind that a path has by its name alone.
  static Optional<FileKind> named(String path) {
    for (FileKind kind : values()) {
      if (kind.names.test(path)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// Whether the content must be looked at as well.
  boolean needsContent() {
    return content.isPresent();
  }

  /// Whether a file of this name has the content that goes with it.
  boolean fits(Prefix prefix) {
    return content.isEmpty() || content.get().test(prefix);
  }

  FileReader reader() {
    return reader;
  }
}
