/// The private index: it proxies, hosts, judges, and says why it refuses.
@NullMarked
package dev.assay.index;

import org.jspecify.annotations.NullMarked;
