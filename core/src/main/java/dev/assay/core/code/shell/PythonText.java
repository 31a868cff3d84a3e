package dev.assay.core.code.shell;

import dev.assay.core.fact.Act;
import java.util.List;

/// Reads the Python that a command holds (`python -c '…'`), for whoever reads commands.
@FunctionalInterface
public interface PythonText {
  /// Leaves Python unread.
  PythonText UNREAD = (_, _) -> List.of();

  /// The acts of a program that a command runs.
  List<Act> acts(String program, Context context);
}
