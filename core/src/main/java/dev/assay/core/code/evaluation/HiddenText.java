package dev.assay.core.code.evaluation;

import dev.assay.core.code.evaluation.Value.Name;
import dev.assay.core.code.evaluation.Value.Unknown;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import org.jspecify.annotations.Nullable;

/// Text behind ciphers and digests of the library and of well-known packages, where the key is
/// known.
final class HiddenText {
  private static final String AES = "Crypto.Cipher.AES.new()";
  private static final String RC4 = "Crypto.Cipher.ARC4.new()";
  private static final String UNPADDER =
      "cryptography.hazmat.primitives.padding.PKCS7().unpadder()";
  private static final String CIPHER = "cryptography.hazmat.primitives.ciphers.Cipher()";

  private final Machine machine;

  HiddenText(Machine machine) {
    this.machine = machine;
  }

  @Nullable Value call(String path, Arguments arguments) {
    return switch (path) {
      case "Crypto.Cipher.AES.new", "Crypto.Cipher.ARC4.new" ->
          cipher(
              path,
              arguments.find(0, "key"),
              arguments.at(1),
              first(arguments, 2, "iv", "nonce"),
              arguments);
      case "cryptography.hazmat.primitives.ciphers.Cipher" -> {
        Value algorithm = arguments.find(0, "algorithm");
        Value mode = arguments.find(1, "mode");
        Value key = algorithm instanceof Thing thing ? thing.target() : null;
        Value vector = mode instanceof Thing thing ? thing.target() : null;
        Thing made =
            cipher(
                CIPHER,
                key,
                mode instanceof Thing thing ? Name.of(thing.path) : null,
                vector,
                arguments);
        yield made;
      }
      case "hashlib.md5",
          "hashlib.sha1",
          "hashlib.sha224",
          "hashlib.sha256",
          "hashlib.sha384",
          "hashlib.sha512" ->
          digest(path.substring("hashlib.".length()), arguments);
      case "Crypto.Util.Padding.unpad" -> unpadded(arguments.at(0));
      case "hmac.new", "hmac.digest" -> authentication(path, arguments);
      case "hmac.compare_digest", "secrets.compare_digest" ->
          arguments.at(0) instanceof Text one
                  && arguments.at(1) instanceof Text other
                  && one.isWhole()
                  && other.isWhole()
              ? Value.Truth.of(one.text().equals(other.text()))
              : null;
      default -> null;
    };
  }

  private static @Nullable Value first(Arguments arguments, int index, String name, String other) {
    Value found = arguments.find(index, name);
    return found == null ? arguments.named().get(other) : found;
  }

  private static Thing cipher(
      String path,
      @Nullable Value key,
      @Nullable Value mode,
      @Nullable Value vector,
      Arguments arguments) {
    Thing cipher = new Thing(path.endsWith("()") ? path : path + "()", arguments.taint());
    cipher.fields.put("key", key == null ? Unknown.PLAIN : key);
    cipher.fields.put("mode", mode == null ? Unknown.PLAIN : mode);
    cipher.fields.put("vector", vector == null ? Unknown.PLAIN : vector);
    return cipher;
  }

  private static @Nullable Value digest(String algorithm, Arguments arguments) {
    Text digest = arguments.at(0) instanceof Text text ? Ciphers.digest(algorithm, text) : null;
    return digest == null
        ? null
        : new Thing("hashlib." + algorithm + "()", digest.taint()).pointedAt(digest);
  }

  private static @Nullable Value unpadded(@Nullable Value padded) {
    return padded instanceof Text text && text.isWhole()
        ? text.of(Ciphers.unpadded(text.text()), text.taint())
        : null;
  }

  private static @Nullable Value authentication(String path, Arguments arguments) {
    Value function = first(arguments, 2, "digestmod", "digest");
    String name = function instanceof Text text ? text.text() : Effects.shown(function);
    Value message = first(arguments, 1, "msg", "message");
    Text code =
        arguments.find(0, "key") instanceof Text key && message instanceof Text text
            ? Ciphers.authentication(name.substring(name.lastIndexOf('.') + 1), key, text)
            : null;
    if (code == null || path.equals("hmac.digest")) {
      return code;
    }
    return new Thing("hashlib.hmac()", code.taint()).pointedAt(code);
  }

  /// A method of a cipher or digest; null where it is none, or what it needs is not known.
  @Nullable Value method(String path, Value receiver, Arguments arguments, Site site) {
    if (!(receiver instanceof Thing thing)) {
      return null;
    }
    if (path.startsWith("hashlib.") && thing.target() instanceof Text digest) {
      return path.endsWith("().digest")
          ? digest
          : path.endsWith("().hexdigest")
              ? new Text(Decoders.hexadecimal(digest.text()), false, digest.taint())
              : null;
    }
    String decoder =
        switch (path) {
          case "cryptography.fernet.Fernet().decrypt" -> "Fernet";
          case AES + ".decrypt", AES + ".decrypt_and_verify", AES + ".decryptor().update" -> "AES";
          case RC4 + ".decrypt" -> "RC4";
          default -> "";
        };
    if (path.equals(UNPADDER + ".update")) {
      return unpadded(arguments.at(0));
    }
    if (path.equals(CIPHER + ".decryptor")) {
      Thing decryptor = new Thing(AES + ".decryptor()", thing.taint());
      decryptor.fields.putAll(thing.fields);
      return decryptor;
    }
    if (path.equals(AES + ".decryptor().finalize") || path.equals(UNPADDER + ".finalize")) {
      return Text.ofBytes("", Taint.NONE);
    }
    return decoder.isEmpty() ? null : decrypted(decoder, thing, arguments, site);
  }

  private Value decrypted(String decoder, Thing cipher, Arguments arguments, Site site) {
    Value given = arguments.at(0);
    Taint taint = arguments.taint().plus(cipher.taint());
    String plain =
        given instanceof Text text && text.isWhole() && machine.meter.decode(text.length())
            ? decrypt(decoder, cipher, text.text())
            : null;
    if (plain == null) {
      return Unknown.of(taint.with(Label.DECODED));
    }
    Text result = Text.ofBytes(plain, taint.decodedBy(decoder));
    String decoding = result.taint().decoding();
    machine.acts.add(Act.Kind.DECODES, decoding == null ? decoder : decoding, result.taint(), site);
    return result;
  }

  private static @Nullable String decrypt(String decoder, Thing cipher, String text) {
    if (decoder.equals("Fernet")) {
      return cipher.target() instanceof Text key ? Ciphers.fernet(key.text(), text) : null;
    }
    if (!(cipher.fields.get("key") instanceof Text key)) {
      return null;
    }
    if (decoder.equals("RC4")) {
      return Ciphers.rc4(key.text(), text);
    }
    String mode = mode(cipher.fields.get("mode"));
    return Ciphers.aes(
        mode,
        key.text(),
        cipher.fields.get("vector") instanceof Text vector ? vector.text() : null,
        text);
  }

  private static String mode(@Nullable Value mode) {
    String name = mode instanceof Name known ? known.path() : "";
    if (mode instanceof Value.Whole whole) {
      return switch (whole.number().intValue()) {
        case 1 -> "ECB";
        case 2 -> "CBC";
        case 3 -> "CFB";
        case 5 -> "OFB";
        case 6 -> "CTR";
        case 11 -> "GCM";
        default -> "";
      };
    }
    String last = name.substring(Math.max(name.lastIndexOf('_'), name.lastIndexOf('.')) + 1);
    return last.endsWith("()") ? last.substring(0, last.length() - 2) : last;
  }
}
