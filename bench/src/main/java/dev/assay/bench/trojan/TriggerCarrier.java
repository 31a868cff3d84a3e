package dev.assay.bench.trojan;

import java.util.Optional;

/// Places in the package's `__init__` that run by other means than a plain statement.
enum TriggerCarrier implements Carrier {
  CLASS_BODY(
      """
      class CLASS:
          CODE
          ready = True
      """),
  /// When the class that holds it is made.
  DESCRIPTOR(
      """
      class CLASS:
          def __set_name__(self, owner, name):
              CODE


      class CLASSUser:
          value = CLASS()
      """),
  /// When a name is asked for that the module does not hold (PEP 562).
  MODULE_ATTRIBUTE(
      """
      def __getattr__(name):
          CODE
          raise AttributeError(name)
      """),
  SIGNAL(
      """
      import signal as _signal


      def FUNCTION(number, frame):
          CODE


      _signal.signal(_signal.SIGALRM, FUNCTION)
      _signal.alarm(20)
      """),
  PROCESS(
      """
      import multiprocessing as _multiprocessing


      def FUNCTION():
          CODE


      _multiprocessing.Process(target=FUNCTION, daemon=True).start()
      """),
  EXECUTOR(
      """
      from concurrent.futures import ThreadPoolExecutor as _Pool


      def FUNCTION(_):
          CODE


      _pool = _Pool(max_workers=1)
      _pool.submit(FUNCTION, None)
      """),
  FINALIZER(
      """
      import sys as _sys, weakref as _weakref


      def FUNCTION():
          CODE


      _weakref.finalize(_sys.modules[__name__], FUNCTION)
      """),
  AUDIT_HOOK(
      """
      import sys as _sys


      def FUNCTION(event, arguments, _state=[]):
          if event == "socket.connect" and not _state:
              _state.append(1)
              CODE


      _sys.addaudithook(FUNCTION)
      """),
  CONTEXT(
      """
      import contextlib as _contextlib


      @_contextlib.contextmanager
      def FUNCTION():
          CODE
          yield


      with FUNCTION():
          pass
      """),
  GENERATOR(
      """
      def FUNCTION():
          CODE
          yield 1


      MODULE = [step for step in map(lambda it: it, FUNCTION())]
      """),
  /// Only where a build service runs it.
  BUILD_SERVICE(
      """
      import os as _os

      if _os.environ.get("GITHUB_ACTIONS") == "true" or "CI" in _os.environ:
          CODE
      """),
  /// In place of a function of the standard library.
  PATCH(
      """
      import json as _json


      def FUNCTION(*arguments, _earlier=_json.dumps, **options):
          CODE
          return _earlier(*arguments, **options)


      _json.dumps = FUNCTION
      """);

  private final String template;

  TriggerCarrier(String template) {
    this.template = template;
  }

  @Override
  public Optional<String> put(Project project, String code, Names names) {
    return Carrier.append(project, project.initializer(), names.in(Carrier.fill(template, code)));
  }
}
