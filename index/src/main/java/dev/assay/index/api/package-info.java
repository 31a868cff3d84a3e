/// Administration and publishing over HTTP: JSON in and out, every change in the audit log.
@NullMarked
package dev.assay.index.api;

import org.jspecify.annotations.NullMarked;
