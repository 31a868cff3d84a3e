package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import java.util.List;

/// A field of its metadata that a release states otherwise than the one before it.
///
/// @param field the name in core metadata, in lower case, or `entry-point`
/// @param before its values in the earlier release
/// @param after its values in the later release
/// @param location the metadata of the later release
public record Restated(String field, List<String> before, List<String> after, Location location)
    implements Fact {
  public Restated {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /// The values that only the later release has.
  public List<String> gained() {
    return after.stream().filter(value -> !before.contains(value)).toList();
  }

  /// The values that only the earlier release had.
  public List<String> lost() {
    return before.stream().filter(value -> !after.contains(value)).toList();
  }
}
