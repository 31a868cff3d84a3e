/// What happens in an index, counted for Prometheus.
@NullMarked
package dev.assay.index.metric;

import org.jspecify.annotations.NullMarked;
