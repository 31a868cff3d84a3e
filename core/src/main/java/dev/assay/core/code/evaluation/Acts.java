package dev.assay.core.code.evaluation;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers acts. The same act seen again becomes one with the earlier phase and the labels of both.
final class Acts {
  private static final int MOST = 5_000;
  private static final int LONGEST_TARGET = 500;
  private static final int MOST_CALLERS = 20;
  private static final Comparator<Act> ORDER =
      Comparator.comparing(Act::location)
          .thenComparing(Act::kind)
          .thenComparing(Act::phase)
          .thenComparing(Act::target);

  private record Key(Kind kind, Location location, String target) {}

  private final Map<Key, Act> acts = new LinkedHashMap<>();
  private long added;

  /// How often an act was reported, seen before or not.
  long added() {
    return added;
  }

  void add(Kind kind, String target, Taint taint, Site site) {
    added++;
    Frame frame = site.frame();
    Location location = frame.origin.at(site.start());
    String known = shown(target);
    Key key = new Key(kind, location, known);
    Act before = acts.get(key);
    if (before != null) {
      acts.put(key, both(before, frame, taint.labels()));
    } else if (acts.size() < MOST) {
      acts.put(
          key,
          new Act(
              kind,
              known,
              frame.moment(),
              frame.reach,
              Act.Certainty.CAN,
              taint.labels(),
              location,
              evidence(site),
              trail(frame, taint)));
    }
  }

  /// Takes an act that another reader found at a site.
  void add(Act act) {
    added++;
    Key key = new Key(act.kind(), act.location(), act.target());
    if (acts.size() < MOST) {
      acts.putIfAbsent(key, act);
    }
  }

  private static String shown(String target) {
    String known = target.replace(Text.HOLE, '…');
    return known.length() <= LONGEST_TARGET ? known : known.substring(0, LONGEST_TARGET);
  }

  private static Act both(Act act, Frame frame, Set<Label> labels) {
    boolean called = frame.reach == Act.Reach.ON_CALL;
    boolean surer = frame.reach.compareTo(act.reach()) < 0;
    boolean earlier =
        called == (act.reach() == Act.Reach.ON_CALL)
            ? frame.moment().compareTo(act.phase()) < 0
            : !called;
    if (!earlier && !surer && act.carries().containsAll(labels)) {
      return act;
    }
    Set<Label> all = EnumSet.noneOf(Label.class);
    all.addAll(act.carries());
    all.addAll(labels);
    return new Act(
        act.kind(),
        act.target(),
        earlier ? frame.moment() : act.phase(),
        surer ? frame.reach : act.reach(),
        act.certainty(),
        all,
        act.location(),
        act.evidence(),
        act.trail());
  }

  private static String evidence(Site site) {
    int end = Math.min(site.end(), site.start() + 600);
    return Evidence.of(site.frame().origin.source().slice(site.start(), end));
  }

  /// The trail of a text, the calls that led to a frame, and how what is used there was decoded.
  static List<String> trail(Frame frame, Taint taint) {
    List<String> calls = new ArrayList<>();
    Frame inner = frame;
    while (inner.caller != null && calls.size() < MOST_CALLERS) {
      Frame caller = inner.caller;
      String name = inner.function == null ? "it" : "`" + inner.function.name() + "`";
      calls.add(name + " called at " + caller.origin.at(inner.calledAt));
      inner = caller;
    }
    List<String> trail = new ArrayList<>(inner.origin.trail());
    trail.addAll(calls.reversed());
    for (String step : frame.origin.trail()) {
      if (!trail.contains(step)) {
        trail.add(step);
      }
    }
    addManner(frame, trail);
    if (taint.decoding() != null) {
      trail.add("decoded: " + taint.decoding());
    }
    return trail;
  }

  private static void addManner(Frame frame, List<String> trail) {
    boolean swallowing = false;
    boolean threading = false;
    Frame at = frame;
    for (int i = 0; at != null && i < MOST_CALLERS; i++) {
      swallowing |= at.swallowing;
      threading |= at.threading;
      at = at.caller;
    }
    if (threading) {
      trail.add("in a thread");
    }
    if (swallowing) {
      trail.add("errors swallowed");
    }
  }

  List<Act> all() {
    List<Act> all = new ArrayList<>(acts.values());
    all.sort(ORDER);
    return all;
  }
}
