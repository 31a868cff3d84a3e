package dev.assay.core.artifact;

import java.util.List;

/// A rooted, bounded, read-only view of files: a folder on disk or an archive in memory.
///
/// Paths are relative to the root, with `/` between the parts; the root itself is the empty string.
/// No call leaves the root, follows a link out of it or reads more than its [Limits] allow, and
/// none throws because of what the files hold.
public interface FileTree {
  /// What lies directly in a folder, sorted by path; empty when there is no such folder.
  List<Entry> list(String directory);

  /// The bytes of one file, or why there are none.
  Content read(String path);

  /// What an entry is.
  enum Kind {
    FILE,
    DIRECTORY,
    /// A link that leads out of the root, nowhere, or back to where it came from.
    DEAD_LINK,
    OTHER
  }

  /// One entry of a folder, with its size in bytes (0 for what is no file).
  record Entry(String path, Kind kind, long size) {
    /// The last part of the path.
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
