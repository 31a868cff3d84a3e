package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act;
import dev.assay.core.python.Node;

/// All that takes part in evaluating one artifact.
final class Machine {
  /// Expressions, blocks and calls nest no deeper: each level takes a few frames of the JVM's
  /// stack.
  static final int DEEPEST = 600;

  final Meter meter;
  final Acts acts = new Acts();
  final Catalogue catalogue = Catalogue.INSTANCE;
  final CanonicalPaths paths = new CanonicalPaths(catalogue);
  final Modules modules;
  final Formatting formatting;
  final Operations operations;
  final Subscripts subscripts;
  final Decoders decoders;
  final TextMethods texts;
  final ContainerMethods containers;
  final Expressions expressions;
  final Comprehensions comprehensions;
  final Statements statements;
  final Targets targets;
  final Attributes attributes;
  final Calls calls;
  final UserCalls userCalls;
  final Natives natives;
  final Effects effects;
  final Callbacks callbacks;
  final Overloads overloads;
  final Resources resources;
  final Files files;
  final Buffers buffers;
  final Hooks hooks;
  final SecretUses secretUses = new SecretUses();
  final Layers layers;
  final Pending pending;

  /// How deep the evaluation is nested now.
  int depth;

  /// The step after which calls are no longer looked into: the rest of a module or function is then
  /// evaluated with what they give unknown.
  long enterUntil = Long.MAX_VALUE;

  /// How often something happened whose outcome is not known.
  long opaque;

  /// What was raised last.
  Value raised = Value.Unknown.PLAIN;

  private boolean spent;

  Machine(Meter meter, Modules modules, OwnFiles own) {
    this.meter = meter;
    this.resources = new Resources(own, meter, modules);
    this.modules = modules;
    this.formatting = new Formatting(meter);
    this.operations = new Operations(meter, formatting);
    this.subscripts = new Subscripts(meter);
    this.decoders = new Decoders(meter);
    this.texts = new TextMethods(meter, subscripts, decoders);
    this.containers = new ContainerMethods(meter, subscripts);
    this.expressions = new Expressions(this);
    this.comprehensions = new Comprehensions(this);
    this.statements = new Statements(this);
    this.targets = new Targets(this);
    this.attributes = new Attributes(this);
    this.calls = new Calls(this);
    this.userCalls = new UserCalls(this);
    this.natives = new Natives(this);
    this.files = new Files(this);
    this.buffers = new Buffers(this);
    this.hooks = new Hooks(this);
    this.effects = new Effects(this);
    this.callbacks = new Callbacks(this);
    this.overloads = new Overloads(this);
    this.layers = new Layers(this);
    this.pending = new Pending(this);
  }

  /// Counts a step; false, and one act for the artifact, when there is none left. Where a node
  /// starts is asked of it only then: it costs as much as the step.
  boolean step(Frame frame, Node node) {
    return hasStep() ? depth < DEEPEST : ended(frame, node.start());
  }

  /// The same for what happens at an offset.
  boolean step(Frame frame, int start) {
    return hasStep() ? depth < DEEPEST : ended(frame, start);
  }

  private boolean hasStep() {
    return meter.step() && !meter.isSpent();
  }

  private boolean ended(Frame frame, int start) {
    if (!spent) {
      spent = true;
      acts.add(
          Act.Kind.UNKNOWN, "the rest of the artifact", Taint.NONE, new Site(frame, start, start));
    }
    return false;
  }

  /// Evaluates a part of a module; where the stack ends before our own bound on depth does, no more
  /// than this part is lost, and said to be.
  void guarded(Unit unit, Runnable part) {
    int before = depth;
    try {
      part.run();
    } catch (StackOverflowError _) {
      depth = before;
      Frame frame = Frame.ofModule(unit, Act.Phase.CALL, Act.Reach.ON_CALL);
      acts.add(Act.Kind.UNKNOWN, "code nested too deep", Taint.NONE, new Site(frame, 0, 0));
    }
  }

  /// A value outside the artifact by its path, with the labels it has by itself.
  Value named(String path) {
    return paths.known(catalogue.canonical(path)).value();
  }

  /// A member of something outside the artifact.
  Value named(String path, String member) {
    return paths.known(paths.member(path, member)).value();
  }
}
