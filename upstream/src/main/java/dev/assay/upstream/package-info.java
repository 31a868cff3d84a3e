/// What is published: how pip and uv are configured, and a bounded client for what they point at.
@NullMarked
package dev.assay.upstream;

import org.jspecify.annotations.NullMarked;
