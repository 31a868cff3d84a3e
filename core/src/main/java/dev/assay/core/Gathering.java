package dev.assay.core;

import dev.assay.core.advisory.AdvisoryMatcher;
import dev.assay.core.advisory.AdvisorySource;
import dev.assay.core.detector.naming.Names;
import dev.assay.core.fact.Fact;
import dev.assay.core.fact.Hygiene;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Input;
import dev.assay.core.project.Projects;
import dev.assay.core.project.Remark;
import dev.assay.core.project.Unchecked;
import java.util.ArrayList;
import java.util.List;

/// Turns what was read into facts, 200,000 of them and of dependencies together: a file that
/// repeats one vulnerable pin must not exhaust the memory. Dependencies beyond are named as not
/// audited.
final class Gathering {
  private static final int MOST = 200_000;

  private final AdvisorySource advisories;
  private final Names names;
  private final List<String> internal;
  private final List<Input> inputs = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private int taken;

  /// @param internal name patterns of the user's own packages
  Gathering(AdvisorySource advisories, Names names, List<String> internal) {
    this.advisories = advisories;
    this.names = names;
    this.internal = internal;
  }

  /// Takes the facts of everything that was read.
  void read(Projects projects) {
    for (Input input : projects.inputs()) {
      inputs.add(read(input));
    }
  }

  private Input read(Input input) {
    List<Dependency> all = input.dependencies();
    int next = 0;
    while (next < all.size() && taken < MOST) {
      read(all.get(next));
      next++;
    }
    for (Remark remark : input.remarks()) {
      facts.add(new Hygiene(remark));
    }
    return next == all.size() ? input : cut(input, next);
  }

  private void read(Dependency dependency) {
    int before = facts.size();
    facts.addAll(AdvisoryMatcher.match(dependency, advisories));
    facts.addAll(names.signals(dependency, internal));
    taken += 1 + facts.size() - before;
  }

  private static Input cut(Input input, int kept) {
    List<Unchecked> unchecked = new ArrayList<>(input.unchecked());
    unchecked.add(
        Unchecked.of(
                input.dependencies().size() - kept + " more dependencies",
                "one audit holds no more than " + MOST + " dependencies and findings",
                input.dependencies().get(kept).source())
            .withHint("audit the file by itself"));
    return new Input(
        input.path(),
        input.kind(),
        input.project(),
        input.dependencies().subList(0, kept),
        input.remarks(),
        unchecked);
  }

  /// The projects as far as there are facts of them.
  Projects projects(List<Unchecked> unchecked) {
    return new Projects(inputs, unchecked);
  }

  /// The facts, in the order of the inputs.
  List<Fact> facts() {
    return facts;
  }
}
