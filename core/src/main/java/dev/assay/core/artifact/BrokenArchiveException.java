package dev.assay.core.artifact;

import java.io.IOException;

/// An archive that cannot be read on; the message is a lower-case phrase for a person.
final class BrokenArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  BrokenArchiveException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
