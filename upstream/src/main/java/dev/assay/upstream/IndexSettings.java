package dev.assay.upstream;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where pip and uv look for packages on this machine.
///
/// @param index the main index (PEP 503/691), empty where nobody says
/// @param extra further indexes searched with it
/// @param origin who says so, in a phrase
public record IndexSettings(Optional<URI> index, List<URI> extra, String origin) {
  public IndexSettings {
    extra = List.copyOf(extra);
  }
}
