package dev.assay.core.admission;

import dev.assay.core.fact.Severity;
import dev.assay.core.finding.Maturity;
import dev.assay.core.finding.Rule;
import java.util.List;

/// The rules by which an index refuses what no scan finds fault with.
public final class AdmissionRules {
  static final Rule TOO_YOUNG =
      rule("too-young", "a file was published too recently", Severity.MEDIUM)
          .because(
              "Most malicious releases are found and withdrawn within days; who waits never sees them.")
          .remedy("wait, take the version before it, or ask for a waiver");
  static final Rule AFTER_FREEZE =
      rule("after-freeze", "a file was published after the freeze of the policy", Severity.MEDIUM)
          .because("What is built after a freeze must not change because somebody published.")
          .remedy("take an older version, or ask for a waiver");
  static final Rule DENIED_NAME =
      rule("denied-name", "the policy denies a project or release", Severity.HIGH)
          .because("Whoever runs this index has decided that it shall not be used.")
          .remedy("use something else, or talk to the owners of the policy");
  static final Rule NAME_NOT_ALLOWED =
      rule("name-not-allowed", "the policy allows other projects only", Severity.MEDIUM)
          .because("This index offers only what was chosen for it.")
          .remedy("ask the owners of the policy to allow the project");
  static final Rule LICENCE_NOT_ALLOWED =
      rule("licence-not-allowed", "a licence is not allowed by the policy", Severity.MEDIUM)
          .because("Terms that nobody has agreed to can bind everything that is built on it.")
          .remedy("use something else, or ask for a waiver");
  static final Rule SCORE_ABOVE_LIMIT =
      rule(
              "score-above-limit",
              "the score of a scan is above the limit of the policy",
              Severity.MEDIUM)
          .because("The policy wants a person to look at what is suspicious to this degree.")
          .remedy("read the findings and approve or reject it");
  static final Rule PUBLISHER_NOT_PROVED =
      rule("publisher-not-proved", "a file lacks the proof of its publisher", Severity.HIGH)
          .because(
              "The policy says who publishes this project, and no attestation proves it (PEP 740).")
          .remedy("take a version that is attested, or ask for a waiver");
  static final Rule CHANGED_DIGEST =
      rule("changed-digest", "an index has put other bytes behind a file name", Severity.CRITICAL)
          .because(
              "A published file never changes; whoever changes it can change it for one victim.")
          .remedy("find out what happened; the bytes that were seen first are still served");
  static final Rule OLD_FORMAT =
      rule("old-format", "a file is neither a wheel nor a source distribution", Severity.MEDIUM)
          .because(
              "Installers no longer take eggs, programs and dumps, and nothing here can judge them.")
          .remedy("use a wheel or a source distribution, or approve the file");
  static final Rule VERSION_UNKNOWN =
      rule("version-unknown", "the name of a file tells no version of its project", Severity.MEDIUM)
          .because("Advisories speak of versions: nobody can say whether one speaks of this file.")
          .remedy("use a file whose name tells its version, or approve this one");
  static final Rule NOT_JUDGED =
      rule("not-judged", "a file could not be judged", Severity.MEDIUM)
          .because("What was not looked at is not known to be safe.")
          .remedy("try again; if it stays, read the reason and approve or reject the file");
  static final Rule REJECTED =
      rule("rejected", "somebody has looked at a file and rejected it", Severity.HIGH)
          .because("A person has decided.")
          .remedy("use another version");

  private AdmissionRules() {}

  /// All of them.
  public static List<Rule> all() {
    return List.of(
        TOO_YOUNG,
        AFTER_FREEZE,
        DENIED_NAME,
        NAME_NOT_ALLOWED,
        LICENCE_NOT_ALLOWED,
        SCORE_ABOVE_LIMIT,
        PUBLISHER_NOT_PROVED,
        CHANGED_DIGEST,
        OLD_FORMAT,
        VERSION_UNKNOWN,
        NOT_JUDGED,
        REJECTED);
  }

  private static Rule.NeedsReason rule(String id, String title, Severity severity) {
    return Rule.of(id, title).severity(severity).maturity(Maturity.STABLE);
  }
}
