package dev.assay.core.code.binary;

/// The load commands of a Mach-O file, or of each of the files in a fat one: libraries, undefined
/// symbols, and the names that are bound when it is loaded.
final class MachImports {
  private static final long FAT = 0xCAFEBABEL;
  private static final long WIDE_FAT = 0xCAFEBABFL;
  private static final int MOST_PARTS = 20;
  private static final int MOST_COMMANDS = 4_096;
  private static final int SYMBOLS = 0x2;
  private static final int FIXUPS = 0x34;

  private final NativeBytes file;
  private final boolean wide;
  private final NativeImports imports;

  private MachImports(NativeBytes file, boolean wide, NativeImports imports) {
    this.file = file;
    this.wide = wide;
    this.imports = imports;
  }

  static void read(byte[] bytes, NativeImports imports) {
    NativeBytes file = NativeBytes.of(bytes, true);
    long magic = file.u32(0);
    if (magic == FAT || magic == WIDE_FAT) {
      boolean wide = magic == WIDE_FAT;
      int size = wide ? 32 : 20;
      for (int i = 0; i < Math.min(file.u32(4), MOST_PARTS); i++) {
        long entry = 8 + (long) i * size;
        long start = file.word(entry + 8, wide);
        part(file.part(start, file.word(entry + (wide ? 16 : 12), wide)), imports);
      }
    } else {
      part(file, imports);
    }
  }

  private static void part(NativeBytes file, NativeImports imports) {
    long magic = file.u32(0);
    boolean big = magic == 0xFEEDFACEL || magic == 0xFEEDFACFL;
    boolean wide = magic == 0xFEEDFACFL || magic == 0xCFFAEDFEL;
    if (big || wide || magic == 0xCEFAEDFEL) {
      new MachImports(file.ordered(big), wide, imports).read();
    }
  }

  private void read() {
    long at = wide ? 32 : 28;
    for (int i = 0; i < Math.min(file.u32(16), MOST_COMMANDS); i++) {
      long size = file.u32(at + 4);
      if (size < 8) {
        return;
      }
      command((int) (file.u32(at) & 0x7FFF_FFFF), at);
      at += size;
    }
  }

  private void command(int command, long at) {
    switch (command) {
      // A library that is needed, may be missing, is passed on, or is loaded late.
      case 0xC, 0x18, 0x1F, 0x20 -> imports.library(file.name(at + file.u32(at + 8)));
      case SYMBOLS -> symbols(at);
      case FIXUPS -> fixups(file.u32(at + 8));
      default -> {
        // It says nothing of others.
      }
    }
  }

  /// External symbols of the kind that is defined elsewhere.
  private void symbols(long at) {
    long table = file.u32(at + 8);
    long strings = file.u32(at + 16);
    int size = wide ? 16 : 12;
    long count = Math.min(file.u32(at + 12), file.length() / size);
    for (long i = 0; i < count && imports.step(); i++) {
      long entry = table + i * size;
      if ((file.u8(entry + 4) & 0xEF) == 1) {
        symbol(strings + file.u32(entry));
      }
    }
  }

  /// Chained fix-ups: names in a table of their own, which the loader believes.
  private void fixups(long start) {
    int format = (int) file.u32(start + 20);
    int size = format == 1 ? 4 : format == 2 ? 8 : 16;
    long count = Math.min(file.u32(start + 16), file.length() / size);
    long table = start + file.u32(start + 8);
    long strings = start + file.u32(start + 12);
    for (long i = 0; i < count && imports.step(); i++) {
      long entry = table + i * size;
      symbol(strings + (size == 16 ? file.u32(entry + 4) : file.u32(entry) >> 9));
    }
  }

  /// The compiler puts `_` before each name of C.
  private void symbol(long at) {
    String name = file.name(at);
    int variant = name.indexOf('$');
    String plain = variant > 0 ? name.substring(0, variant) : name;
    imports.symbol(plain.startsWith("_") ? plain.substring(1) : plain);
  }
}
