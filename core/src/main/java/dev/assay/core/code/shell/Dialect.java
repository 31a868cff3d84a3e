package dev.assay.core.code.shell;

/// The language of a command or script.
public enum Dialect {
  POSIX,
  POWERSHELL,
  BATCH
}
