package dev.assay.index.upload;

import dev.assay.store.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The file of an upload, received and not yet kept.
///
/// @param file its name as the client states it
/// @param md5 the digests that clients state beside SHA-256, in hexadecimal
record Content(String file, Incoming incoming, String md5, String blake2b)
    implements AutoCloseable {
  private static final int CHUNK = 64 << 10;

  /// Takes in all that a stream has.
  static Content receive(String file, InputStream in, Incoming incoming) throws IOException {
    MessageDigest md5 = md5Digest();
    Blake2b blake2b = new Blake2b();
    byte[] chunk = new byte[CHUNK];
    for (int n; (n = in.read(chunk)) >= 0; ) {
      incoming.write(chunk, 0, n);
      md5.update(chunk, 0, n);
      blake2b.update(chunk, 0, n);
    }
    return new Content(file, incoming, HexFormat.of().formatHex(md5.digest()), blake2b.hex());
  }

  private static MessageDigest md5Digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has MD5", impossible);
    }
  }

  @Override
  public void close() {
    incoming.close();
  }
}
