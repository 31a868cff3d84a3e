package dev.assay.index.proxy;

/// What the upstreams say of a project.
public sealed interface PageAnswer {
  /// One of them has it.
  record Found(Proxied project) implements PageAnswer {}

  /// None has it.
  record Missing() implements PageAnswer {}

  /// One that comes first could not be asked, so that nobody knows whose the project is; the reason
  /// is a lower-case phrase.
  record Unreachable(String reason) implements PageAnswer {}
}
