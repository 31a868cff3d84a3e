package dev.assay.core.code.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The decoders of Python's library, run for real. What they cannot decode is null.
final class Decoders {
  private final Meter meter;
  private final Unpacking unpacking;

  Decoders(Meter meter) {
    this.meter = meter;
    this.unpacking = new Unpacking(meter);
  }

  /// Whether a function decodes what hides text.
  static boolean isDecoder(String path) {
    return switch (path) {
      case "base64.b64decode",
          "base64.standard_b64decode",
          "base64.urlsafe_b64decode",
          "base64.decodebytes",
          "base64.decodestring",
          "base64.b32decode",
          "base64.b16decode",
          "base64.b85decode",
          "base64.a85decode",
          "binascii.a2b_base64",
          "binascii.unhexlify",
          "binascii.a2b_hex",
          "bytes.fromhex",
          "zlib.decompress",
          "zlib.decompressobj().decompress",
          "gzip.decompress",
          "bz2.decompress",
          "lzma.decompress",
          "codecs.decode",
          "marshal.loads",
          "cryptography.fernet.Fernet().decrypt" ->
          true;
      default -> false;
    };
  }

  /// The result of a decoding function of the library on known text.
  @Nullable Value call(String path, Arguments arguments) {
    if (!(arguments.at(0) instanceof Text text) || !text.isWhole()) {
      return null;
    }
    if (!meter.makeText(text.text().length())) {
      return null;
    }
    return switch (path) {
      case "base64.b64decode",
          "base64.standard_b64decode",
          "base64.urlsafe_b64decode",
          "base64.decodebytes",
          "base64.decodestring",
          "binascii.a2b_base64" ->
          decoded(text, BaseDecoding.base64(alternated(text, arguments)), "base64");
      case "base64.b32decode" -> decoded(text, BaseDecoding.base32(text.text()), "base32");
      case "base64.b16decode", "binascii.unhexlify", "binascii.a2b_hex", "bytes.fromhex" ->
          decoded(text, BaseDecoding.hexadecimal(text.text()), "hexadecimal");
      case "base64.b85decode" -> decoded(text, BaseDecoding.base85(text.text()), "base85");
      case "base64.a85decode" -> decoded(text, BaseDecoding.ascii85(text.text()), "ascii85");
      case "zlib.decompress", "zlib.decompressobj().decompress" -> inflated(text, arguments);
      case "gzip.decompress" -> unpacked(text, Unpacking.Form.GZIP, "gzip");
      case "bz2.decompress" -> unpacked(text, Unpacking.Form.BZIP2, "bzip2");
      case "lzma.decompress" -> unpacked(text, Unpacking.Form.LZMA, "lzma");
      case "codecs.decode" ->
          decoded(text, arguments.find(1, "encoding") instanceof Text by ? by : null);
      case "codecs.encode" ->
          encoded(text, arguments.find(1, "encoding") instanceof Text by ? by : null);
      default -> encoded(path, text);
    };
  }

  private static String alternated(Text text, Arguments arguments) {
    boolean other =
        arguments.find(1, "altchars") instanceof Text chars && chars.text().length() == 2;
    if (!other || !(arguments.find(1, "altchars") instanceof Text chars)) {
      return text.text();
    }
    return text.text().replace(chars.text().charAt(0), '+').replace(chars.text().charAt(1), '/');
  }

  private @Nullable Value encoded(String path, Text text) {
    return switch (path) {
      case "base64.b64encode", "base64.standard_b64encode", "base64.encodebytes" ->
          bytes(text, java.util.Base64.getEncoder().encode(Bytes.of(text.text())));
      case "base64.urlsafe_b64encode" ->
          bytes(text, java.util.Base64.getUrlEncoder().encode(Bytes.of(text.text())));
      case "binascii.hexlify", "binascii.b2a_hex", "base64.b16encode" ->
          Text.ofBytes(hexadecimal(text.text()), text.taint());
      case "urllib.parse.unquote", "urllib.parse.unquote_plus", "urllib.parse.unquote_to_bytes" ->
          unquoted(text);
      default -> null;
    };
  }

  private static Value bytes(Text text, byte[] encoded) {
    return Text.ofBytes(Bytes.text(encoded), text.taint());
  }

  private static Value unquoted(Text text) {
    StringBuilder out = new StringBuilder();
    String from = text.text();
    for (int i = 0; i < from.length(); i++) {
      String code = i + 2 < from.length() ? from.substring(i + 1, i + 3) : "";
      String letter =
          from.charAt(i) == '%' && code.length() == 2 ? BaseDecoding.hexadecimal(code) : null;
      out.append(letter == null ? from.substring(i, i + 1) : letter);
      i += letter == null ? 0 : 2;
    }
    return text.of(out.toString(), text.taint());
  }

