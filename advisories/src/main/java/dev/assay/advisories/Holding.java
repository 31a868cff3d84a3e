package dev.assay.advisories;

import java.time.Instant;
import java.util.Optional;

/// The data of one feed that is at hand.
///
/// @param origin `snapshot`, a URL without credentials, or the name of a file
/// @param checked when the origin last said that this is the newest, where it was fetched
public record Holding(Feed feed, String origin, Content content, Optional<Instant> checked) {}
