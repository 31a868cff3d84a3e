/// What other indexes publish: their pages and files, fetched once, kept, and compared with before.
@NullMarked
package dev.assay.index.proxy;

import org.jspecify.annotations.NullMarked;
