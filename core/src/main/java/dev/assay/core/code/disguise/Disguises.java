package dev.assay.core.code.disguise;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.disguise.TreeScan.Form;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import dev.assay.core.python.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The door of the room: what is odd about the text of a module, apart from what it does.
public final class Disguises {
  private static final int SHOWN = 400;

  private Disguises() {}

  /// The acts of kind evades of a module's text, one of each form.
  public static List<Act> of(Module module, String path, List<String> trail) {
    List<Act> acts = new ArrayList<>();
    for (Form form : TreeScan.of(module, RawScan.of(module.source()))) {
      int end = Math.min(form.end(), Math.min(form.start() + SHOWN, module.source().length()));
      acts.add(
          new Act(
              Kind.EVADES,
              form.what(),
              Phase.CALL,
              Reach.AUTOMATIC,
              Certainty.CAN,
              Set.of(),
              new Location(path, module.source().line(form.start())),
              Evidence.of(module.source().slice(form.start(), end)),
              trail));
    }
    return acts;
  }
}
