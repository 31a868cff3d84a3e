package dev.assay.core.code;

/// What a file holds, by its content; of the files that tools find by their names, by these.
enum FileKind {
  PYTHON,
  /// Lines of a `.pth` file.
  PATH_FILE,
  /// Functions that an interpreter calls when it starts (PEP 829).
  START_FILE,
  NOTEBOOK,
  POSIX_SHELL,
  POWERSHELL,
  BATCH,
  JAVASCRIPT,
  /// A file in which a tool finds commands that it runs.
  COMMANDS,
  /// A file in which a tool that builds finds commands.
  BUILD_STEPS,
  /// A compiled module of Python.
  COMPILED,
  PICKLE,
  /// ELF, PE or Mach-O.
  NATIVE,
  ARCHIVE,
  /// Text that is none of these.
  TEXT,
  /// Bytes that are none of these.
  DATA
}
