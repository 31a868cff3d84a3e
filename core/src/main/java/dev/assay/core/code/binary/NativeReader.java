package dev.assay.core.code.binary;

import dev.assay.core.artifact.Location;
import dev.assay.core.code.knowledge.Evidence;
import dev.assay.core.code.knowledge.Places;
import dev.assay.core.code.shell.Context;
import dev.assay.core.code.shell.PythonText;
import dev.assay.core.code.shell.ShellReader;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a native file is, and what its strings and its imports tell. A library that a wheel for one
/// platform brings along is ordinary: of it only commands are told, and what it imports.
final class NativeReader {
  private static final Set<Label> ORDINARY =
      EnumSet.of(Label.HOST_IDENTITY, Label.USER_FILES, Label.ENVIRONMENT);

  private final BinaryPlace place;
  private final List<Act> acts = new ArrayList<>();
  private final List<String> trail;

  private NativeReader(BinaryPlace place) {
    this.place = place;
    this.trail = new ArrayList<>(place.trail());
    trail.add("strings of `" + place.path() + "`");
  }

  static List<Act> acts(byte[] bytes, BinaryPlace place, boolean foreign) {
    NativeReader reader = new NativeReader(place);
    reader.read(bytes, foreign);
    return reader.acts;
  }

  private void read(byte[] bytes, boolean foreign) {
    NativeForm form = NativeForm.of(bytes);
    NativeStrings strings = NativeStrings.of(bytes);
    boolean odd = foreign || form.isProgram() || form.isDisguised(place.path());
    Set<Label> labels = Places.within(List.copyOf(strings.paths));
    if (odd) {
      String what = form.isDisguised(place.path()) ? " under another name" : "";
      act(
          Kind.LOADS_NATIVE,
          form.words() + what,
          labels,
          String.join(" ", strings.addresses),
          place.trail());
      for (String path : strings.paths) {
        EnumSet<Label> secret = EnumSet.noneOf(Label.class);
        secret.addAll(Places.ofPath(path));
        secret.removeAll(ORDINARY);
        if (!secret.isEmpty()) {
          act(Kind.READS_SECRET, path, secret, path, trail);
        }
      }
      for (String address : strings.addresses) {
        act(Kind.RECEIVES, address, Set.of(), address, trail);
      }
    }
    Context context =
        Context.of(
            Phase.CALL, Reach.CONDITIONAL, Location.of(place.path()), trail, PythonText.UNREAD);
    for (String command : strings.commands) {
      acts.addAll(ShellReader.acts(command, context));
    }
    imports(NativeImports.of(bytes));
  }

  /// What the file can do by what it imports: facts, and no more than that.
  private void imports(NativeImports imports) {
    List<String> by = new ArrayList<>(place.trail());
    by.add("imports of `" + place.path() + "`");
    for (Map.Entry<ImportMeanings.Meaning, Set<String>> found :
        ImportMeanings.of(imports).entrySet()) {
      ImportMeanings.Meaning meaning = found.getKey();
      acts.add(
          new Act(
              meaning.kind(),
              "",
              Phase.CALL,
              Reach.ON_CALL,
              Certainty.CAN,
              meaning.labels(),
              Location.of(place.path()),
              String.join(" ", found.getValue()),
              by));
    }
  }

  private void act(Kind kind, String target, Set<Label> labels, String evidence, List<String> by) {
    acts.add(
        new Act(
            kind,
            target,
            Phase.CALL,
            Reach.CONDITIONAL,
            Certainty.CAN,
            labels,
            Location.of(place.path()),
            Evidence.of(evidence),
            by));
  }
}
