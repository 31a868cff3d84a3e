package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act.Label;
import java.util.List;

/// What calling or reading something outside the artifact means: one row of the catalogue.
///
/// @param roles where the target stands among the arguments, first that is there: a place, a name,
///   or `self` for what the object is pointed at
/// @param detail what the kind says of it
record Meaning(Kind kind, List<String> roles, String detail) {
  /// What happens.
  enum Kind {
    /// Is another path by another name.
    ALIAS,
    /// Is the text in the detail.
    CONSTANT,
    /// Has the labels in the detail just by being read.
    HOLDS,
    /// Gives what has the labels in the detail.
    GIVES,
    /// Gives the names of files: of the user's, where the target is their folder.
    LISTS,
    /// Gives what has the labels in the detail, and that is an act.
    TAKES,
    SENDS,
    /// Sends, and reads the files that its texts name.
    UPLOADS,
    /// Sends where it is known to what; else it is something of this machine.
    TELLS,
    /// Asks for what lies at an address; sends what it is asked with.
    FETCHES,
    RECEIVES,
    /// Fetches into the file that stands behind the target.
    SAVES,
    RESOLVES,
    LISTENS,
    SPAWNS,
    /// Gives a process that was started its input.
    FEEDS,
    /// Runs a module or file of Python.
    RUNS,
    /// Executes its target as text.
    EXECUTES,
    /// Makes objects of bytes that say what is called for that.
    UNPICKLES,
    READS,
    WRITES,
    /// Writes the target from what stands before it, or from where the detail says.
    COPIES,
    /// Puts its other arguments into the target: a file, or a buffer.
    POURS,
    LOADS,
    DESTROYS,
    EVADES,
    PERSISTS,
    /// Reads another process.
    PEEKS,
    /// Gives an object pointed at the target.
    KEEPS,
    /// Points its object at the target.
    POINTS,
    /// Points its object at what its target is pointed at.
    JOINS,
    /// Puts a connection in the place of standard input and output.
    REDIRECTS,
    /// Calls the function that is its target with the arguments under the name in the detail.
    CALLS,
    /// Calls the functions among its arguments with what has the labels in the detail, `now` or
    /// `later`; stands beside another meaning.
    HANDS,
    /// Puts its target where the interpreter calls it at each import.
    HOOKS,
    /// Gives its target back, as text.
    PASSES
  }

  Meaning {
    roles = List.copyOf(roles);
  }

  private static boolean hasLabels(Kind kind) {
    return switch (kind) {
      case HOLDS, GIVES, TAKES, HANDS -> true;
      default -> false;
    };
  }

  Taint taint() {
    Taint taint = Taint.NONE;
    if (!detail.isEmpty() && hasLabels(kind)) {
      for (String label : Splitting.by(detail, ",", Items.LONGEST, false)) {
        taint =
            label.equals("COMMAND_LINE")
                ? taint.with(Taint.COMMAND_LINE)
                : taint.with(Label.valueOf(label));
      }
    }
    return taint;
  }
}
