package dev.assay.advisories;

import dev.assay.core.advisory.AffectedPackage;
import dev.assay.core.version.PackageName;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;

/// Finds the records of a package by halving the names, and decodes only those.
final class OsvIndex {
  private final ByteBuffer body;
  private final Content content;
  private final int names;
  private final int starts;
  private final int blocks;

  private OsvIndex(ByteBuffer body) {
    Decoder in = new Decoder(body, 0);
    this.body = body;
    this.content = Content.read(in);
    this.names = in.number();
    this.starts = in.at();
    this.blocks = starts + names * Integer.BYTES;
  }

  /// The index in the body of a sound file.
  static OsvIndex of(ByteBuffer body) {
    return new OsvIndex(body);
  }

  Content content() {
    return content;
  }

  List<AffectedPackage> affecting(PackageName name) {
    String key = name.normalized();
    int low = 0;
    int high = names - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Decoder in = block(middle);
      int order = in.text().compareTo(key);
      if (order == 0) {
        return PackageBlock.read(in);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return List.of();
  }

  /// Hands over each name with its records, in the order of the names.
  void forEach(BiConsumer<String, List<AffectedPackage>> taker) {
    for (int i = 0; i < names; i++) {
      Decoder in = block(i);
      taker.accept(in.text(), PackageBlock.read(in));
    }
  }

  private Decoder block(int place) {
    return new Decoder(body, blocks + body.getInt(starts + place * Integer.BYTES));
  }
}
