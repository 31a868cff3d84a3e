package dev.assay.core.code.evaluation;

/// Follows the attributes and elements that a replacement field names (`a.b[0]`).
@FunctionalInterface
interface MemberLookup {
  /// What lies at a path from a value, the path as written behind the field's first name.
  Value follow(Value base, String path);
}
