package dev.assay.core.project;

import dev.assay.core.artifact.Location;
import dev.assay.core.version.PackageName;
import java.util.Optional;

/// Something true of an input that is no dependency: how it finds its packages, and what it
/// carries.
///
/// @param detail the thing itself as written, credentials removed: a URL, a path, a variable
/// @param about the package concerned, where there is one
public record Remark(Kind kind, String detail, Location source, Optional<PackageName> about) {

  /// What is remarked.
  public enum Kind {
    /// A second index is searched with the first (`--extra-index-url`, `--find-links`, uv's unsafe
    /// index strategy, a Pipfile source without `index`): a name may come from either.
    EXTRA_INDEX,
    /// The index that is asked is named by the input.
    INDEX,
    /// An index or file over plain HTTP, or `--trusted-host`.
    INSECURE_TRANSPORT,
    /// The same name is locked from two indexes.
    TWO_INDEXES,
    /// Pins without hashes in a file that pip could check (one remark a file; detail: how many).
    UNHASHED,
    /// A repository without a full commit id, or a URL without a hash.
    MUTABLE_REFERENCE,
    /// An environment variable that was left unexpanded.
    VARIABLE,
    /// A native library inside a wheel (`*.libs`, `*.so`, `*.dll`, `*.dylib`).
    NATIVE_LIBRARY,
    /// A software bill of materials inside a wheel (PEP 770).
    EMBEDDED_SBOM,
    /// Configuration of pip or uv that came with the project and is not obeyed.
    UNTRUSTED_CONFIGURATION,
    /// A policy of Assay that came with the project.
    PROJECT_POLICY,
    /// What builds the project, at whatever version the index serves on the day of the build.
    OPEN_BUILD_REQUIREMENT
  }

  /// A remark on the input as such.
  public static Remark of(Kind kind, String detail, Location source) {
    return new Remark(kind, detail, source, Optional.empty());
  }
}
