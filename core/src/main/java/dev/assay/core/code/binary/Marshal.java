package dev.assay.core.code.binary;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads what Python's `marshal` writes, of every version from 2.7. Hostile input ends as a
/// [MarshalException]; depth and number of values are bounded.
final class Marshal {
  private static final int DEEPEST = 60;
  private static final int MOST = 1_000_000;
  private static final Constant NONE = new Constant.Plain("None");

  private final byte[] bytes;
  private final Version version;
  private final List<Constant> references = new ArrayList<>();
  private final List<Constant> interned = new ArrayList<>();
  private int at;
  private int depth;
  private int count;

  private Marshal(byte[] bytes, int from, Version version) {
    this.bytes = bytes;
    this.at = from;
    this.version = version;
  }

  static Constant read(byte[] bytes, int from, Version version) throws MarshalException {
    return new Marshal(bytes, from, version).value();
  }

  /// The input is no marshalled value.
  static final class MarshalException extends Exception {
    private static final long serialVersionUID = 1L;

    MarshalException() {
      super("no marshalled value", null, false, false);
    }
  }

  private int u8() throws MarshalException {
    if (at >= bytes.length) {
      throw new MarshalException();
    }
    return bytes[at++] & 0xFF;
  }

  private int i32() throws MarshalException {
    return u8() | u8() << 8 | u8() << 16 | u8() << 24;
  }

  private int size() throws MarshalException {
    int size = i32();
    if (size < 0 || size > bytes.length - at) {
      throw new MarshalException();
    }
    return size;
  }

  private Constant value() throws MarshalException {
    if (++depth > DEEPEST || ++count > MOST) {
      throw new MarshalException();
    }
    int code = u8();
    boolean isReference = version.minor() > 300 && (code & 0x80) != 0;
    char type = (char) (version.minor() > 300 ? code & 0x7F : code);
    int place = references.size();
    if (isReference) {
      references.add(NONE);
    }
    Constant value = value(type);
    if (isReference) {
      references.set(place, value);
    }
    depth--;
    return value;
  }

  private Constant value(char type) throws MarshalException {
    return switch (type) {
      case 'N', '0' -> NONE;
      case 'T' -> new Constant.Plain("True");
      case 'F' -> new Constant.Plain("False");
      case 'S' -> new Constant.Plain("StopIteration");
      case '.' -> new Constant.Plain("...");
      case 'i' -> new Constant.Plain(Integer.toString(i32()));
      case 'I' -> new Constant.Plain(Long.toString((i32() & 0xFFFFFFFFL) | (long) i32() << 32));
      case 'l' -> integer();
      case 'f', 'x' -> ascii(type);
      case 'g' -> real();
      case 'y' -> {
        real();
        yield real();
      }
      case 's' -> string(size());
      case 't' -> internedString();
      case 'R' -> reference(interned);
      case 'u' -> new Constant.Text(utf8(size()));
      case 'a', 'A' -> new Constant.Text(latin(size()));
      case 'z', 'Z' -> new Constant.Text(latin(u8()));
      case '(' -> sequence('(', ')', i32());
      case ')' -> sequence('(', ')', u8());
      case '[' -> sequence('[', ']', i32());
      case '<', '>' -> sequence('{', '}', i32());
      case '{' -> mapping();
      case ':' -> {
        sequence('(', ')', 3);
        yield NONE;
      }
      case 'c' -> new Constant.Code(code());
      case 'r' -> reference(references);
      default -> throw new MarshalException();
    };
  }

  private Constant reference(List<Constant> known) throws MarshalException {
    int index = i32();
    if (index < 0 || index >= known.size()) {
      throw new MarshalException();
    }
    return known.get(index);
  }

  private Constant internedString() throws MarshalException {
    Constant text = string(size());
    if (version.minor() < 300) {
      interned.add(text);
      return text;
    }
    return text instanceof Constant.Bytes(String value) ? new Constant.Text(value) : text;
  }

  private Constant string(int size) throws MarshalException {
    String text = latin(size);
    // The strings of Python 2 are text there.
    return version.minor() < 300 ? new Constant.Text(text) : new Constant.Bytes(text);
  }

