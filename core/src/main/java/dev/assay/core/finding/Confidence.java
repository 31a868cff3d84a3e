package dev.assay.core.finding;

/// How sure a rule is of one finding.
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH
}
