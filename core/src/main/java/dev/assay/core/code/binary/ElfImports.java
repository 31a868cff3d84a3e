package dev.assay.core.code.binary;

/// The dynamic section of an ELF file: the segments tell where it lies, as they tell the loader;
/// the table of sections, which nothing needs, is not asked.
final class ElfImports {
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int MOST_SEGMENTS = 256;
  private static final int MOST_TAGS = 4_096;

  private final NativeBytes file;
  private final boolean wide;
  private final NativeImports imports;
  private long strings;
  private long symbols;
  private long hash;
  private long newHash;

  private ElfImports(NativeBytes file, boolean wide, NativeImports imports) {
    this.file = file;
    this.wide = wide;
    this.imports = imports;
  }

  static void read(byte[] bytes, NativeImports imports) {
    new ElfImports(NativeBytes.of(bytes, bytes[5] == 2), bytes[4] == 2, imports).read();
  }

  private void read() {
    for (int i = 0; i < segments(); i++) {
      long segment = segment(i);
      if (file.u32(segment) == DYNAMIC) {
        long start = file.word(segment + (wide ? 8 : 4), wide);
        tags(start);
        libraries(start);
        symbols();
      }
    }
  }

  private int segments() {
    return Math.min(file.u16(wide ? 56 : 44), MOST_SEGMENTS);
  }

  private long segment(int index) {
    return file.word(wide ? 32 : 28, wide) + (long) index * file.u16(wide ? 54 : 42);
  }

  /// Where an address lies in the file; -1 where it does not.
  private long offset(long address) {
    for (int i = 0; i < segments(); i++) {
      long segment = segment(i);
      long start = file.word(segment + (wide ? 16 : 8), wide);
      long size = file.word(segment + (wide ? 32 : 16), wide);
      if (file.u32(segment) == LOAD && address >= start && address - start < size) {
        return file.word(segment + (wide ? 8 : 4), wide) + address - start;
      }
    }
    return -1;
  }

  private void tags(long start) {
    int size = wide ? 16 : 8;
    for (int i = 0; i < MOST_TAGS; i++) {
      long tag = file.word(start + (long) i * size, wide);
      long value = file.word(start + (long) i * size + size / 2, wide);
      if (tag == 0) {
        return;
      } else if (tag == 5) {
        strings = offset(value);
      } else if (tag == 6) {
        symbols = offset(value);
      } else if (tag == 4) {
        hash = offset(value);
      } else if (tag == 0x6FFFFEF5L) {
        newHash = offset(value);
      }
    }
  }

  private void libraries(long start) {
    int size = wide ? 16 : 8;
    for (int i = 0; i < MOST_TAGS; i++) {
      long tag = file.word(start + (long) i * size, wide);
      if (tag == 0 || strings <= 0) {
        return;
      }
      if (tag == 1) {
        imports.library(file.name(strings + file.word(start + (long) i * size + size / 2, wide)));
      }
    }
  }

  /// Symbols that no section of the file defines.
  private void symbols() {
    if (symbols <= 0 || strings <= 0) {
      return;
    }
    int size = wide ? 24 : 16;
    long count = count(size);
    for (long i = 1; i < count && imports.step(); i++) {
      long at = symbols + i * size;
      if (file.u16(at + (wide ? 6 : 14)) == 0) {
        imports.symbol(file.name(strings + file.u32(at)));
      }
    }
  }

  /// How many symbols may be undefined: a hash table of the newer kind begins behind them.
  private long count(int size) {
    long most = Math.max(0, (file.length() - symbols) / size);
    if (newHash > 0) {
      return Math.min(most, file.u32(newHash + 4));
    }
    if (hash > 0) {
      return Math.min(most, file.u32(hash + 4));
    }
    return strings > symbols ? Math.min(most, (strings - symbols) / size) : most;
  }
}