  private static @Nullable Value decoded(Text text, @Nullable String result, String by) {
    return result == null ? null : Text.ofBytes(result, text.taint().decodedBy(by));
  }

  private @Nullable Value unpacked(Text text, Unpacking.Form form, String by) {
    return decoded(text, unpacking.unpack(form, text.text()), by);
  }

  private @Nullable Value inflated(Text text, Arguments arguments) {
    Value bits = arguments.find(1, "wbits");
    Value.Whole window = bits == null ? null : Operations.whole(bits);
    int wanted =
        window == null || window.number().bitLength() > 16 ? 15 : window.number().intValue();
    if (wanted < 0) {
      return unpacked(text, Unpacking.Form.DEFLATE, "deflate");
    }
    Value plain = wanted < 16 ? unpacked(text, Unpacking.Form.ZLIB, "zlib") : null;
    return plain != null ? plain : wanted < 16 ? null : unpacked(text, Unpacking.Form.GZIP, "gzip");
  }

  static String hexadecimal(String bytes) {
    StringBuilder text = new StringBuilder(bytes.length() * 2);
    for (int i = 0; i < bytes.length(); i++) {
      text.append(Character.forDigit(bytes.charAt(i) >> 4 & 15, 16))
          .append(Character.forDigit(bytes.charAt(i) & 15, 16));
    }
    return text.toString();
  }

  /// `text.decode(encoding)`.
  @Nullable Value decoded(Text text, @Nullable Text encoding) {
    String name = encoding == null ? "utf8" : plain(encoding.text());
    if (!text.isWhole() && !name.equals("utf8") && !name.equals("ascii")) {
      return null;
    }
    return switch (name) {
      case "rot13" -> new Text(rotated(text.text()), false, text.taint().decodedBy("rot13"));
      case "hex", "hexcodec" -> decoded(text, BaseDecoding.hexadecimal(text.text()), "hexadecimal");
      case "base64", "base64codec" -> decoded(text, BaseDecoding.base64(text.text()), "base64");
      case "zlib", "zip", "zlibcodec" -> unpacked(text, Unpacking.Form.ZLIB, "zlib");
      case "bz2", "bz2codec" -> unpacked(text, Unpacking.Form.BZIP2, "bzip2");
      case "unicodeescape", "stringescape", "rawunicodeescape" ->
          new Text(Unescaping.of(text.text()), false, text.taint().decodedBy("escapes"));
      default ->
          new Text(text.bytes() ? characters(text.text(), name) : text.text(), false, text.taint());
    };
  }

  /// `text.encode(encoding)`.
  @Nullable Value encoded(Text text, @Nullable Text encoding) {
    String name = encoding == null ? "utf8" : plain(encoding.text());
    return switch (name) {
      case "rot13" -> new Text(rotated(text.text()), false, text.taint().decodedBy("rot13"));
      case "hex", "base64", "zlib", "bz2", "zip" -> null;
      case "latin1", "iso88591", "ascii", "rawunicodeescape" ->
          Text.ofBytes(text.text(), text.taint());
      case "utf16", "utf16le", "utf16be" ->
          text.isWhole()
              ? Text.ofBytes(
                  Bytes.text(
                      text.text()
                          .getBytes(
                              name.equals("utf16be")
                                  ? StandardCharsets.UTF_16BE
                                  : StandardCharsets.UTF_16LE)),
                  text.taint())
              : null;
      default ->
          Text.ofBytes(
              text.bytes() || !text.isWhole()
                  ? text.text()
                  : Bytes.text(text.text().getBytes(StandardCharsets.UTF_8)),
              text.taint());
    };
  }

  private static String plain(String encoding) {
    StringBuilder plain = new StringBuilder();
    for (char c : encoding.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != '-' && c != '_' && c != ' ') {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static String characters(String latin, String name) {
    Charset charset =
        switch (name) {
          case "latin1", "iso88591" -> StandardCharsets.ISO_8859_1;
          case "utf16", "utf16le" -> StandardCharsets.UTF_16LE;
          case "utf16be" -> StandardCharsets.UTF_16BE;
          default -> StandardCharsets.UTF_8;
        };
    if (latin.indexOf(Text.HOLE) >= 0) {
      return latin;
    }
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(Bytes.of(latin)))
          .toString();
    } catch (CharacterCodingException _) {
      return latin;
    }
  }

  private static String rotated(String text) {
    StringBuilder rotated = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char base = c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : 0;
      rotated.append(base == 0 ? c : (char) (base + (c - base + 13) % 26));
    }
    return rotated.toString();
  }
}
