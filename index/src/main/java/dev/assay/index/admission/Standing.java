package dev.assay.index.admission;

import dev.assay.core.verdict.Decision;
import dev.assay.core.verdict.Verdict;
import java.util.List;

/// Whether a file is offered.
public sealed interface Standing {
  /// It is offered.
  ///
  /// @param notes what was found and let pass
  record Admitted(List<Decision> notes) implements Standing {
    public Admitted {
      notes = List.copyOf(notes);
    }
  }

  /// Nothing speaks against it so far, and nobody has looked into it yet. It is on the page; its
  /// bytes are handed out once it is judged.
  record Unjudged() implements Standing {}

  /// It is neither on the page nor handed out.
  ///
  /// @param reasons the decisions that hold or deny it, worst first; at least one
  record Refused(Verdict verdict, List<Decision> reasons) implements Standing {
    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty() || verdict == Verdict.ADMIT) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    /// The reason that weighs most.
    public Decision first() {
      return reasons.getFirst();
    }
  }

  /// Whether it is on the page of its project.
  default boolean isShown() {
    return !(this instanceof Refused);
  }
}
