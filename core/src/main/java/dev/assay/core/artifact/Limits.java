package dev.assay.core.artifact;

/// How much of a hostile tree or archive is read: bytes of one file, bytes of all of them together,
/// entries, depth of folders, and how many times larger than its packed form an archive may unpack.
public record Limits(long fileBytes, long totalBytes, int entries, int depth, int ratio) {
  /// Enough for the largest real lock files, folders and wheels that an audit reads.
  public static final Limits DEFAULT = new Limits(64L << 20, 1L << 30, 1_000_000, 64, 200);

  public Limits {
    if (fileBytes < 0 || totalBytes < 0 || entries < 0 || depth < 0 || ratio < 1) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }
}
