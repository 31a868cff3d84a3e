package dev.assay.core.artifact.deflate;

import java.io.IOException;

/// Content that is not what the format allows, or that is more than it may be; the reason is a
/// lower-case phrase.
public final class DamagedBlockException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  private DamagedBlockException(String reason) {
    super(reason);
    this.reason = reason;
  }

  static DamagedBlockException damaged() {
    return new DamagedBlockException("its packed content is damaged");
  }

  static DamagedBlockException tooLong() {
    return new DamagedBlockException("it unpacks to more than it declares");
  }

  /// Why it cannot be unpacked.
  public String reason() {
    return reason;
  }
}
