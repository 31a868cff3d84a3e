package dev.assay.core.document;

/// Ends the reading of a document inside this package; [Documents] makes a result of it.
final class MalformedException extends Exception {
  private final String reason;
  private final int line;

  MalformedException(String reason, int line) {
    super(reason, null, false, false);
    this.reason = reason;
    this.line = line;
  }

  String reason() {
    return reason;
  }

  int line() {
    return line;
  }
}
