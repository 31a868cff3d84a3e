package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;

/// Decides how often a loop is gone through: as often as Python would as long as all that happens
/// is known and does something with what is known, a few times where it is not.
final class Repetition {
  private static final int MOST_STEPS = 6_000_000;
  private static final int MOST_STEPS_ON_CALL = 600_000;
  private static final int MOST_OPAQUE = 48;
  private static final int MOST_OPEN = 2;

  /// A loop that looks at no text, number or container so many times in a row goes round for ever.
  private static final int MOST_IDLE = 500;

  private final Machine machine;
  private final long until;
  private final int mostOpaque;
  private long opaque;
  private int done;
  private final int mostIdle;
  private long uses;
  private int idle;

  private Repetition(Machine machine, Frame frame, int mostOpaque, int mostIdle) {
    this.machine = machine;
    boolean onCall = frame.phase == Act.Phase.CALL;
    this.until = machine.meter.steps() + (onCall ? MOST_STEPS_ON_CALL : MOST_STEPS);
    this.mostOpaque = mostOpaque;
    this.mostIdle = mostIdle;
    this.opaque = machine.opaque + machine.acts.added();
  }

  /// For a loop over elements that are known.
  static Repetition overElements(Machine machine, Frame frame) {
    return new Repetition(machine, frame, MOST_OPAQUE, Integer.MAX_VALUE);
  }

  /// For a loop that goes on while something holds.
  static Repetition whileHolding(Machine machine, Frame frame) {
    return new Repetition(machine, frame, MOST_OPEN, MOST_IDLE);
  }

  /// Whether to go through the loop once more.
  boolean goesOn() {
    long now = machine.opaque + machine.acts.added();
    boolean clear = now == opaque;
    opaque = now;
    idle = machine.meter.uses() == uses ? idle + 1 : 0;
    uses = machine.meter.uses();
    return (clear || done++ < mostOpaque) && idle < mostIdle && machine.meter.steps() < until;
  }
}
