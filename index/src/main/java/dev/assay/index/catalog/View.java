package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;

/// A project as an audience sees it.
public record View(PackageName name, Audience audience) {}
