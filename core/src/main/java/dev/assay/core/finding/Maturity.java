package dev.assay.core.finding;

/// How far a rule may be trusted; only a stable one may deny.
public enum Maturity {
  STABLE,
  INCUBATING,
  SANDBOX
}
