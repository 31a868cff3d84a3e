package dev.assay.core.version;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One clause of a specifier set: an operator and the version or text behind it.
///
/// @param text what stands behind the operator, without space around it
/// @param version the version it names, without `.*`; null only for `===` and a text that is none
record Specifier(Operator operator, String text, @Nullable Version version) {
  /// The operators of PEP 440; the wildcard forms of `==` and `!=` are operators of their own.
  enum Operator {
    COMPATIBLE("~="),
    ARBITRARY("==="),
    EQUAL("=="),
    EQUAL_PREFIX("=="),
    UNEQUAL("!="),
    UNEQUAL_PREFIX("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    BELOW("<"),
    ABOVE(">");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  /// The clause, or null when the text is none.
  static @Nullable Specifier read(String clause) {
    String stripped = Texts.strip(clause);
    for (Operator operator : Operator.values()) {
      if (stripped.startsWith(operator.sign)) {
        return read(operator, Texts.strip(stripped.substring(operator.sign.length())));
      }
    }
    return null;
  }

  private static @Nullable Specifier read(Operator operator, String text) {
    if (operator == Operator.ARBITRARY) {
      return isArbitrary(text) ? new Specifier(operator, text, Version.read(text)) : null;
    }
    if (text.endsWith(".*")) {
      return readPrefix(operator, text);
    }
    Version version = Version.read(text);
    if (version == null || !isAllowed(operator, version)) {
      return null;
    }
    return new Specifier(operator, text, version);
  }

  private static boolean isAllowed(Operator operator, Version version) {
    boolean equality = operator == Operator.EQUAL || operator == Operator.UNEQUAL;
    boolean tooShort = operator == Operator.COMPATIBLE && version.releaseLength() < 2;
    return (equality || !version.isLocal()) && !tooShort;
  }

  private static @Nullable Specifier readPrefix(Operator operator, String text) {
    String base = text.substring(0, text.length() - 2);
    Version version = Version.read(base);
    boolean bare =
        version != null
            && version.written().length() == base.length()
            && !version.isLocal()
            && !version.isPrerelease()
            && !version.isPostrelease();
    if (!bare) {
      return null;
    }
    return switch (operator) {
      case EQUAL -> new Specifier(Operator.EQUAL_PREFIX, text, version);
      case UNEQUAL -> new Specifier(Operator.UNEQUAL_PREFIX, text, version);
      case COMPATIBLE, ARBITRARY, EQUAL_PREFIX, UNEQUAL_PREFIX, AT_MOST, AT_LEAST, BELOW, ABOVE ->
          null;
    };
  }

  private static boolean isArbitrary(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Texts.isSpace(c) || c == ';' || c == ')') {
        return false;
      }
    }
    return true;
  }

  /// Whether the clause names a pre-release, which lets pre-releases into its set.
  boolean namesPrerelease() {
    boolean names = operator != Operator.UNEQUAL && operator != Operator.UNEQUAL_PREFIX;
    return names && version != null && version.isPrerelease();
  }

  /// Whether a text lies in the clause: a text that is no version only in its `===`.
  boolean containsText(String candidate) {
    if (operator == Operator.ARBITRARY) {
      return candidate.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT));
    }
    Version parsed = Version.read(candidate);
    return parsed != null && contains(parsed);
  }

  /// Whether a version lies in the clause, pre-release or not.
  boolean contains(Version candidate) {
    return version == null ? containsText(candidate.written()) : contains(candidate, version);
  }

  private boolean contains(Version candidate, Version named) {
    return switch (operator) {
      case ARBITRARY -> containsText(candidate.written());
      case EQUAL -> equal(candidate, named);
      case UNEQUAL -> !equal(candidate, named);
      case EQUAL_PREFIX -> candidate.hasPrefix(named, named.releaseLength());
      case UNEQUAL_PREFIX -> !candidate.hasPrefix(named, named.releaseLength());
      case COMPATIBLE ->
          candidate.compareTo(named) >= 0 && candidate.hasPrefix(named, named.releaseLength() - 1);
      case AT_LEAST -> candidate.comparePublic(named) >= 0;
      case AT_MOST -> candidate.comparePublic(named) <= 0;
      case BELOW -> below(candidate, named);
      case ABOVE -> above(candidate, named);
    };
  }

  /// A local part counts only when the clause names one.
  private static boolean equal(Version candidate, Version named) {
    return named.isLocal() ? candidate.equals(named) : candidate.comparePublic(named) == 0;
  }

  /// `<V` leaves out the pre-releases of V itself unless V is one.
  private static boolean below(Version candidate, Version named) {
    if (candidate.compareTo(named) >= 0) {
      return false;
    }
    if (named.isPrerelease() || !candidate.sharesRelease(named)) {
      return true;
    }
    return named.isPostrelease() && !(candidate.sharesPre(named) && candidate.sharesPost(named));
  }

  /// `>V` leaves out V's local versions, and its post-releases unless V is one.
  private static boolean above(Version candidate, Version named) {
    if (candidate.comparePublic(named) <= 0) {
      return false;
    }
    if (named.isPostrelease() || named.isDevrelease()) {
      return true;
    }
    return !(candidate.sharesRelease(named) && candidate.sharesPre(named));
  }

  /// Equal when spelt for the same version (`==1.0` and `==v1.0.0`).
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Specifier specifier
        && operator == specifier.operator
        && key().equals(specifier.key());
  }

  @Override
  public int hashCode() {
    return 31 * operator.hashCode() + key().hashCode();
  }

  private Object key() {
    return switch (operator) {
      case ARBITRARY, EQUAL_PREFIX, UNEQUAL_PREFIX -> text;
      // `~=1.0` and `~=1.0.0` differ.
      case COMPATIBLE -> version == null ? text : version.normalized();
      case EQUAL, UNEQUAL, AT_MOST, AT_LEAST, BELOW, ABOVE -> version == null ? text : version;
    };
  }

  @Override
  public String toString() {
    return operator.sign + text;
  }
}
