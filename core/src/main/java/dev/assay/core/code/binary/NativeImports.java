package dev.assay.core.code.binary;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// What a native file asks of others when it is loaded: libraries and functions by their names.
final class NativeImports {
  private static final int MOST_LIBRARIES = 500;
  private static final int MOST_SYMBOLS = 50_000;

  /// How many entries of tables are looked at in one file, wherever its offsets lead.
  private static final int MOST_STEPS = 1_000_000;

  private final Set<String> libraries = new LinkedHashSet<>();
  private final Set<String> symbols = new LinkedHashSet<>();
  private int steps;

  private NativeImports() {}

  /// The imports of an ELF, PE or Mach-O file; none where its tables lead nowhere.
  static NativeImports of(byte[] bytes) {
    NativeImports imports = new NativeImports();
    if (bytes.length >= 64) {
      switch (bytes[0]) {
        case 0x7F -> ElfImports.read(bytes, imports);
        case 'M', 'm' -> PortableImports.read(bytes, imports);
        default -> MachImports.read(bytes, imports);
      }
    }
    return imports;
  }

  /// File names of libraries, in lower case and without folders.
  Set<String> libraries() {
    return libraries;
  }

  /// Names of functions and data, as the linker of the system spells them.
  Set<String> symbols() {
    return symbols;
  }

  /// Whether one more entry may be looked at.
  boolean step() {
    return steps++ < MOST_STEPS && symbols.size() < MOST_SYMBOLS;
  }

  void library(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    if (!name.isEmpty() && libraries.size() < MOST_LIBRARIES) {
      libraries.add(name.toLowerCase(Locale.ROOT));
    }
  }

  void symbol(String name) {
    if (!name.isEmpty() && symbols.size() < MOST_SYMBOLS) {
      symbols.add(name);
    }
  }
}
