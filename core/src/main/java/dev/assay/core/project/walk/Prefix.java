package dev.assay.core.project.walk;

import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Opening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/// The first 64 KiB of a file, which tell what it is.
///
/// @param text one character a byte; bytes of 0, as every other one is in UTF-16, are left out
/// @param readable false: the file is there and cannot be read
record Prefix(String text, boolean readable) {
  private static final int BYTES = 64 << 10;

  static Prefix read(FileTree tree, String path) {
    return switch (tree.open(path)) {
      case Opening.Opened(SeekableByteChannel channel) -> read(channel);
      case Opening.Absent() -> new Prefix("", false);
      case Opening.Refused(String _) -> new Prefix("", false);
    };
  }

  private static Prefix read(SeekableByteChannel opened) {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BYTES, sizeOf(opened)));
    try (SeekableByteChannel channel = opened) {
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // One read need not fill the buffer.
      }
    } catch (IOException _) {
      return new Prefix("", false);
    }
    String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    return new Prefix(text.indexOf('\0') < 0 ? text : text.replace("\0", ""), true);
  }

  /// The size is only a guess: that of a file in `/proc` is 0.
  private static long sizeOf(SeekableByteChannel channel) {
    try {
      long size = channel.size();
      return size <= 0 ? BYTES : size;
    } catch (IOException _) {
      return BYTES;
    }
  }

  boolean contains(String sought) {
    return text.contains(sought);
  }

  /// Whether a line begins with these characters.
  boolean hasLine(String start) {
    int found = text.indexOf(start);
    while (found > 0 && text.charAt(found - 1) != '\n' && text.charAt(found - 1) != '\r') {
      found = text.indexOf(start, found + 1);
    }
    return found >= 0;
  }

  /// Unreadable ones count: their reader says why.
  boolean isCondaEnvironment() {
    return !readable || hasLine("dependencies:");
  }

  /// Unreadable ones count: their reader says why.
  boolean isCycloneDx() {
    return !readable
        || contains("\"bomFormat\"")
        || contains("\"spdxVersion\"")
        || contains("cyclonedx.org/schema/bom");
  }

  /// The opening line of PEP 723.
  boolean isScript() {
    return hasLine("# /// script");
  }
}
