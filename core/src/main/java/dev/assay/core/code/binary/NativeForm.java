package dev.assay.core.code.binary;

import java.util.List;
import java.util.Locale;

/// What a native file is by its header.
///
/// @param words for a person
/// @param isProgram whether it is run rather than loaded
record NativeForm(String words, boolean isProgram) {
  private static final int SHORTEST = 64;
  private static final int LOAD_INTERPRETER = 3;
  private static final List<String> ENDINGS =
      List.of(".so", ".pyd", ".dll", ".dylib", ".exe", ".bin", ".o", ".a", ".sys", ".node");

  static NativeForm of(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      return new NativeForm("a native file", false);
    }
    return switch (bytes[0]) {
      case 0x7F -> elf(bytes);
      case 'M', 'm' -> portable(bytes);
      default -> mach(bytes);
    };
  }

  private static NativeForm elf(byte[] bytes) {
    boolean big = bytes[5] == 2;
    boolean wide = bytes[4] == 2;
    int type = number(bytes, 16, 2, big);
    boolean program = type == 2;
    long table = wide ? number(bytes, 32, 4, big) : number(bytes, 28, 4, big);
    int size = number(bytes, wide ? 54 : 42, 2, big);
    int count = number(bytes, wide ? 56 : 44, 2, big);
    for (int i = 0; i < Math.min(count, 64) && size > 0; i++) {
      long at = table + (long) i * size;
      if (at < 0 || at + 4 > bytes.length) {
        break;
      }
      program |= number(bytes, (int) at, 4, big) == LOAD_INTERPRETER;
    }
    return new NativeForm(program ? "a program (ELF)" : "a library (ELF)", program);
  }

  private static NativeForm portable(byte[] bytes) {
    int at = number(bytes, 60, 4, false);
    boolean inside = at >= 0 && at + 24 <= bytes.length;
    boolean library = inside && (number(bytes, at + 22, 2, false) & 0x2000) != 0;
    return new NativeForm(library ? "a library (PE)" : "a program (PE)", !library);
  }

  private static NativeForm mach(byte[] bytes) {
    boolean big = bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xCA;
    boolean fat = bytes[0] == (byte) 0xCA;
    int type = fat ? 0 : number(bytes, 12, 4, big);
    return new NativeForm(type == 2 ? "a program (Mach-O)" : "a library (Mach-O)", type == 2);
  }

  private static int number(byte[] bytes, int at, int size, boolean big) {
    int value = 0;
    for (int i = 0; i < size && at + i < bytes.length && at >= 0; i++) {
      int b = bytes[at + i] & 0xFF;
      value |= b << (8 * (big ? size - 1 - i : i));
    }
    return value;
  }

  /// Whether the name of the file tells of something else.
  boolean isDisguised(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.indexOf('.') < 0 || name.contains(".so.")) {
      return false;
    }
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return false;
      }
    }
    int dot = name.lastIndexOf('.');
    String ending = name.substring(dot + 1);
    return List.of("txt", "md", "png", "jpg", "gif", "py", "dat", "json", "cfg", "ico", "log")
        .contains(ending);
  }
}
