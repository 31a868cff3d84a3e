package dev.assay.core.python;

import java.util.List;

/// A parsed file.
///
/// @param names the distinct names that stand in it
/// @param longestLiteral how many characters its longest string literal has, quotes included
/// @param broken how many statements were none
public record Module(
    Source source, List<Statement> body, Names names, int longestLiteral, int broken) {}
