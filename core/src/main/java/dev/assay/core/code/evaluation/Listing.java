package dev.assay.core.code.evaluation;

import dev.assay.core.fact.Act.Label;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What functions give that list files: one name that stands for any of them, as far as its folder
/// or pattern tells.
final class Listing {
  private static final String ANY = String.valueOf(Text.HOLE);

  private Listing() {}

  /// The names of files in a folder, or of a pattern.
  static Value of(String path, @Nullable Value target, @Nullable Value first, Taint given) {
    if (!(target instanceof Text folder)) {
      return new Thing(path + "()", given);
    }
    Taint taint = Files.isOfUser(folder.text()) ? given.with(Label.USER_FILES) : given;
    Value element =
        switch (path) {
          case "glob.glob", "glob.iglob" -> name(pattern(folder.text()), taint);
          case "os.listdir" -> name(ANY, taint);
          case "os.walk", "os.fwalk" -> Items.tuple(deep(folder, taint), any(taint), any(taint));
          case "str.walk" -> Items.tuple(deep(folder, taint), any(taint), any(taint));
          case "str.glob", "str.rglob" ->
              name(
                  below(folder.text(), first instanceof Text some ? pattern(some.text()) : ANY),
                  taint);
          default -> name(below(folder.text(), ANY), taint);
        };
    Items all = Items.list(new ArrayList<>(List.of(element)));
    all.open(taint);
    return all;
  }

  private static Text deep(Text folder, Taint taint) {
    return name(folder.text() + ANY, taint);
  }

  private static Items any(Taint taint) {
    Items names = Items.list(new ArrayList<>(List.of(name(ANY, taint))));
    names.open(taint);
    return names;
  }

  private static String below(String folder, String name) {
    return folder.endsWith("/") || folder.isEmpty() ? folder + name : folder + "/" + name;
  }

  private static String pattern(String pattern) {
    return pattern.replace("**", "*").replace('*', Text.HOLE).replace('?', Text.HOLE);
  }

  private static Text name(String name, Taint taint) {
    return new Text(name, false, taint.with(Taint.PARTIAL));
  }
}
