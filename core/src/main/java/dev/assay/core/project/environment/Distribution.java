package dev.assay.core.project.environment;

import dev.assay.core.project.Dependency;

/// One installed distribution.
///
/// @param home the path in the tree of its `.dist-info`, `.egg-info` or `.egg`
/// @param recordsRequests whether its installer would have marked it, had the user asked for it
record Distribution(Dependency dependency, String home, boolean recordsRequests) {
  Distribution with(Dependency changed) {
    return new Distribution(changed, home, recordsRequests);
  }
}
