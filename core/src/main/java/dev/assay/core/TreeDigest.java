package dev.assay.core;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.FileTree.Entry;
import dev.assay.core.artifact.FileTree.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The SHA-256 of a folder: over all its files in the order of their paths, each by its path, its
/// length and its bytes. An installed distribution has no archive left to be known by.
final class TreeDigest {
  private static final int MOST_FILES = 200_000;

  private TreeDigest() {}

  /// The digest in hexadecimal; none where a file cannot be read or there are too many.
  static Optional<String> of(FileTree tree) {
    TreeSet<String> paths = new TreeSet<>();
    Deque<String> folders = new ArrayDeque<>();
    folders.add("");
    while (!folders.isEmpty()) {
      for (Entry entry : tree.list(folders.removeFirst())) {
        if (entry.kind() == Kind.DIRECTORY) {
          folders.addLast(entry.path());
        } else {
          paths.add(entry.path());
        }
      }
      if (paths.size() > MOST_FILES) {
        return Optional.empty();
      }
    }
    return digest(tree, paths);
  }

  private static Optional<String> digest(FileTree tree, SortedSet<String> paths) {
    MessageDigest digest = sha256();
    for (String path : paths) {
      switch (tree.read(path)) {
        case Content.Bytes(byte[] bytes) -> {
          byte[] name = path.getBytes(StandardCharsets.UTF_8);
          digest.update(ByteBuffer.allocate(8).putInt(name.length).putInt(bytes.length).flip());
          digest.update(name);
          digest.update(bytes);
        }
        case Content.Refused _ -> {
          return Optional.empty();
        }
        case Content.Absent() -> {}
      }
    }
    return Optional.of(HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
