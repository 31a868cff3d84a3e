package dev.assay.core.artifact.zstandard;

import java.io.IOException;

/// Content that is not what the format allows, or that is more than is read; the reason is a
/// lower-case phrase.
public final class DamagedFrameException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  DamagedFrameException(String reason) {
    super(reason);
    this.reason = reason;
  }

  static DamagedFrameException damaged() {
    return new DamagedFrameException("its packed content is damaged");
  }

  /// Why it cannot be unpacked.
  public String reason() {
    return reason;
  }
}
