package dev.assay.core.project.distribution;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The digest of a file, computed while it streams past.
final class Sha256 {
  /// A larger file is not digested: it would cost more than all the rest of an audit.
  private static final long LARGEST = 64L << 20;

  private Sha256() {}

  /// `sha256:hex`, or nothing for a file that is larger than 64 MiB or cannot be read.
  static List<String> of(FileTree tree, String path) {
    return tree.open(path) instanceof Opening.Opened(SeekableByteChannel channel)
        ? of(channel)
        : List.of();
  }

  private static List<String> of(SeekableByteChannel channel) {
    try (channel) {
      if (channel.size() > LARGEST) {
        return List.of();
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
      while (channel.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return List.of("sha256:" + HexFormat.of().formatHex(digest.digest()));
    } catch (IOException _) {
      return List.of();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
