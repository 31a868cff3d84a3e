package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;

/// Decides how often a loop is gone through: as often as Python would as long as all that happens
/// is known and does something with what is known, a few times where it is not.
final class Repetition {
  private static final int MOST_STEPS = 6_000_000;
  private static final int MOST_STEPS_ON_CALL = 600_000;
  private static final int MOST_OPAQUE = 48;
  private static final int MOST_OPEN = 2;

  /// A loop that looks at no text, number or container so many times in a row only waits; where it
  /// is known how often it goes round, it may also count.
  private static final int MOST_IDLE = 500;

  private final Machine machine;
  private final long until;
  private final int mostOpaque;
  private final boolean counts;
  private long opaque;
  private int done;
  private long uses;
  private int idle;

  private Repetition(Machine machine, Frame frame, int mostOpaque, boolean counts) {
    this.machine = machine;
    boolean onCall = frame.phase == Act.Phase.CALL;
    this.until = machine.meter.steps() + (onCall ? MOST_STEPS_ON_CALL : MOST_STEPS);
    this.mostOpaque = mostOpaque;
    this.counts = counts;
    this.opaque = machine.opaque + machine.acts.added();
  }

  /// For a loop over elements that are known.
  static Repetition overElements(Machine machine, Frame frame) {
    return new Repetition(machine, frame, MOST_OPAQUE, true);
  }

  /// For a loop that goes on while something holds.
  static Repetition whileHolding(Machine machine, Frame frame) {
    return new Repetition(machine, frame, MOST_OPEN, false);
  }

  /// Whether to go through the loop once more.
  boolean goesOn() {
    long now = machine.opaque + machine.acts.added();
    boolean clear = now == opaque;
    opaque = now;
    long used = machine.meter.uses() + (counts ? machine.meter.results() : 0);
    idle = used == uses ? idle + 1 : 0;
    uses = used;
    return (clear || done++ < mostOpaque) && idle < MOST_IDLE && machine.meter.steps() < until;
  }
}
