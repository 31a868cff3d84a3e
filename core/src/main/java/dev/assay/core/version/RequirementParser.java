package dev.assay.core.version;

import dev.assay.core.version.Requirement.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The grammar of PEP 508's requirements, as `packaging` reads it.
final class RequirementParser {
  private static final int LONGEST = 32_768;
  private static final int SHOWN = 60;

  private final String text;
  private int at;

  private RequirementParser(String text) {
    this.text = text;
  }

  /// What makes a text no requirement; it never leaves this class.
  private static final class BrokenException extends Exception {
    BrokenException(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  static Reading read(String text) {
    if (text.length() > LONGEST) {
      return new Reading.Broken("longer than " + LONGEST + " characters");
    }
    try {
      return new Reading.Parsed(new RequirementParser(text).requirement());
    } catch (BrokenException broken) {
      return new Reading.Broken(broken.reason());
    }
  }

  private Requirement requirement() throws BrokenException {
    PackageName name = name();
    skipBlanks();
    Set<String> extras = extras();
    skipBlanks();
    Optional<String> url = Optional.empty();
    SpecifierSet specifiers = specifiers("");
    if (isAt('@')) {
      url = Optional.of(url());
    } else if (isAt('(')) {
      specifiers = parenthesised();
    } else {
      specifiers = specifiers(clauses());
    }
    return new Requirement(name, List.copyOf(extras), specifiers, url, marker());
  }

  private PackageName name() throws BrokenException {
    String run = identifier();
    if (run.isEmpty()) {
      throw new BrokenException("no package name at " + shown(at));
    }
    return PackageName.parse(run)
        .orElseThrow(() -> new BrokenException("`" + cut(run) + "` is not a package name"));
  }

  private Set<String> extras() throws BrokenException {
    Set<String> extras = new LinkedHashSet<>();
    if (!isAt('[')) {
      return extras;
    }
    do {
      at++;
      skipBlanks();
      String extra = identifier();
      if (extra.isEmpty() && extras.isEmpty() && isAt(']')) {
        break;
      }
      if (PackageName.parse(extra).isEmpty()) {
        throw new BrokenException("`" + cut(extra) + "` is not the name of an extra");
      }
      extras.add(extra);
      skipBlanks();
    } while (isAt(','));
    if (!isAt(']')) {
      throw new BrokenException("the extras are not closed at " + shown(at));
    }
    at++;
    return extras;
  }

  private String url() throws BrokenException {
    at++;
    skipBlanks();
    int from = at;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw new BrokenException("no URL after `@`");
    }
    String url = text.substring(from, at);
    skipBlanks();
    return url;
  }

  private SpecifierSet parenthesised() throws BrokenException {
    int open = at;
    int close = text.indexOf(')', at);
    if (close < 0) {
      throw new BrokenException("the parenthesis is not closed at " + shown(open));
    }
    SpecifierSet specifiers = specifiers(text.substring(open + 1, close));
    at = close + 1;
    skipBlanks();
    return specifiers;
  }

  private String clauses() {
    int from = at;
    int semicolon = text.indexOf(';', at);
    at = semicolon < 0 ? text.length() : semicolon;
    return text.substring(from, at);
  }

  private SpecifierSet specifiers(String written) throws BrokenException {
    for (String clause : leadingClauses(written)) {
      if (Texts.strip(clause).isEmpty()) {
        throw new BrokenException("a version specifier is missing in " + quoted(written));
      }
    }
    return SpecifierSet.parse(written)
        .orElseThrow(
            () -> new BrokenException(quoted(written) + " is not a set of version specifiers"));
  }

  /// What must not be empty: all clauses but the last, since a trailing comma is allowed.
  private static List<String> leadingClauses(String written) {
    List<String> clauses = new ArrayList<>();
    int from = 0;
    for (int comma = written.indexOf(','); comma >= 0; comma = written.indexOf(',', from)) {
      clauses.add(written.substring(from, comma));
      from = comma + 1;
    }
    return clauses;
  }

  private Optional<Marker> marker() throws BrokenException {
    if (at == text.length()) {
      return Optional.empty();
    }
    if (!isAt(';')) {
      throw new BrokenException("expected `;` or the end at " + shown(at));
    }
    String rest = text.substring(at + 1);
    return Optional.of(
        Marker.parse(rest)
            .orElseThrow(() -> new BrokenException(quoted(rest) + " is not a marker")));
  }

  private String identifier() {
    int from = at;
    while (at < text.length()
        && (Texts.isAlphanumeric(text.charAt(at)) || Texts.isSeparator(text.charAt(at)))) {
      at++;
    }
    return text.substring(from, at);
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private String shown(int from) {
    return from >= text.length() ? "the end" : quoted(text.substring(from));
  }

  private static String quoted(String part) {
    return "`" + cut(Texts.strip(part)) + "`";
  }

  private static String cut(String part) {
    return part.length() <= SHOWN ? part : part.substring(0, SHOWN) + "…";
  }
}
