package dev.assay.bench.trojan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.zip.DeflaterOutputStream;

/// A way to hide Python source in Python source that decodes and executes it.
enum Layer {
  BASE64 {
    @Override
    String hide(String code) {
      return "import base64\nexec(base64.b64decode(\"%s\"))\n".formatted(base64(bytes(code)));
    }
  },
  DEFLATED {
    @Override
    String hide(String code) {
      return "exec(__import__('zlib').decompress(__import__('base64').b64decode(b'%s')))\n"
          .formatted(base64(deflated(bytes(code))));
    }
  },
  REVERSED_HEX {
    @Override
    String hide(String code) {
      String hex = HexFormat.of().formatHex(bytes(code));
      return "_t = \"%s\"\nexec(compile(bytes.fromhex(_t[::-1]).decode(), \"<string>\", \"exec\"))\n"
          .formatted(new StringBuilder(hex).reverse());
    }
  },
  XOR {
    @Override
    String hide(String code) {
      byte[] bytes = bytes(code);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= KEY[i % KEY.length];
      }
      return """
      from base64 import b64decode as _d
      _k = b"%s"
      _v = _d("%s")
      exec("".join(chr(c ^ _k[i %% len(_k)]) for i, c in enumerate(_v)))
      """
          .formatted(new String(KEY, US_ASCII), base64(bytes));
    }
  },
  CHARACTERS {
    @Override
    String hide(String code) {
      StringJoiner numbers = new StringJoiner(", ");
      code.chars().forEach(c -> numbers.add(Integer.toString(c + 7)));
      return "_n = [%s]\ngetattr(__import__(\"built\" + \"ins\"), \"ex\" + \"ec\")(\"\".join(map(lambda c: chr(c - 7), _n)))\n"
          .formatted(numbers);
    }
  };

  private static final byte[] KEY = "o3Vd".getBytes(US_ASCII);

  /// Source that executes the given source.
  abstract String hide(String code);

  private static byte[] bytes(String code) {
    return code.getBytes(UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
