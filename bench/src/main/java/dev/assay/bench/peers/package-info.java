/// Other auditors beside ours in one run: CPU seconds, memory, and the ids they report.
@NullMarked
package dev.assay.bench.peers;

import org.jspecify.annotations.NullMarked;
