package dev.assay.core.fact;

import dev.assay.core.artifact.Location;
import java.util.List;
import java.util.Set;

/// Something that code of an artifact can do, or did when it was set off: the same words whatever
/// the source, so that a rule written for code also works on what was observed.
///
/// @param target what it is done to, as far as it is known: a URL, host, path, command or module;
///   empty where it is not
/// @param carries what the data that is sent, written, executed … is or was made of
/// @param location the innermost place, in the file as it lies in the artifact; for decoded text,
///   the place of the text's outermost layer
/// @param evidence at most 200 characters of the code or text itself, secrets masked
/// @param trail how one comes there, outermost first: places, calls and decoded layers, a phrase
///   each
public record Act(
    Kind kind,
    String target,
    Phase phase,
    Reach reach,
    Certainty certainty,
    Set<Label> carries,
    Location location,
    String evidence,
    List<String> trail)
    implements Fact {

  /// What is done.
  public enum Kind {
    READS_SECRET,
    READS_FILE,
    WRITES_FILE,
    SENDS,
    RECEIVES,
    RESOLVES,
    LISTENS,
    SPAWNS,
    EXECUTES_TEXT,
    DECODES,
    LOADS_NATIVE,
    PERSISTS,
    READS_PROCESS,
    DESTROYS,
    /// Hides itself: code off screen, names that look alike, output switched off, checks for
    /// analysis.
    EVADES,
    /// The budget ended before the code did, or a form cannot be read: what is not known.
    UNKNOWN
  }

  /// When it happens, earliest first.
  public enum Phase {
    /// While an sdist is built (in-tree back end, `setup.py` for a wheel).
    BUILD,
    INSTALL,
    /// Whenever an interpreter starts (`.pth`, `sitecustomize`).
    START,
    IMPORT,
    /// When an entry point or `python -m` is run.
    ENTRY,
    /// Only when somebody calls the function.
    CALL
  }

  /// Whether anything leads there by itself.
  public enum Reach {
    AUTOMATIC,
    CONDITIONAL,
    ON_CALL
  }

  /// Whether it was seen in code or seen to happen.
  public enum Certainty {
    CAN,
    DID
  }

  /// What data is, by where it came from.
  public enum Label {
    ENVIRONMENT,
    CREDENTIAL_FILE,
    CLOUD_METADATA,
    SSH_KEY,
    BROWSER_STORE,
    TOKEN,
    WALLET,
    /// A parameter whose name says that it is secret.
    SECRET_PARAMETER,
    CLIPBOARD,
    KEYSTROKES,
    SCREEN,
    HOST_IDENTITY,
    USER_FILES,
    SOURCE_CODE,
    REMOTE,
    DECODED,
    CI_TOKEN
  }

  private static final int LONGEST_EVIDENCE = 200;

  public Act {
    carries = Set.copyOf(carries);
    trail = List.copyOf(trail);
    evidence =
        evidence.length() <= LONGEST_EVIDENCE
            ? evidence
            : evidence.substring(0, LONGEST_EVIDENCE - 1) + "…";
  }
}
