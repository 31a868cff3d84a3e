package dev.assay.core.provenance;

/// The git ref that a file was built from, as a pattern that later releases should keep to: any tag
/// is like any other, a branch is only like itself.
///
/// @param name of the tag or branch, or the whole ref
public record Ref(Kind kind, String name) {
  private static final String TAGS = "refs/tags/";
  private static final String BRANCHES = "refs/heads/";

  /// What kind of ref.
  public enum Kind {
    TAG,
    BRANCH,
    OTHER
  }

  /// Reads `refs/tags/v1.2`, `refs/heads/main` or anything else.
  public static Ref of(String ref) {
    if (ref.startsWith(TAGS) && ref.length() > TAGS.length()) {
      return new Ref(Kind.TAG, ref.substring(TAGS.length()));
    }
    if (ref.startsWith(BRANCHES) && ref.length() > BRANCHES.length()) {
      return new Ref(Kind.BRANCH, ref.substring(BRANCHES.length()));
    }
    return new Ref(Kind.OTHER, ref);
  }

  /// Whether it is a tag.
  public boolean isTag() {
    return kind == Kind.TAG;
  }

  /// Whether a release from the one is like a release from the other.
  public boolean isLike(Ref other) {
    return kind == other.kind && (isTag() || name.equals(other.name));
  }

  /// What later releases should keep to: `tag`, `branch main` or the ref.
  public String pattern() {
    return isTag() ? "tag" : toString();
  }

  /// The ref as git writes it; [#of] reads it again.
  public String text() {
    return switch (kind) {
      case TAG -> TAGS + name;
      case BRANCH -> BRANCHES + name;
      case OTHER -> name;
    };
  }

  /// `tag v1.2`, `branch main`, or the ref.
  @Override
  public String toString() {
    return switch (kind) {
      case TAG -> "tag " + name;
      case BRANCH -> "branch " + name;
      case OTHER -> name.isEmpty() ? "no ref" : "ref " + name;
    };
  }
}
