/// The server: routes, who may take them, and how answers look.
@NullMarked
package dev.assay.index.http;

import org.jspecify.annotations.NullMarked;
