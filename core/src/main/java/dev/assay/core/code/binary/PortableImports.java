package dev.assay.core.code.binary;

import java.util.Locale;

/// The import tables of a PE file, those that are filled at once and those filled at the first
/// call.
final class PortableImports {
  private static final int WIDE = 0x20B;
  private static final int MOST_SECTIONS = 96;
  private static final int MOST_LIBRARIES = 1_000;

  private final NativeBytes file;
  private final NativeImports imports;
  private final long header;
  private final boolean wide;

  private PortableImports(NativeBytes file, NativeImports imports) {
    this.file = file;
    this.imports = imports;
    this.header = file.u32(60);
    this.wide = file.u16(header + 24) == WIDE;
  }

  static void read(byte[] bytes, NativeImports imports) {
    PortableImports reader = new PortableImports(NativeBytes.of(bytes, false), imports);
    reader.table(1, 20, 12, 0, 16);
    reader.table(13, 32, 4, 16, 12);
  }

  /// Reads one table.
  ///
  /// @param directory its number among the data directories
  /// @param size of an entry, in bytes
  /// @param name where in an entry the name of the library stands
  /// @param names where the list of names, and if there is none the list that is filled in
  private void table(int directory, int size, int name, int names, int filled) {
    long directories = header + 24 + (wide ? 112 : 96);
    if (file.u32(directories - 4) <= directory) {
      return;
    }
    long start = offset(file.u32(directories + 8L * directory));
    if (start < 0) {
      return;
    }
    for (int i = 0; i < MOST_LIBRARIES; i++) {
      long entry = start + (long) i * size;
      long library = offset(file.u32(entry + name));
      if (file.u32(entry + name) == 0 || library < 0) {
        return;
      }
      String called = file.name(library);
      imports.library(called);
      long listed = file.u32(entry + names);
      symbols(offset(listed == 0 ? file.u32(entry + filled) : listed), called);
    }
  }

  /// Names, and numbers where a library is asked by these.
  private void symbols(long list, String library) {
    int size = wide ? 8 : 4;
    long at = list;
    long value = at < 0 ? 0 : file.word(at, wide);
    while (value != 0 && imports.step()) {
      boolean numbered = wide ? value < 0 : (value & 0x8000_0000L) != 0;
      long place = numbered ? -1 : offset(value);
      if (numbered) {
        imports.symbol(library.toLowerCase(Locale.ROOT) + "#" + (value & 0xFFFF));
      } else if (place >= 0) {
        imports.symbol(file.name(place + 2));
      }
      at += size;
      value = file.word(at, wide);
    }
  }

  /// Where an address relative to the image lies in the file; -1 where it does not.
  private long offset(long address) {
    if (address <= 0) {
      return -1;
    }
    int count = Math.min(file.u16(header + 6), MOST_SECTIONS);
    long table = header + 24 + file.u16(header + 20);
    for (int i = 0; i < count; i++) {
      long section = table + 40L * i;
      long start = file.u32(section + 12);
      long size = Math.max(file.u32(section + 8), file.u32(section + 16));
      if (address >= start && address - start < size) {
        return file.u32(section + 20) + address - start;
      }
    }
    return address < file.u32(header + 24 + 60) ? address : -1;
  }
}
