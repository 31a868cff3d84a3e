package dev.assay.core.detector.naming;

import dev.assay.core.fact.NameSignal;
import dev.assay.core.fact.NameSignal.Kind;
import dev.assay.core.project.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What is odd about one name. A ranked name is never odd: so many rely on it that it is what it
/// says, and nothing it resembles is what they meant. Neither is a name that the user owns, unless
/// the public index has it as well.
final class NameSignals {
  private static final int SUSPICIOUS_MAJOR = 99;
  private static final int LONGEST_MAJOR = 6;
  private static final int FIRST_CALENDAR_YEAR = 1900;

  private final Dependency dependency;
  private final Names names;
  private final List<NameSignal> signals = new ArrayList<>();

  private NameSignals(Dependency dependency, Names names) {
    this.dependency = dependency;
    this.names = names;
  }

  static List<NameSignal> of(Dependency dependency, List<String> internal, Names names) {
    if (names.rank(dependency.name()).isPresent() && internal.isEmpty()) {
      return List.of();
    }
    NameSignals found = new NameSignals(dependency, names);
    Optional<String> pattern =
        internal.stream().filter(p -> matches(p, dependency.name().normalized())).findFirst();
    if (pattern.isPresent()) {
      found.internal(pattern.get());
    } else if (names.rank(dependency.name()).isEmpty()) {
      found.resemblance();
      found.module();
      found.existence();
      found.version();
    }
    return List.copyOf(found.signals);
  }

  private static boolean matches(String pattern, String name) {
    String plain = pattern.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    return plain.endsWith("*")
        ? name.startsWith(plain.substring(0, plain.length() - 1))
        : name.equals(plain);
  }

  private void internal(String pattern) {
    if (names.exists(dependency.name())) {
      add(
          Kind.DEPENDENCY_CONFUSION,
          "an internal name by `%s` that the public index has as well (list of %s)"
              .formatted(pattern, names.date()));
    }
  }

  private void resemblance() {
    names
        .resemblance(dependency.name())
        .ifPresent(it -> add(it.kind(), it.target(), OptionalInt.of(it.rank()), it.how()));
  }

  private void module() {
    names
        .module(dependency.name())
        .ifPresent(
            module ->
                add(
                    Kind.IMPORT_NAME,
                    module.distribution(),
                    names.rank(module.distribution()),
                    "`import %s` comes from another distribution".formatted(module.name())));
  }

  private void existence() {
    if (names.exists(dependency.name())) {
      return;
    }
    Optional<String> joined = names.joined(dependency.name());
    if (joined.isPresent()) {
      add(
          Kind.SLOPSQUAT,
          joined.get(),
          names.rank(joined.get()),
          "a join of well-known words that is not in the list of " + names.date());
    } else {
      add(Kind.UNREGISTERED, "not in the list of " + names.date());
    }
  }

  private void version() {
    if (isSuspiciouslyHigh(dependency.version())) {
      add(
          Kind.DEPENDENCY_CONFUSION,
          "version `%s` is one that wins over any internal one".formatted(dependency.version()));
    }
  }

  /// Majors that are years or days (`2024.1`, `20240131`) are calendars.
  private static boolean isSuspiciouslyHigh(String version) {
    int start = version.startsWith("v") ? 1 : 0;
    int end = start;
    while (end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9') {
      end++;
    }
    String major = version.substring(start, end);
    if (major.isEmpty() || major.chars().allMatch(digit -> digit == '9')) {
      return major.length() > 1;
    }
    if (major.length() > LONGEST_MAJOR) {
      return false;
    }
    int number = Integer.parseInt(major);
    return number >= SUSPICIOUS_MAJOR && number < FIRST_CALENDAR_YEAR;
  }

  private void add(Kind kind, String how) {
    signals.add(new NameSignal(dependency, kind, Optional.empty(), OptionalInt.empty(), how));
  }

  private void add(Kind kind, String target, OptionalInt rank, String how) {
    signals.add(new NameSignal(dependency, kind, Optional.of(target), rank, how));
  }
}
