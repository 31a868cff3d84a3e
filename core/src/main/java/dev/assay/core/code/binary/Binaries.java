package dev.assay.core.code.binary;

import dev.assay.core.artifact.Location;
import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Certainty;
import dev.assay.core.fact.Act.Kind;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import dev.assay.core.fact.Act.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The door of the room: files that are no text, by their kind. Nothing fails.
public final class Binaries {
  private Binaries() {}

  /// Text of Python that was found in a file.
  public record Program(String text, List<String> trail) {
    public Program {
      trail = List.copyOf(trail);
    }
  }

  /// What a file holds.
  public record Found(List<Act> acts, List<Program> programs) {
    static final Found NOTHING = new Found(List.of(), List.of());

    public Found {
      acts = List.copyOf(acts);
      programs = List.copyOf(programs);
    }
  }

  /// A compiled module written as Python again; empty where it cannot be read.
  public record Compiled(List<Act> acts, String program) {
    public Compiled {
      acts = List.copyOf(acts);
    }
  }

  /// Reads a `.pyc` file.
  public static Compiled compiled(byte[] bytes, BinaryPlace place) {
    if (bytes.length < 16) {
      return new Compiled(List.of(), "");
    }
    int magic = (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8;
    boolean marked = bytes[2] == '\r' && bytes[3] == '\n';
    Optional<Version> version = marked ? Version.ofMagic(magic) : Optional.empty();
    if (version.isEmpty()) {
      String what = "obfuscator: a compiled module of no Python";
      return new Compiled(List.of(act(Kind.EVADES, what, place, Set.of())), "");
    }
    int header = version.get().isAtLeast(307) ? 16 : version.get().isAtLeast(303) ? 12 : 8;
    return CodeObjects.read(bytes, header, version.get())
        .map(reading -> new Compiled(List.of(), reading.text()))
        .orElseGet(
            () ->
                new Compiled(
                    List.of(
                        act(
                            Kind.UNKNOWN,
                            "a compiled module that cannot be read",
                            place,
                            Set.of())),
                    ""));
  }

  static Act act(Kind kind, String target, BinaryPlace place, Set<Label> carries) {
    return new Act(
        kind,
        target,
        Phase.CALL,
        place.isAside() ? Reach.ON_CALL : Reach.AUTOMATIC,
        Certainty.CAN,
        carries,
        Location.of(place.path()),
        "",
        place.trail());
  }

  /// Reads a pickle, or an array of NumPy that holds one.
  public static Found pickle(byte[] bytes, BinaryPlace place) {
    return new PickleReader(bytes, place).read();
  }

  /// Reads an ELF, PE or Mach-O file.
  ///
  /// @param foreign whether such a file has no place in the artifact
  public static Found nativeFile(byte[] bytes, BinaryPlace place, boolean foreign) {
    return new Found(NativeReader.acts(bytes, place, foreign), List.of());
  }
}
