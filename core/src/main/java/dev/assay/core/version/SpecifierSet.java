package dev.assay.core.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A set of version specifiers that must all hold (`>=1.2,!=1.3.*`), as PEP 440 defines them; the
/// empty set holds every version.
public final class SpecifierSet {
  private static final int LONGEST = 16_384;

  private final String written;
  private final List<Specifier> specifiers;

  private SpecifierSet(String written, List<Specifier> specifiers) {
    this.written = written;
    this.specifiers = List.copyOf(specifiers);
  }

  /// The set, or empty when a part of it does not parse or the text has more than 16,384
  /// characters.
  public static Optional<SpecifierSet> parse(String text) {
    String stripped = Texts.strip(text);
    if (stripped.length() > LONGEST) {
      return Optional.empty();
    }
    List<Specifier> specifiers = new ArrayList<>();
    int from = 0;
    while (from <= stripped.length()) {
      int comma = stripped.indexOf(',', from);
      int to = comma < 0 ? stripped.length() : comma;
      String clause = Texts.strip(stripped.substring(from, to));
      from = to + 1;
      if (clause.isEmpty()) {
        continue;
      }
      Specifier specifier = Specifier.read(clause);
      if (specifier == null) {
        return Optional.empty();
      }
      specifiers.add(specifier);
    }
    return Optional.of(new SpecifierSet(stripped, specifiers));
  }

  /// Whether a version lies in the set; pre-releases count only when asked for or named by the set.
  public boolean contains(Version version, boolean prereleases) {
    boolean refused = version.isPrerelease() && !prereleases && !namesPrerelease();
    return !refused && contains(version);
  }

  /// Whether a version lies in the set, pre-release or not.
  public boolean contains(Version version) {
    for (Specifier specifier : specifiers) {
      if (!specifier.contains(version)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a part of the set other than `!=` names a pre-release, which lets pre-releases in.
  public boolean namesPrerelease() {
    return specifiers.stream().anyMatch(Specifier::namesPrerelease);
  }

  /// Whether there is no specifier, so that every version lies in the set.
  public boolean isEmpty() {
    return specifiers.isEmpty();
  }

  /// The version as written when this is exactly one `==` without a wildcard, or one `===`.
  public Optional<String> pin() {
    if (specifiers.size() != 1) {
      return Optional.empty();
    }
    Specifier only = specifiers.getFirst();
    return switch (only.operator()) {
      case EQUAL, ARBITRARY -> Optional.of(only.text());
      case COMPATIBLE, EQUAL_PREFIX, UNEQUAL, UNEQUAL_PREFIX, AT_MOST, AT_LEAST, BELOW, ABOVE ->
          Optional.empty();
    };
  }

  /// Equal when both hold the same specifiers, in any order.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpecifierSet set
        && Set.copyOf(specifiers).equals(Set.copyOf(set.specifiers));
  }

  @Override
  public int hashCode() {
    return Set.copyOf(specifiers).hashCode();
  }

  /// The set as written, without space around it.
  @Override
  public String toString() {
    return written;
  }
}
