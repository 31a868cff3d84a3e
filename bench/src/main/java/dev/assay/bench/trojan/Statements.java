package dev.assay.bench.trojan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds places inside the modules of real projects where a statement may stand.
final class Statements {
  /// A function at the top level whose head is one line.
  private static final Pattern FUNCTION =
      Pattern.compile(
          "(?m)^def [a-z]\\w*\\(([^()\\n]*)\\)(?: *-> *[\\w.\\[\\], |]+)?:\\n( +)(?=\\S)");

  private static final List<String> SECRETS =
      List.of("password", "passwd", "secret", "token", "api_key", "private_key", "credentials");

  private Statements() {}

  /// A function of a module.
  ///
  /// @param parameters as they are written
  /// @param body where its first statement begins
  record Function(String path, String parameters, String indent, int body) {
    /// The parameter that carries a secret by its name.
    Optional<String> secret() {
      return Stream.of(parameters.split(",", -1))
          .map(it -> it.strip().split("[^\\w]", 2)[0])
          .filter(it -> SECRETS.contains(it.toLowerCase(Locale.ROOT)))
          .findFirst();
    }

    /// Puts code before its first statement.
    String enter(Project project, String code) {
      String lines = code.indent(indent.length()).substring(indent.length()) + indent;
      project.change(path, text -> text.substring(0, body) + lines + text.substring(body));
      return path;
    }
  }

  static Optional<Function> function(Project project, Predicate<Function> wanted) {
    return project.modules().stream()
        .flatMap(path -> functions(path, project.text(path).orElse("")))
        .filter(wanted)
        .findFirst();
  }

  private static Stream<Function> functions(String path, String text) {
    Matcher matcher = FUNCTION.matcher(text);
    return matcher
        .results()
        .map((MatchResult it) -> new Function(path, it.group(1), it.group(2), it.end()));
  }

  /// Where the function or class that stands nearest to the middle of a module begins; negative
  /// where none does.
  static int middle(Project project, String path) {
    String text = project.text(path).orElse("");
    int at = text.indexOf("\n\n\ndef ", text.length() / 3);
    return at < 0 ? at : at + 3;
  }
}
