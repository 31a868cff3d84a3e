package dev.assay.core.code.shell;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.List;
import java.util.Set;

/// Where a command stands: what its acts are to say of when and where they happen.
///
/// @param holes what is known of the parts of the command that are not: the n-th belongs to the
///   character [#hole] gives for n
/// @param python reads Python that a command holds
public record Context(
    Phase phase,
    Reach reach,
    Location location,
    List<String> trail,
    List<Set<Label>> holes,
    PythonText python) {
  private static final char FIRST_HOLE = '\uE000';
  private static final int MOST_HOLES = 256;

  public Context {
    trail = List.copyOf(trail);
    holes = List.copyOf(holes);
  }

  /// A command that is wholly known.
  public static Context of(
      Phase phase, Reach reach, Location location, List<String> trail, PythonText python) {
    return new Context(phase, reach, location, trail, List.of(), python);
  }

  /// The character that stands in a command for its n-th unknown part, counted from 0; the last one
  /// for all that are too many.
  public static char hole(int n) {
    return (char) (FIRST_HOLE + Math.min(n, MOST_HOLES - 1));
  }

  /// What the unknown part that a character stands for is made of; nothing for any other character.
  Set<Label> labels(char c) {
    int n = c - FIRST_HOLE;
    return n >= 0 && n < holes.size() ? holes.get(n) : Set.of();
  }

  boolean isHole(char c) {
    int n = c - FIRST_HOLE;
    return n >= 0 && n < holes.size();
  }

  Context at(Location place) {
    return new Context(phase, reach, place, trail, holes, python);
  }
}
