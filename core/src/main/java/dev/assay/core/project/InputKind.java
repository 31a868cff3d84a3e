package dev.assay.core.project;

/// The kinds of file and folder that name dependencies, with the name reports use for them.
public enum InputKind {
  REQUIREMENTS("requirements"),
  PYPROJECT("pyproject"),
  SETUP_CFG("setup.cfg"),
  POETRY_LOCK("poetry.lock"),
  PIPFILE("Pipfile"),
  PIPFILE_LOCK("Pipfile.lock"),
  UV_LOCK("uv.lock"),
  PDM_LOCK("pdm.lock"),
  PYLOCK("pylock"),
  CONDA_ENVIRONMENT("conda-environment"),
  ENVIRONMENT("environment"),
  WHEEL("wheel"),
  SDIST("sdist"),
  SCRIPT("script"),
  SBOM("sbom");

  private final String label;

  InputKind(String label) {
    this.label = label;
  }

  /// The name in reports.
  public String label() {
    return label;
  }
}
