package dev.assay.core.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of pax headers (POSIX 2001), which overrule what stands in a tar header.
final class PaxFields {
  private final Map<String, String> fields = new HashMap<>();

  /// Adds the records of a pax header: `length name=value` and a line feed each, the length that of
  /// the whole record.
  void add(byte[] records) throws IOException {
    int at = 0;
    while (at < records.length && records[at] != 0) {
      int space = indexOf(records, ' ', at);
      int end = at + length(records, at, space);
      if (end <= space || end > records.length) {
        throw new BrokenArchiveException("damaged: a pax header has a wrong length");
      }
      int equals = indexOf(records, '=', space);
      if (equals < end) {
        String name = new String(records, space + 1, equals - space - 1, StandardCharsets.UTF_8);
        fields.put(name, PathText.decode(Arrays.copyOfRange(records, equals + 1, end - 1)));
      }
      at = end;
    }
  }

  private static int indexOf(byte[] records, char wanted, int from) {
    int at = from;
    while (at < records.length && records[at] != wanted) {
      at++;
    }
    return at;
  }

  private static int length(byte[] records, int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      if (records[i] < '0' || records[i] > '9' || length > 1 << 26) {
        return -1;
      }
      length = length * 10 + (records[i] - '0');
    }
    return length;
  }

  void clear() {
    fields.clear();
  }

  /// The header with these fields, or else with those that hold for the whole archive.
  TarHeader applied(TarHeader header, PaxFields global) throws IOException {
    TarHeader result = header;
    String path = field("path", global);
    if (path != null) {
      result = result.withName(path);
    }
    String link = field("linkpath", global);
    if (link != null) {
      result = result.withLink(link);
    }
    String size = field("size", global);
    if (size != null) {
      result = result.withSize(number(size));
    }
    String sparse = field("GNU.sparse.name", global);
    return sparse == null ? result : result.withName(sparse).withType('S');
  }

  private @Nullable String field(String name, PaxFields global) {
    String own = fields.get(name);
    return own != null ? own : global.fields.get(name);
  }

  private static long number(String text) throws IOException {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // The same end as for a negative one.
    }
    throw new BrokenArchiveException("damaged: a pax header holds an impossible size");
  }
}
