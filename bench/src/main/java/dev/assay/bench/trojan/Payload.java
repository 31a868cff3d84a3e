package dev.assay.bench.trojan;

import java.util.Map;

/// What a trojanised upgrade does. Written by hand after descriptions of real attacks; each is
/// inert, for it points at a reserved name (`.example`, RFC 2606) or a documentation address (RFC
/// 5737), and nothing here is ever run.
sealed interface Payload permits Theft, Channel, Runner, Spread {
  /// Python source, each line ended.
  String code();

  /// The files that the code expects beside it.
  default Map<String, byte[]> companions() {
    return Map.of();
  }
}
