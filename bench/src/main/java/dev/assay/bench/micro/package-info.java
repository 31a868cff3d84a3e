/// JMH benchmarks of the parts that an audit's time goes into.
@NullMarked
package dev.assay.bench.micro;

import org.jspecify.annotations.NullMarked;
