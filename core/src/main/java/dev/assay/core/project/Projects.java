package dev.assay.core.project;

import java.util.List;
import java.util.stream.Stream;

/// Everything that was read below the paths the user gave.
///
/// @param unchecked what belongs to no input: files that were not recognised or could not be opened
public record Projects(List<Input> inputs, List<Unchecked> unchecked) {
  public Projects {
    inputs = List.copyOf(inputs);
    unchecked = List.copyOf(unchecked);
  }

  /// The same with more that was not checked.
  public Projects withUnchecked(List<Unchecked> more) {
    return new Projects(inputs, Stream.concat(unchecked.stream(), more.stream()).toList());
  }
}
