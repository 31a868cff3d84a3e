package dev.assay.core.python;

import java.util.List;

/// A parsed file.
///
/// @param broken how many statements were none
public record Module(Source source, List<Statement> body, int broken) {}
