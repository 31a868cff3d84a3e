package dev.assay.core.code;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Tells the kind of a file by its first bytes, and where these leave it open by the name.
final class KindFinder {
  private static final int LOOKED_AT = 4096;

  private KindFinder() {}

  static FileKind of(String path, byte[] bytes) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    FileKind magic = magic(bytes);
    if (magic != FileKind.DATA) {
      return magic;
    }
    if (name.endsWith(".pyc") || name.endsWith(".pyo")) {
      return FileKind.COMPILED;
    }
    if (name.endsWith(".pkl") || name.endsWith(".pickle")) {
      return FileKind.PICKLE;
    }
    if (isBinary(bytes)) {
      return isPython(name) ? FileKind.PYTHON : FileKind.DATA;
    }
    return text(path, name, bytes);
  }

  private static FileKind magic(byte[] bytes) {
    if (isNative(bytes)) {
      return FileKind.NATIVE;
    }
    if (begins(bytes, 'P', 'K', 3, 4)
        || begins(bytes, 0x1F, 0x8B, 8)
        || begins(bytes, 'B', 'Z', 'h')
        || begins(bytes, 0xFD, '7', 'z', 'X', 'Z')
        || isZstandard(bytes)
        || isTar(bytes)) {
      return FileKind.ARCHIVE;
    }
    if (bytes.length > 16 && bytes[2] == '\r' && bytes[3] == '\n' && isMagicNumber(bytes)) {
      return FileKind.COMPILED;
    }
    boolean pickle =
        bytes.length > 3
            && bytes[0] == (byte) 0x80
            && bytes[1] >= 2
            && bytes[1] <= 5
            && bytes[bytes.length - 1] == '.';
    return pickle || begins(bytes, 0x93, 'N', 'U', 'M', 'P', 'Y') ? FileKind.PICKLE : FileKind.DATA;
  }

  /// A frame, or one that is skipped.
  private static boolean isZstandard(byte[] bytes) {
    boolean skipped =
        bytes.length > 8
            && (bytes[0] & 0xF0) == 0x50
            && bytes[1] == 0x2A
            && bytes[2] == 0x4D
            && bytes[3] == 0x18;
    return skipped || begins(bytes, 0x28, 0xB5, 0x2F, 0xFD);
  }

  /// The numbers that CPython 2.7 and 3.0 to 3.15 write before code objects.
  private static boolean isMagicNumber(byte[] bytes) {
    int number = (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8;
    return (number >= 62_171 && number <= 62_231) || (number >= 3_000 && number <= 3_699);
  }

  private static boolean isNative(byte[] bytes) {
    if (bytes.length < 64) {
      return false;
    }
    boolean mach =
        begins(bytes, 0xCF, 0xFA, 0xED, 0xFE)
            || begins(bytes, 0xCE, 0xFA, 0xED, 0xFE)
            || begins(bytes, 0xFE, 0xED, 0xFA)
            || (begins(bytes, 0xCA, 0xFE, 0xBA) && isFat(bytes));
    return begins(bytes, 0x7F, 'E', 'L', 'F') || mach || isPortableExecutable(bytes);
  }

  /// Files for several processors in one; classes of Java begin in the same way.
  private static boolean isFat(byte[] bytes) {
    boolean magic = bytes[3] == (byte) 0xBE || bytes[3] == (byte) 0xBF;
    return magic
        && bytes[4] == 0
        && bytes[5] == 0
        && bytes[6] == 0
        && bytes[7] > 0
        && bytes[7] < 20;
  }

  /// `MZ` in either case: some loaders mend the case before they run it.
  private static boolean isPortableExecutable(byte[] bytes) {
    if ((bytes[0] | 0x20) != 'm' || (bytes[1] | 0x20) != 'z') {
      return false;
    }
    int at = (bytes[60] & 0xFF) | (bytes[61] & 0xFF) << 8 | (bytes[62] & 0xFF) << 16;
    return at + 4 <= bytes.length
        && bytes[63] == 0
        && (bytes[at] | 0x20) == 'p'
        && (bytes[at + 1] | 0x20) == 'e'
        && bytes[at + 2] == 0;
  }

  private static boolean isTar(byte[] bytes) {
    return bytes.length > 512
        && bytes[257] == 'u'
        && bytes[258] == 's'
        && bytes[259] == 't'
        && bytes[260] == 'a'
        && bytes[261] == 'r';
  }

  private static boolean begins(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  static boolean isBinary(byte[] bytes) {
    if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
      return false;
    }
    int end = Math.min(bytes.length, LOOKED_AT);
    for (int i = 0; i < end; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  static boolean isPython(String name) {
    return name.endsWith(".py") || name.endsWith(".pyw");
  }

  private static FileKind text(String path, String name, byte[] bytes) {
    if (isPython(name)) {
      return FileKind.PYTHON;
    }
    if (BuildSteps.isKnown(path)) {
      return FileKind.BUILD_STEPS;
    }
    FileKind called = byFirstLine(bytes);
    if (called != FileKind.TEXT) {
      return called;
    }
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "pth" -> FileKind.PATH_FILE;
      case "start" -> FileKind.START_FILE;
      case "service", "desktop", "vbs", "hta", "wsf" -> FileKind.COMMANDS;
      case "ipynb" -> FileKind.NOTEBOOK;
      case "sh", "bash", "zsh", "ksh" -> FileKind.POSIX_SHELL;
      case "ps1", "psm1" -> FileKind.POWERSHELL;
      case "bat", "cmd" -> FileKind.BATCH;
      case "js", "mjs", "cjs" -> FileKind.JAVASCRIPT;
      case "json" ->
          isNotebook(bytes)
              ? FileKind.NOTEBOOK
              : CommandFiles.isKnown(path) ? FileKind.COMMANDS : FileKind.TEXT;
      default -> PythonSense.isPython(bytes) ? FileKind.PYTHON : FileKind.TEXT;
    };
  }

  private static boolean isNotebook(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    return start.contains("\"cells\"") || start.contains("\"nbformat\"");
  }

  private static FileKind byFirstLine(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, 160), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    if (start.startsWith("@echo off") || start.startsWith("\u00EF\u00BB\u00BF@echo off")) {
      return FileKind.BATCH;
    }
    if (!start.startsWith("#!")) {
      return FileKind.TEXT;
    }
    int end = start.indexOf('\n');
    String line = end < 0 ? start : start.substring(0, end);
    if (line.contains("python") || line.contains("pypy")) {
      return FileKind.PYTHON;
    }
    if (line.contains("pwsh") || line.contains("powershell")) {
      return FileKind.POWERSHELL;
    }
    if (line.contains("node") || line.contains("bun") || line.contains("deno")) {
      return FileKind.JAVASCRIPT;
    }
    return line.contains("sh") ? FileKind.POSIX_SHELL : FileKind.TEXT;
  }
}
