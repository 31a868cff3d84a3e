package dev.assay.core.python;

import java.util.List;

/// One string literal: raw, of bytes, with fields (PEP 498, 750) or plain. Its text stays in the
/// source until it is asked for.
///
/// @param source the file's characters
/// @param contentStart the offset behind the opening quotes
/// @param contentEnd the offset of the closing quotes
/// @param fields the expressions in replacement fields, in order, with their format specifications
public record StringLiteral(
    char[] source,
    boolean raw,
    boolean bytes,
    boolean formatted,
    boolean template,
    int contentStart,
    int contentEnd,
    List<Field> fields,
    int start,
    int end) {

  /// One replacement field.
  ///
  /// @param start the offset of its `{`
  /// @param end the offset behind its `}`
  /// @param conversion `s`, `r`, `a`, or a blank
  /// @param specification the fields within the format specification
  public record Field(
      Expression value, char conversion, List<Field> specification, int start, int end) {}

  /// The text, escapes replaced. Of bytes each character is one byte. Of a literal with fields this
  /// is the text with the fields left in as written.
  public String text() {
    if (raw) {
      return new String(source, contentStart, contentEnd - contentStart);
    }
    return Escapes.replace(source, contentStart, contentEnd, bytes);
  }

  /// The text between two offsets of this literal, escapes replaced; for the stretches between
  /// fields `{{` and `}}` are one brace each.
  public String stretch(int from, int to) {
    String text =
        raw ? new String(source, from, to - from) : Escapes.replace(source, from, to, bytes);
    return text.replace("{{", "{").replace("}}", "}");
  }
}
