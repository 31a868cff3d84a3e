package dev.assay.bench.trojan;

import java.util.Optional;

/// Places in a module that is already there, which run when it is imported or soon after.
enum ImportCarrier implements Carrier {
  /// At the end of the package's `__init__`.
  INITIALIZER("CODE"),
  THREAD(
      """
      def FUNCTION():
          CODE


      import threading as _threading
      _threading.Thread(target=FUNCTION, daemon=True).start()
      """),
  TIMER(
      """
      import threading


      class CLASS(threading.Thread):
          def run(self):
              CODE


      threading.Timer(30, lambda: CLASS().start()).start()
      """),
  /// When the interpreter ends.
  EXIT(
      """
      import atexit as _atexit


      @_atexit.register
      def FUNCTION():
          CODE
      """),
  /// When an exception is not caught.
  EXCEPTION_HOOK(
      """
      import sys as _sys


      def FUNCTION(kind, value, trace, _earlier=_sys.excepthook):
          CODE
          _earlier(kind, value, trace)


      _sys.excepthook = FUNCTION
      """),
  /// A finder that acts at the next import.
  IMPORT_HOOK(
      """
      import sys as _sys


      class CLASS:
          done = False

          def find_spec(self, name, path=None, target=None):
              if not self.done:
                  type(self).done = True
                  CODE
              return None


      _sys.meta_path.insert(0, CLASS())
      """),
  DECORATOR(
      """
      def FUNCTION(wrapped):
          CODE
          return wrapped


      @FUNCTION
      def MODULE():
          return True
      """),
  METACLASS(
      """
      class CLASSMeta(type):
          def __init__(cls, name, bases, body):
              super().__init__(name, bases, body)
              CODE


      class CLASS(metaclass=CLASSMeta):
          pass
      """),
  SUBCLASS(
      """
      class CLASS:
          def __init_subclass__(cls, **options):
              CODE


      class CLASSDefault(CLASS):
          pass
      """),
  /// Where a condition on the machine holds, as code has that spares its author.
  CONDITION(
      """
      import os as _os, sys as _sys

      if _sys.platform != "win32" and not _os.environ.get("MODULE_off"):
          CODE
      """),
  /// Through several small functions, as written to be overlooked.
  CHAIN(
      """
      def FUNCTION_a():
          CODE


      def FUNCTION_b(step):
          return step()


      MODULE = {"a": FUNCTION_a, "b": FUNCTION_b}
      MODULE["b"](MODULE["a"])
      """),
  /// At the top level of a module that lies deep.
  DEEP_MODULE("CODE") {
    @Override
    Optional<String> module(Project project) {
      return project.deepModule();
    }
  },
  /// In the constructor of a class that a deep module gains and uses.
  DEEP_CLASS(
      """
      class CLASS:
          def __init__(self):
              CODE


      MODULE = CLASS()
      """) {
    @Override
    Optional<String> module(Project project) {
      return project.deepModule();
    }
  },
  /// In the middle of a deep module, between two of its own statements.
  MIDDLE("CODE") {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      Optional<String> path = project.deepModule().filter(it -> Statements.middle(project, it) > 0);
      path.ifPresent(
          it -> {
            int at = Statements.middle(project, it);
            project.change(it, text -> text.substring(0, at) + code + text.substring(at));
          });
      return path;
    }
  },
  /// On the line of an import, pushed off the screen.
  OFF_SCREEN("CODE") {
    @Override
    public Optional<String> put(Project project, String code, Names names) {
      String line = "import sys" + " ".repeat(240) + ";exec(" + Carrier.literal(code) + ")\n";
      return Carrier.append(project, module(project), line);
    }
  };

  private final String template;

  ImportCarrier(String template) {
    this.template = template;
  }

  Optional<String> module(Project project) {
    return project.initializer();
  }

  @Override
  public Optional<String> put(Project project, String code, Names names) {
    return Carrier.append(project, module(project), names.in(Carrier.fill(template, code)));
  }
}
