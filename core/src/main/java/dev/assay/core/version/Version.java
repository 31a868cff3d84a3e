package dev.assay.core.version;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version of a release, read and ordered as PEP 440 does; equal when neither sorts first, so
/// `1.0` equals `v1.0.0`.
public final class Version implements Comparable<Version> {
  /// What stands for a post or development number that is not there.
  static final long ABSENT = -1;

  /// Ranks of the kinds of pre-release; without one, a version sorts after all of them.
  static final int ALPHA = 0;

  static final int BETA = 1;
  static final int CANDIDATE = 2;
  static final int NONE = 3;

  private static final int LONGEST = 1024;
  private static final String[] PRE_NAMES = {"a", "b", "rc"};

  private final String written;
  private final Numbers numbers;
  private final @Nullable LocalPart local;

  /// The public part; a number below `ABSENT` stands for a text in `large` (see `Numbers.compare`).
  record Numbers(
      long epoch, long[] release, int pre, long preNumber, long post, long dev, String[] large) {

    /// Numbers of more than 18 digits are kept as digits without leading zeros: such texts sort by
    /// length, then by character, so no arithmetic on hostile input is needed.
    static int compare(long left, Numbers of, long right, Numbers from) {
      if (left >= ABSENT && right >= ABSENT) {
        return Long.compare(left, right);
      }
      if (left >= ABSENT || right >= ABSENT) {
        return left >= ABSENT ? -1 : 1;
      }
      return compareDigits(of.largeText(left), from.largeText(right));
    }

    static int compareDigits(String left, String right) {
      int byLength = Integer.compare(left.length(), right.length());
      return byLength != 0 ? byLength : left.compareTo(right);
    }

    static long largeAt(int index) {
      return ABSENT - 1 - index;
    }

    private String largeText(long number) {
      return large[(int) (ABSENT - 1 - number)];
    }

    private void append(StringBuilder out, long number) {
      if (number >= 0) {
        out.append(number);
      } else {
        out.append(largeText(number));
      }
    }

    private int hash(long number) {
      return number >= ABSENT ? Long.hashCode(number) : largeText(number).hashCode();
    }

    private int preRank() {
      // A development release of the final release sorts before each of its pre-releases.
      return pre == NONE && post == ABSENT && dev != ABSENT ? -1 : pre;
    }
  }

  Version(String written, Numbers numbers, @Nullable LocalPart local) {
    this.written = written;
    this.numbers = numbers;
    this.local = local;
  }

  /// The version, or empty when PEP 440 does not know the form or the text has more than 1,024
  /// characters.
  public static Optional<Version> parse(String text) {
    return Optional.ofNullable(read(text));
  }

  static @Nullable Version read(String text) {
    int start = Texts.skipSpace(text, 0);
    int end = Texts.trimSpace(text, start);
    return end - start > LONGEST ? null : new VersionScanner(text, start, end).version();
  }

  /// The version as written, without surrounding space.
  public String written() {
    return written;
  }

  /// The normalised form.
  public String normalized() {
    StringBuilder out = new StringBuilder(written.length() + 8);
    if (numbers.epoch != 0) {
      numbers.append(out, numbers.epoch);
      out.append('!');
    }
    for (int i = 0; i < numbers.release.length; i++) {
      if (i > 0) {
        out.append('.');
      }
      numbers.append(out, numbers.release[i]);
    }
    appendSuffixes(out);
    return local == null ? out.toString() : out.append('+').append(local).toString();
  }

  private void appendSuffixes(StringBuilder out) {
    if (numbers.pre != NONE) {
      numbers.append(out.append(PRE_NAMES[numbers.pre]), numbers.preNumber);
    }
    if (numbers.post != ABSENT) {
      numbers.append(out.append(".post"), numbers.post);
    }
    if (numbers.dev != ABSENT) {
      numbers.append(out.append(".dev"), numbers.dev);
    }
  }

  /// The same without its local part (`1.0+cu118` gives `1.0`).
  public Version publicVersion() {
    return local == null
        ? this
        : new Version(written.substring(0, written.indexOf('+')), numbers, null);
  }

  /// Whether there is a local part.
  public boolean isLocal() {
    return local != null;
  }

