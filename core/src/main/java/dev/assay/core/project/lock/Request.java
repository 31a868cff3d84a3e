package dev.assay.core.project.lock;

import java.util.Optional;

/// That the project itself asks for a package.
///
/// @param group the dependency group or extra of the project that does; empty: always
record Request(Edge edge, Optional<String> group) {}
