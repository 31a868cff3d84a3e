package dev.assay.core.code;

/// How much work one artifact is worth: steps of evaluation, bytes of decoded text, layers of
/// decoding and files. Counted, never timed, so that two runs agree; what it ends becomes an act of
/// kind [dev.assay.core.fact.Act.Kind#UNKNOWN].
public record Budget(long steps, long decodedBytes, int layers, int files) {
  /// Enough for every real project measured.
  public static final Budget DEFAULT = new Budget(20_000_000, 64L << 20, 120, 100_000);
}
