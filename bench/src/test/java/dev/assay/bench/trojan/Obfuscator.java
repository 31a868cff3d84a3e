package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// What obfuscators make of a program, beyond the layers that trojanised upgrades use: each after a
/// tool or a habit that is met in packages, in our own words.
enum Obfuscator {
  HEXADECIMAL(
      code ->
          "import codecs\nexec(codecs.decode('%s', 'hex').decode('utf-8'))\n".formatted(hex(code))),
  UPPER_HEXADECIMAL(
      code ->
          "import base64 as b\neval(compile(b.b16decode('%s'), '', 'exec'))\n"
              .formatted(hex(code).toUpperCase(Locale.ROOT))),
  GZIPPED(
      code ->
          "import gzip, base64\nexec(gzip.decompress(base64.b64decode('%s')))\n"
              .formatted(Encoding.base64(gzipped(code)))),
  LZMA(
      code ->
          "exec(__import__('lzma').decompress(__import__('base64').b64decode(%s)).decode())\n"
              .formatted("'" + Encoding.base64(xz(code)) + "'")),
  /// A `binascii` call under another name.
  ALIASED(
      code ->
          "from binascii import a2b_base64 as O0O\nOO0 = exec\nOO0(O0O(b'%s'))\n"
              .formatted(Encoding.base64(code.getBytes(UTF_8)))),
  HEX_ESCAPES(code -> "exec('%s')\n".formatted(each(code, "\\x%02x", ""))),
  OCTAL_ESCAPES(code -> "exec('%s')\n".formatted(each(code, "\\%03o", ""))),
  UNICODE_ESCAPES(
      code -> "exec(b'%s'.decode('unicode_escape'))\n".formatted(each(code, "\\\\u%04x", ""))),
  PERCENT(
      code ->
          "from urllib.parse import unquote\nexec(unquote('%s'))\n"
              .formatted(each(code, "%%%02X", ""))),
  JSON(code -> "import json\nexec(json.loads('\"%s\"'))\n".formatted(each(code, "\\\\u%04x", ""))),
  BINARY_DIGITS(
      code ->
          "exec(''.join(chr(int(b, 2)) for b in '%s'.split()))\n"
              .formatted(
                  code.chars().mapToObj(Integer::toBinaryString).collect(Collectors.joining(" ")))),
  DECIMAL_DIGITS(
      code ->
          "d = '%s'\nexec(''.join(chr(int(d[i:i + 3])) for i in range(0, len(d), 3)))\n"
              .formatted(each(code, "%03d", ""))),
  BIG_NUMBER(
      code ->
          "n = %s\nexec(n.to_bytes((n.bit_length() + 7) // 8, 'big'))\n"
              .formatted(new BigInteger(1, code.getBytes(UTF_8)))),
  ARITHMETIC(
      code ->
          "exec(bytes([%s]))\n"
              .formatted(
                  code.chars()
                      .mapToObj(c -> "(%d ^ %d) - %d".formatted((c + 9) ^ 51, 51, 9))
                      .collect(Collectors.joining(", ")))),
  INDICES(
      code -> {
        String letters = letters(code);
        return "a = %s\nexec(''.join([a[i] for i in (%s)]))\n"
            .formatted(
                Carrier.literal(letters),
                code.chars()
                    .mapToObj(c -> Integer.toString(letters.indexOf(c)))
                    .collect(Collectors.joining(", ")));
      }),
  PIECES(
      code -> {
        List<Integer> order = IntStream.rangeClosed(0, code.length() / 8).boxed().toList();
        List<Integer> shown = new ArrayList<>(order);
        Collections.reverse(shown);
        return "p = {%s}\nexec(''.join(p[k] for k in sorted(p)))\n"
            .formatted(
                shown.stream()
                    .map(i -> i + ": " + Carrier.literal(piece(code, i)))
                    .collect(Collectors.joining(", ")));
      }),
  /// A letter a bit pattern of tabs and blanks.
  WHITESPACE(
      code ->
          """
          w = '%s'
          s = ''
          for i in range(0, len(w), 8):
              n = 0
              for c in w[i:i + 8]:
                  n = n * 2 + (1 if c == '\\t' else 0)
              s += chr(n)
          exec(s)
          """
              .formatted(code.chars().mapToObj(Obfuscator::blanks).collect(Collectors.joining()))),
  REVERSED_LINES(
      code ->
          "exec('\\n'.join(l[::-1] for l in %s[::-1].split('\\n')[::-1]))\n"
              .formatted(Carrier.literal(code.strip()))),
  /// Names that Python takes for `exec` (NFKC).
  FULL_WIDTH(
      code ->
          "import base64\n\uff45\uff58\uff45\uff43(base64.b64decode('%s'))\n"
              .formatted(Encoding.base64(code.getBytes(UTF_8)))),
  BUILTINS_BY_NAME(
      code ->
          """
          g = globals()['__builtins__']
          f = (g if isinstance(g, dict) else vars(g))['cexe'[::-1]]
          f(%s)
          """
              .formatted(Carrier.literal(code))),
  CLASS_OF_DECODERS(
      code ->
          """
          import base64, zlib


          class Codec:
              def __init__(self, text):
                  self.text = text

              def __add__(self, step):
                  return Codec(step(self.text))

              def __call__(self):
                  exec(self.text)


          (Codec('%s') + base64.b64decode + zlib.decompress)()
          """
              .formatted(Encoding.base64(Encoding.deflated(code.getBytes(UTF_8))))),
  LAMBDAS(
      code ->
          "(lambda f, g, x: f(g(x)))(exec, lambda t: ''.join(map(chr, t)), [%s])\n"
              .formatted(each(code, "%d", ", "))),
  DECORATED(
      code ->
          "@exec\n@lambda _: __import__('base64').b64decode('%s')\ndef run(): pass\n"
              .formatted(Encoding.base64(code.getBytes(UTF_8)))),
  STRING_OF_MARSHAL(
      code ->
          "import marshal, base64\nexec(marshal.loads(base64.b64decode('%s')))\n"
              .formatted(Encoding.base64(marshalled(code)))),
  /// A cipher that is part of the program (RC4).
  OWN_CIPHER(
      code ->
          """
          def rc(key, data):
              s, j, out = list(range(256)), 0, []
              for i in range(256):
                  j = (j + s[i] + key[i %% len(key)]) %% 256
                  s[i], s[j] = s[j], s[i]
              i = j = 0
              for c in data:
                  i = (i + 1) %% 256
                  j = (j + s[i]) %% 256
                  s[i], s[j] = s[j], s[i]
                  out.append(c ^ s[(s[i] + s[j]) %% 256])
              return bytes(out)


          exec(rc(b'inert', bytes.fromhex('%s')))
          """
              .formatted(HexFormat.of().formatHex(rc4(code)))),
  /// A stream of keyed digests over a counter, as tools make it that bring no cipher of their own.
  KEYED_STREAM(
      code ->
          """
          import hashlib as _l0, hmac as _O1


          def _Il(key, body):
              out = b''
              step = 0
              while len(out) < len(body):
                  out += _O1.new(key, step.to_bytes(4, 'big'), _l0.sha256).digest()
                  step += 1
              return bytes(a ^ b for a, b in zip(body, out))


          exec(_Il(b'inert', bytes.fromhex('%s')).decode())
          """
              .formatted(HexFormat.of().formatHex(streamed(code)))),
  /// AES whose padding is cut off by its own last byte.
  CUT_PADDING(
      code ->
          """
          import base64
          from Crypto.Cipher import AES
          p = AES.new(b'inert key of 16.', AES.MODE_CBC, bytes(16)).decrypt(base64.b64decode('%s'))
          exec(p[:-p[-1]])
          """
              .formatted(Encoding.base64(sealed(code)))),
  UNPADDED(
      code ->
          """
          import base64
          from Crypto.Cipher import AES
          from Crypto.Util.Padding import unpad
          c = AES.new(b'inert key of 16.', AES.MODE_CBC, bytes(16))
          exec(unpad(c.decrypt(base64.b64decode('%s')), AES.block_size))
          """
              .formatted(Encoding.base64(sealed(code)))),
  /// The last use of one of the forms that minifiers leave.
  SEMICOLONS(
      code ->
          "import base64 as a;b=a.b64decode;c='%s';d=compile(b(c),'','exec');exec(d)\n"
              .formatted(Encoding.base64(code.getBytes(UTF_8)))),
  OFF_SCREEN(
      code -> "version = '1.0'" + " ".repeat(300) + ";exec(" + Carrier.literal(code) + ")\n"),
  /// Pieces under names without meaning, and a list of the names.
  NAMED_PIECES(
      code -> {
        List<Integer> order = IntStream.rangeClosed(0, code.length() / 8).boxed().toList();
        return "m = {%s}\nexec(''.join(m[k] for k in '%s'.split('|')))\n"
            .formatted(
                order.stream()
                    .map(i -> "'%s': %s".formatted(name(i), Carrier.literal(piece(code, i))))
                    .collect(Collectors.joining(", ")),
                order.stream().map(Obfuscator::name).collect(Collectors.joining("|")));
      });

