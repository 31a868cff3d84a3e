package dev.assay.advisories;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/// A whole number for each of many CVEs, found by halving.
final class CveIndex {
  private static final int LONGEST_NUMBER = 9;
  private static final int ENTRY = Long.BYTES + Integer.BYTES;

  private final ByteBuffer body;
  private final Content content;
  private final int count;
  private final int entries;

  private CveIndex(ByteBuffer body) {
    Decoder in = new Decoder(body, 0);
    this.body = body;
    this.content = Content.read(in);
    this.count = in.number();
    this.entries = in.at();
  }

  /// The index in the body of a sound file.
  static CveIndex of(ByteBuffer body) {
    return new CveIndex(body);
  }

  Content content() {
    return content;
  }

  OptionalInt find(String cve) {
    OptionalLong key = key(cve);
    if (key.isEmpty()) {
      return OptionalInt.empty();
    }
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = entries + middle * ENTRY;
      int order = Long.compare(body.getLong(at), key.getAsLong());
      if (order == 0) {
        return OptionalInt.of(body.getInt(at + Long.BYTES));
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return OptionalInt.empty();
  }

  /// Collects the numbers.
  static final class Builder {
    private final NavigableMap<Long, Integer> values = new TreeMap<>();

    /// Whether `cve` is the id of one, and was taken.
    boolean add(String cve, int value) {
      OptionalLong key = key(cve);
      key.ifPresent(it -> values.put(it, value));
      return key.isPresent();
    }

    int size() {
      return values.size();
    }

    byte[] seal(Feed feed, String sha256, Optional<LocalDate> date, int malformed, String notice) {
      Encoder head = new Encoder();
      new Content(sha256, date, size(), 0, 0, malformed, List.of(), notice).write(head);
      head.number(size());
      ByteBuffer body = ByteBuffer.allocate(head.size() + size() * ENTRY).put(head.bytes());
      for (Map.Entry<Long, Integer> entry : values.entrySet()) {
        body.putLong(entry.getKey()).putInt(entry.getValue());
      }
      return IndexFormat.seal(feed, body.array());
    }
  }

  /// `CVE-2024-3094` as the year above the number.
  private static OptionalLong key(String cve) {
    int dash = cve.indexOf('-', 4);
    if (!cve.startsWith("CVE-") || dash != 8 || cve.length() - dash - 1 > LONGEST_NUMBER) {
      return OptionalLong.empty();
    }
    int year = digits(cve, 4, dash);
    int number = digits(cve, dash + 1, cve.length());
    return year < 0 || number < 0
        ? OptionalLong.empty()
        : OptionalLong.of((long) year << Integer.SIZE | number);
  }

  private static int digits(String text, int from, int to) {
    int value = from < to ? 0 : -1;
    for (int i = from; i < to && value >= 0; i++) {
      int digit = text.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
    }
    return value;
  }
}
