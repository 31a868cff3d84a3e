/// Tells programs elsewhere what has happened here: signed, again until they have heard, once.
@NullMarked
package dev.assay.index.webhook;

import org.jspecify.annotations.NullMarked;
