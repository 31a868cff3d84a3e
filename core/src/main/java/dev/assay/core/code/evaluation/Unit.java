package dev.assay.core.code.evaluation;

/// A module of the artifact while it is evaluated.
final class Unit {
  /// How far it was evaluated.
  enum State {
    NEW,
    RUNNING,
    DONE
  }

  final PythonFile file;

  /// Its dotted name as far as the folders tell.
  final String name;

  final Scope scope = new Scope(null, false);
  final Origin origin;
  State state = State.NEW;

  /// Whether it runs as the program itself.
  boolean isMain;

  Unit(PythonFile file, String name) {
    this.file = file;
    this.name = name;
    this.origin =
        new Origin(file.path(), file.module().source(), file.module().names(), 0, file.trail(), 0);
  }

  /// The folder the file lies in, empty for the root.
  String folder() {
    int cut = file.path().lastIndexOf('/');
    return cut < 0 ? "" : file.path().substring(0, cut);
  }
}
