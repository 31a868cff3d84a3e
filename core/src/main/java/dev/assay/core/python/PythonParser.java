package dev.assay.core.python;

/// The door of the front end: Python of any version from 2.7 to 3.14 as a syntax tree. Nothing
/// fails: a statement that is none becomes [Statement.Broken], and what follows it is read all the
/// same.
public final class PythonParser {
  private PythonParser() {}

  /// Parses a file's bytes.
  public static Module parse(byte[] bytes) {
    return parse(Source.decode(bytes));
  }

  /// Parses text.
  public static Module parse(Source source) {
    Symbols symbols = new Symbols();
    Tokens tokens = Lexer.file(source.text(), symbols);
    try {
      return new StatementParser(new Cursor(source.text(), symbols, tokens)).module(source);
    } finally {
      tokens.giveBack();
    }
  }
}
