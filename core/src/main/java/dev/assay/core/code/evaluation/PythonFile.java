package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;
import dev.assay.core.python.Module;
import java.util.List;

/// A parsed Python file of an artifact.
///
/// @param path where it lies in the artifact, parts separated by `/`
/// @param phase when its top level runs; [Act.Phase#CALL] where nothing is known to lead there
/// @param isAside whether it lies among tests, documents or examples
/// @param trail how one comes to this text, for text that was found inside something else
public record PythonFile(
    String path, Module module, Act.Phase phase, boolean isAside, List<String> trail) {
  public PythonFile {
    trail = List.copyOf(trail);
  }
}
