/// Takes in what is published here: the form of twine and uv, its checks, and what becomes of it.
@NullMarked
package dev.assay.index.upload;

import org.jspecify.annotations.NullMarked;
