package dev.assay.index.upload;

/// How large an upload may be, in bytes.
///
/// @param file the file itself
/// @param field any other field
/// @param allFields all others together
/// @param fields how many there may be
public record UploadLimits(long file, int field, int allFields, int fields) {
  /// The largest file that can be allowed.
  public static final long LARGEST_FILE = 2L << 30;

  /// What suits most.
  public static final UploadLimits DEFAULT = new UploadLimits(1L << 30, 256 << 10, 1 << 20, 500);

  public UploadLimits {
    if (file < 1 || file > LARGEST_FILE) {
      throw new IllegalArgumentException("a file may have 1 byte to 2 GiB");
    }
  }

  /// The same with another limit for the file.
  public UploadLimits withFile(long bytes) {
    return new UploadLimits(bytes, field, allFields, fields);
  }
}