  private String latin(int size) throws MarshalException {
    return text(size, true);
  }

  private String utf8(int size) throws MarshalException {
    return text(size, false);
  }

  private String text(int size, boolean latin) throws MarshalException {
    if (size > bytes.length - at) {
      throw new MarshalException();
    }
    String text =
        new String(bytes, at, size, latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    at += size;
    return text;
  }

  private Constant ascii(char type) throws MarshalException {
    String text = latin(u8());
    return type == 'x' ? ascii('f') : new Constant.Plain(number(text));
  }

  private static String number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-einfa".indexOf(text.charAt(i)) < 0) {
        return "0.0";
      }
    }
    return text.isEmpty() ? "0.0" : text;
  }

  private Constant real() throws MarshalException {
    long bits = (i32() & 0xFFFFFFFFL) | (long) i32() << 32;
    double value = Double.longBitsToDouble(bits);
    return new Constant.Plain(Double.isFinite(value) ? Double.toString(value) : "0.0");
  }

  /// Digits of 15 bits, the lowest first; the sign is that of their number.
  private Constant integer() throws MarshalException {
    int size = i32();
    int digits = Math.abs(size);
    if (digits < 0 || digits > 4_000 || digits * 2 > bytes.length - at) {
      throw new MarshalException();
    }
    java.math.BigInteger value = java.math.BigInteger.ZERO;
    for (int i = 0; i < digits; i++) {
      int digit = u8() | u8() << 8;
      value = value.or(java.math.BigInteger.valueOf(digit).shiftLeft(15 * i));
    }
    return new Constant.Plain((size < 0 ? value.negate() : value).toString());
  }

  private Constant sequence(char open, char close, int size) throws MarshalException {
    if (size < 0 || size > bytes.length - at) {
      throw new MarshalException();
    }
    List<Constant> items = new ArrayList<>(Math.min(size, 1_000));
    for (int i = 0; i < size; i++) {
      items.add(value());
    }
    return new Constant.Sequence(open, close, items);
  }

  private Constant mapping() throws MarshalException {
    List<Constant> items = new ArrayList<>();
    while (at < bytes.length && (bytes[at] & 0x7F) != '0') {
      items.add(value());
      items.add(value());
    }
    u8();
    return new Constant.Mapping(items);
  }

  private CodeObject code() throws MarshalException {
    boolean joined = version.isAtLeast(311);
    int arguments = i32();
    if (version.isAtLeast(308)) {
      i32();
    }
    int keywordOnly = version.isAtLeast(300) ? i32() : 0;
    if (!joined) {
      i32();
    }
    i32();
    int flags = i32();
    String code = text(value());
    List<Constant> constants = items(value());
    List<String> names = texts(value());
    List<String> locals = texts(value());
    List<String> cells = cells(joined);
    value();
    String name = text(value());
    if (joined) {
      value();
    }
    int line = i32();
    value();
    if (joined) {
      value();
    }
    return new CodeObject(
        Math.clamp(arguments, 0, 255),
        Math.clamp(keywordOnly, 0, 255),
        flags,
        code,
        constants,
        names,
        locals,
        cells,
        name,
        Math.max(0, line));
  }

  /// Names of cells and free variables, which Python 3.11 and later put among the locals.
  private List<String> cells(boolean joined) throws MarshalException {
    List<String> cells = new ArrayList<>();
    if (joined) {
      value();
    } else {
      List<String> free = texts(value());
      cells.addAll(texts(value()));
      cells.addAll(free);
    }
    return cells;
  }

  private static String text(Constant constant) throws MarshalException {
    return switch (constant) {
      case Constant.Text(String value) -> value;
      case Constant.Bytes(String value) -> value;
      default -> throw new MarshalException();
    };
  }

  private static List<Constant> items(Constant constant) throws MarshalException {
    if (constant instanceof Constant.Sequence(char _, char _, List<Constant> items)) {
      return items;
    }
    throw new MarshalException();
  }

  private static List<String> texts(Constant constant) throws MarshalException {
    List<String> texts = new ArrayList<>();
    for (Constant item : items(constant)) {
      texts.add(text(item));
    }
    return texts;
  }
}
