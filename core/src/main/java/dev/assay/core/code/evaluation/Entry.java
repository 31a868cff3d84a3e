package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Functions that something outside the code calls.
///
/// @param functions when each is called, by `module:function` as entry points and build back ends
///   are written
public record Entry(Map<String, Act.Phase> functions) {
  /// Nothing but the top levels of the files.
  public static final Entry NONE = new Entry(Map.of());

  public Entry {
    // Not Map.copyOf, which compares each of many names of one hash with all others.
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }
}
