package dev.assay.core.project;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Location;
import dev.assay.core.document.Documents.Reading;
import dev.assay.core.document.Node;
import dev.assay.core.version.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Gathers what one file gives until it is an [Input]; what is told of it is cut at 200 characters.
public final class InputBuilder {
  private static final int LONGEST = 200;

  private final InputKind kind;
  private final String shown;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();

  /// Starts with nothing; `shown` is the path of the file as the user would name it.
  public InputBuilder(InputKind kind, String shown) {
    this.kind = kind;
    this.shown = shown;
  }

  /// A line of the file.
  public Location at(int line) {
    return new Location(shown, Math.max(0, line));
  }

  /// The document in the file; why there is none becomes something unchecked, with this hint.
  public Optional<Node> open(
      FileTree tree, String path, Function<byte[], Reading> parser, String hint) {
    return switch (tree.read(path)) {
      case Content.Bytes(byte[] bytes) -> parse(parser.apply(bytes), hint);
      case Content.Absent() -> refuse("no such file", 0, hint);
      case Content.Refused(String reason) -> refuse(reason, 0, hint);
    };
  }

  private Optional<Node> parse(Reading reading, String hint) {
    return switch (reading) {
      case Reading.Parsed(Node root) -> Optional.of(root);
      case Reading.Broken(String reason, int line) -> refuse(reason, line, hint);
    };
  }

  private Optional<Node> refuse(String reason, int line, String hint) {
    add(Unchecked.of(shown, reason, at(line)).withHint(hint));
    return Optional.empty();
  }

  /// Adds a dependency.
  public void add(Dependency dependency) {
    dependencies.add(dependency);
  }

  /// Adds something unchecked.
  public void add(Unchecked item) {
    unchecked.add(
        new Unchecked(
            shortened(item.what()),
            shortened(item.why()),
            item.source(),
            item.hint(),
            item.unpinned()));
  }

  /// Adds a remark on the input as such.
  public void remark(Remark.Kind of, String detail, Location source) {
    remarks.add(Remark.of(of, shortened(detail), source));
  }

  /// Adds a remark on one package.
  public void remark(Remark.Kind of, String detail, Location source, PackageName about) {
    remarks.add(new Remark(of, shortened(detail), source, Optional.of(about)));
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  /// All that was gathered.
  public Input build() {
    return new Input(shown, kind, Input.projectOf(shown), dependencies, remarks, unchecked);
  }
}
