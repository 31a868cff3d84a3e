package dev.assay.bench.trojan;

import static dev.assay.bench.trojan.Encoding.base64;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;

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
          .formatted(base64(Encoding.deflated(bytes(code))));
    }
  },
  BZIPPED {
    @Override
    String hide(String code) {
      return """
      import bz2 as _c
      from base64 import b85decode as _u
      eval(compile(_c.decompress(_u('%s')), '<m>', 'exec'))
      """
          .formatted(Encoding.base85(Encoding.bzipped(bytes(code))));
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
      return """
      from base64 import b64decode as _d
      _k = b"%s"
      _v = _d("%s")
      exec("".join(chr(c ^ _k[i %% len(_k)]) for i, c in enumerate(_v)))
      """
          .formatted(KEY, base64(Encoding.xored(bytes(code), KEY)));
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
  },
  ROTATED {
    @Override
    String hide(String code) {
      return "import codecs\n(lambda _r: exec(_r))(codecs.decode(%s, \"rot_13\"))\n"
          .formatted(Carrier.literal(Encoding.rotated(code)));
    }
  },
  /// A function that one is handed, from code that is compiled.
  FUNCTION {
    @Override
    String hide(String code) {
      return """
      import base64, types
      _p = ["%s", "%s"]
      types.FunctionType(compile(base64.urlsafe_b64decode(_p[1] + _p[0]), "x", "exec"), globals())()
      """
          .formatted((Object[]) halves(Base64.getUrlEncoder().encodeToString(bytes(code))));
    }
  },
  /// Letters exchanged by a table.
  TABLE {
    @Override
    String hide(String code) {
      String moved = ALPHABET.substring(11) + ALPHABET.substring(0, 11);
      StringBuilder text = new StringBuilder();
      code.chars().forEach(c -> text.append((char) exchanged(c, moved)));
      return """
      _a = "%s"
      _m = str.maketrans(_a[11:] + _a[:11], _a)
      exec(%s.translate(_m))
      """
          .formatted(ALPHABET, Carrier.literal(text.toString()));
    }
  },
  /// A token that the key stands beside.
  FERNET {
    @Override
    String hide(String code) {
      byte[] key = "an-inert-key-of-32-bytes-for-you".getBytes(US_ASCII);
      return "from cryptography.fernet import Fernet\nexec(Fernet(b'%s').decrypt(b'%s'))\n"
          .formatted(Base64.getUrlEncoder().encodeToString(key), Encoding.fernet(code, key));
    }
  };

  private static final String KEY = "o3Vd";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /// Source that executes the given source.
  abstract String hide(String code);

  private static byte[] bytes(String code) {
    return code.getBytes(UTF_8);
  }

  /// The second half first.
  private static String[] halves(String text) {
    int middle = text.length() / 2;
    return new String[] {text.substring(middle), text.substring(0, middle)};
  }

  private static int exchanged(int c, String moved) {
    int at = ALPHABET.indexOf(c);
    return at < 0 ? c : moved.charAt(at);
  }
}
