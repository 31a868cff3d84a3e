/// Real projects with an inert theft, downloader or start file put into them, to measure how many
/// such upgrades are noticed.
@NullMarked
package dev.assay.bench.trojan;

import org.jspecify.annotations.NullMarked;