  private final UnaryOperator<String> transformation;

  Obfuscator(UnaryOperator<String> transformation) {
    this.transformation = transformation;
  }

  String apply(String code) {
    return transformation.apply(code);
  }

  private static String hex(String code) {
    return HexFormat.of().formatHex(code.getBytes(UTF_8));
  }

  private static String each(String code, String format, String between) {
    return code.chars()
        .mapToObj(c -> String.format(Locale.ROOT, format, c))
        .collect(Collectors.joining(between));
  }

  private static String letters(String code) {
    return code.chars()
        .distinct()
        .mapToObj(Character::toString)
        .sorted(Collections.reverseOrder())
        .collect(Collectors.joining());
  }

  private static String piece(String code, int index) {
    return code.substring(index * 8, Math.min(code.length(), index * 8 + 8));
  }

  private static String name(int index) {
    return HexFormat.of().toHexDigits(index * 0x9E3779B1);
  }

  private static String blanks(int c) {
    StringBuilder bits = new StringBuilder();
    for (int bit = 7; bit >= 0; bit--) {
      bits.append((c >> bit & 1) == 1 ? "\\t" : " ");
    }
    return bits.toString();
  }

  private static byte[] streamed(String code) {
    byte[] bytes = code.getBytes(UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("inert".getBytes(UTF_8), "HmacSHA256"));
      for (int i = 0; i * 32 < bytes.length; i++) {
        byte[] stream = mac.doFinal(ByteBuffer.allocate(4).putInt(i).array());
        for (int j = 0; j < 32 && i * 32 + j < bytes.length; j++) {
          bytes[i * 32 + j] ^= stream[j];
        }
      }
      return bytes;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sealed(String code) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      SecretKeySpec key = new SecretKeySpec("inert key of 16.".getBytes(UTF_8), "AES");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
      return cipher.doFinal(code.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] gzipped(String code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(code.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] xz(String code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream xz = new XZCompressorOutputStream(out)) {
      xz.write(code.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// A string as `marshal.dumps` writes it.
  private static byte[] marshalled(String code) {
    byte[] text = code.getBytes(UTF_8);
    return ByteBuffer.allocate(5 + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 'u')
        .putInt(text.length)
        .put(text)
        .array();
  }

  private static byte[] rc4(String code) {
    try {
      Cipher cipher = Cipher.getInstance("RC4");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec("inert".getBytes(UTF_8), "RC4"));
      return cipher.doFinal(code.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