  /// Whether this is a pre-release or a development release.
  public boolean isPrerelease() {
    return numbers.pre != NONE || numbers.dev != ABSENT;
  }

  /// Whether this is a post-release (`1.0.post1`, `1.0-1`).
  public boolean isPostrelease() {
    return numbers.post != ABSENT;
  }

  /// Whether this is a development release (`1.0.dev1`).
  public boolean isDevrelease() {
    return numbers.dev != ABSENT;
  }

  /// How many numbers the release segment has as written.
  public int releaseLength() {
    return numbers.release.length;
  }

  /// The number at a place of the release segment: 0 after its end, `Long.MAX_VALUE` for one of
  /// more than 18 digits.
  public long releaseNumber(int index) {
    long number = index < numbers.release.length ? numbers.release[index] : 0;
    return number < 0 ? Long.MAX_VALUE : number;
  }

  /// Whether the release starts with the first `count` numbers of another's, epochs being equal.
  boolean hasPrefix(Version other, int count) {
    return compareNumber(numbers.epoch, other, other.numbers.epoch) == 0
        && compareRelease(other, count) == 0;
  }

  /// Whether epoch and release are another's (`1.0` and `1.0.0a1`).
  boolean sharesRelease(Version other) {
    return hasPrefix(other, Math.max(numbers.release.length, other.numbers.release.length));
  }

  boolean sharesPre(Version other) {
    return numbers.pre == other.numbers.pre
        && compareNumber(numbers.preNumber, other, other.numbers.preNumber) == 0;
  }

  boolean sharesPost(Version other) {
    return compareNumber(numbers.post, other, other.numbers.post) == 0;
  }

  /// The order when local parts are left out.
  int comparePublic(Version other) {
    int order = compareNumber(numbers.epoch, other, other.numbers.epoch);
    if (order == 0) {
      order = compareRelease(other, Math.max(numbers.release.length, other.numbers.release.length));
    }
    return order != 0 ? order : compareSuffixes(other);
  }

  private int compareRelease(Version other, int count) {
    long[] mine = numbers.release;
    long[] theirs = other.numbers.release;
    for (int i = 0; i < count; i++) {
      long left = i < mine.length ? mine[i] : 0;
      long right = i < theirs.length ? theirs[i] : 0;
      int order = left == right && left >= 0 ? 0 : compareNumber(left, other, right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int compareSuffixes(Version other) {
    int order = Integer.compare(numbers.preRank(), other.numbers.preRank());
    if (order == 0) {
      order = compareNumber(numbers.preNumber, other, other.numbers.preNumber);
    }
    if (order == 0) {
      order = compareNumber(numbers.post, other, other.numbers.post);
    }
    if (order != 0) {
      return order;
    }
    if (isDevrelease() != other.isDevrelease()) {
      return isDevrelease() ? -1 : 1;
    }
    return compareNumber(numbers.dev, other, other.numbers.dev);
  }

  private int compareNumber(long mine, Version other, long theirs) {
    return Numbers.compare(mine, numbers, theirs, other.numbers);
  }

  @Override
  public int compareTo(Version other) {
    int order = comparePublic(other);
    if (order != 0 || (local == null && other.local == null)) {
      return order;
    }
    if (local == null || other.local == null) {
      return local == null ? -1 : 1;
    }
    return local.compareTo(other.local);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Version version && compareTo(version) == 0);
  }

  @Override
  public int hashCode() {
    int trimmed = numbers.release.length;
    while (trimmed > 0 && numbers.release[trimmed - 1] == 0) {
      trimmed--;
    }
    int hash = numbers.hash(numbers.epoch);
    for (int i = 0; i < trimmed; i++) {
      hash = 31 * hash + numbers.hash(numbers.release[i]);
    }
    int[] suffixes = {
      numbers.pre,
      numbers.hash(numbers.preNumber),
      numbers.hash(numbers.post),
      numbers.hash(numbers.dev),
      local == null ? 0 : local.hashCode()
    };
    return 31 * hash + Arrays.hashCode(suffixes);
  }

  /// The version as written.
  @Override
  public String toString() {
    return written;
  }
}
