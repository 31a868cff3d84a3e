package dev.assay.core.artifact;

import java.util.List;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

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

  /// One file to be read at any place of it, however large; the caller closes it.
  default Opening open(String path) {
    return switch (read(path)) {
      case Content.Bytes(byte[] bytes) ->
          new Opening.Opened(new SeekableInMemoryByteChannel(bytes));
      case Content.Absent() -> new Opening.Absent();
      case Content.Refused(String reason) -> new Opening.Refused(reason);
    };
  }

  /// What the lists given so far leave out, and what is wrong with the tree as a whole.
  default List<Gap> gaps() {
    return List.of();
  }

  /// What an entry is.
  enum Kind {
    FILE,
    DIRECTORY,
    /// A link to a folder inside the root, which is listed under its own path; it can be read
    /// through and need not be walked.
    LINK,
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

  /// A part of the tree that is not seen as it is: a folder that cannot be listed, an entry of an
  /// archive that is not what it seems.
  ///
  /// @param path the empty string: the tree as a whole
  /// @param reason a lower-case phrase without a full stop
  record Gap(String path, String reason) {}
}
