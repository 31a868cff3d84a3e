package dev.assay.core.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over a version's text by the grammar of PEP 440's appendix B, without backtracking
/// beyond one separator.
final class VersionScanner {
  private static final String[] NO_LARGE = {};
  private static final int SHORT_DIGITS = 18;

  // Longer spellings first: `a` is the start of `alpha`, `r` of `rev`, `pre` of `preview`.
  private static final String[] PRE_WORDS = {
    "alpha", "a", "beta", "b", "preview", "pre", "c", "rc"
  };
  private static final int[] PRE_RANKS = {
    Version.ALPHA,
    Version.ALPHA,
    Version.BETA,
    Version.BETA,
    Version.CANDIDATE,
    Version.CANDIDATE,
    Version.CANDIDATE,
    Version.CANDIDATE
  };
  private static final String[] POST_WORDS = {"post", "rev", "r"};
  private static final String[] DEV_WORDS = {"dev"};

  private final String text;
  private final int start;
  private final int end;
  private int at;
  private String[] large = NO_LARGE;

  VersionScanner(String text, int start, int end) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  @Nullable Version version() {
    if (at < end && Texts.lower(text.charAt(at)) == 'v') {
      at++;
    }
    if (!atDigit()) {
      return null;
    }
    long epoch = 0;
    long first = number();
    if (at < end && text.charAt(at) == '!') {
      at++;
      if (!atDigit()) {
        return null;
      }
      epoch = first;
      first = number();
    }
    long[] release = release(first);
    return at == end ? finished(epoch, release) : suffixed(epoch, release);
  }

  private Version finished(long epoch, long[] release) {
    return version(epoch, release, Version.NONE, 0, Version.ABSENT, Version.ABSENT, null);
  }

  private @Nullable Version suffixed(long epoch, long[] release) {
    int word = word(PRE_WORDS);
    int pre = word < 0 ? Version.NONE : PRE_RANKS[word];
    long preNumber = word < 0 ? 0 : optionalNumber();
    long post = post();
    long dev = word(DEV_WORDS) < 0 ? Version.ABSENT : optionalNumber();
    LocalPart local = null;
    if (at < end && text.charAt(at) == '+') {
      local = local();
      if (local == null) {
        return null;
      }
    }
    return at == end ? version(epoch, release, pre, preNumber, post, dev, local) : null;
  }

  private Version version(
      long epoch,
      long[] release,
      int pre,
      long preNumber,
      long post,
      long dev,
      @Nullable LocalPart local) {
    return new Version(
        text.substring(start, end),
        new Version.Numbers(epoch, release, pre, preNumber, post, dev, large),
        local);
  }

  private boolean atDigit() {
    return at < end && Texts.isDigit(text.charAt(at));
  }

  private long[] release(long first) {
    long[] release = new long[dotsAhead() + 1];
    release[0] = first;
    for (int i = 1; i < release.length; i++) {
      at++;
      release[i] = number();
    }
    return release;
  }

  /// How many dots with a digit behind each follow in one run of digits and dots.
  private int dotsAhead() {
    int dots = 0;
    for (int i = at; i + 1 < end && text.charAt(i) == '.' && Texts.isDigit(text.charAt(i + 1)); ) {
      dots++;
      i += 2;
      while (i < end && Texts.isDigit(text.charAt(i))) {
        i++;
      }
    }
    return dots;
  }

  private long number() {
    int from = at;
    long value = 0;
    while (at < end && Texts.isDigit(text.charAt(at))) {
      // Wraps around on long numbers, which are read again as text below.
      value = value * 10 + (text.charAt(at) - '0');
      at++;
    }
    return at - from <= SHORT_DIGITS ? value : longNumber(from);
  }

  private long longNumber(int from) {
    String digits = withoutZeros(text.substring(from, at));
    if (digits.length() <= SHORT_DIGITS) {
      return Long.parseLong(digits);
    }
    large = Arrays.copyOf(large, large.length + 1);
    large[large.length - 1] = digits;
    return Version.Numbers.largeAt(large.length - 1);
  }

  private static String withoutZeros(String digits) {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.substring(zeros);
  }

  /// The number behind a word; 0 when there is none. One separator belongs to the word even without
  /// a number, as in `1.0a-` and `1.0a--1`.
  private long optionalNumber() {
    if (at < end && Texts.isSeparator(text.charAt(at))) {
      at++;
    }
    return atDigit() ? number() : 0;
  }

  private long post() {
    if (at + 1 < end && text.charAt(at) == '-' && Texts.isDigit(text.charAt(at + 1))) {
      at++;
      return number();
    }
    return word(POST_WORDS) < 0 ? Version.ABSENT : optionalNumber();
  }

  /// Steps over an optional separator and one of the words; -1 and no step when none is there.
  private int word(String[] words) {
    int from = at < end && Texts.isSeparator(text.charAt(at)) ? at + 1 : at;
    for (int i = 0; i < words.length; i++) {
      if (isAt(from, words[i])) {
        at = from + words[i].length();
        return i;
      }
    }
    return -1;
  }

  private boolean isAt(int from, String word) {
    if (end - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (Texts.lower(text.charAt(from + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable LocalPart local() {
    List<String> segments = new ArrayList<>();
    do {
      at++;
      int from = at;
      while (at < end && Texts.isAlphanumeric(text.charAt(at))) {
        at++;
      }
      if (at == from) {
        return null;
      }
      segments.add(segment(from));
    } while (at < end && Texts.isSeparator(text.charAt(at)));
    return new LocalPart(segments);
  }

  private String segment(int from) {
    StringBuilder out = new StringBuilder(at - from);
    for (int i = from; i < at; i++) {
      out.append(Texts.lower(text.charAt(i)));
    }
    String segment = out.toString();
    return Texts.isDigits(segment) ? withoutZeros(segment) : segment;
  }
}
