package dev.assay.core.detector.code;

import dev.assay.core.fact.Act;
import dev.assay.core.fact.Act.Label;
import dev.assay.core.fact.Act.Phase;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The words of messages about acts.
final class Words {
  private static final int LONGEST = 80;

  private Words() {}

  /// When an act happens, as the end of a sentence.
  static String when(Act act) {
    return Signs.runsByItself(act) || act.phase().compareTo(Phase.IMPORT) > 0
        ? when(act.phase())
        : "when it is called";
  }

  private static String when(Phase phase) {
    return switch (phase) {
      case BUILD -> "while it is built";
      case INSTALL -> "while it is installed";
      case START -> "whenever an interpreter starts";
      case IMPORT -> "when it is imported";
      case ENTRY -> "when its command is run";
      case CALL -> "when it is called";
    };
  }

  /// What data is, in an order of its own so that two runs agree.
  static String what(Set<Label> labels) {
    return labels.isEmpty()
        ? "data"
        : new TreeSet<>(labels).stream().map(Words::what).collect(Collectors.joining(" and "));
  }

  /// The same with its verb (`a token is`, `SSH keys are`).
  static String are(Set<Label> labels) {
    boolean isMany =
        labels.size() > 1
            || labels.contains(Label.SSH_KEY)
            || labels.contains(Label.CLOUD_METADATA)
            || labels.contains(Label.USER_FILES)
            || labels.contains(Label.KEYSTROKES);
    return what(labels) + (isMany ? " are" : " is");
  }

  private static String what(Label label) {
    return switch (label) {
      case ENVIRONMENT -> "the environment";
      case CREDENTIAL_FILE -> "a credentials file";
      case CLOUD_METADATA -> "the credentials of the cloud machine";
      case SSH_KEY -> "SSH keys";
      case BROWSER_STORE -> "what browsers keep";
      case TOKEN -> "a token";
      case WALLET -> "a wallet";
      case SECRET_PARAMETER -> "a secret it was given";
      case CLIPBOARD -> "the clipboard";
      case KEYSTROKES -> "keystrokes";
      case SCREEN -> "the screen";
      case HOST_IDENTITY -> "who and where the machine is";
      case USER_FILES -> "files of the user";
      case SOURCE_CODE -> "source code";
      case REMOTE -> "what came over the network";
      case DECODED -> "decoded text";
      case CI_TOKEN -> "the token of the build";
    };
  }

  /// What an act does, as a verb and what belongs to it.
  static String does(Act act) {
    String target = quoted(act.target(), "something that is computed");
    return switch (act.kind()) {
      case SENDS -> "sends to " + target;
      case RECEIVES -> "fetches from " + target;
      case RESOLVES -> "asks for the name " + target;
      case LISTENS -> "listens at " + target;
      case SPAWNS -> "starts " + target;
      case EXECUTES_TEXT -> "executes text";
      case READS_SECRET -> "reads " + what(act.carries()) + " at " + target;
      case READS_FILE -> "reads " + target;
      case WRITES_FILE -> "writes " + target;
      case DECODES -> "decodes text";
      case LOADS_NATIVE -> "loads " + target;
      case PERSISTS -> "has itself started by " + target;
      case READS_PROCESS -> "reads another program";
      case DESTROYS -> "destroys " + target;
      case EVADES -> "hides itself";
      case UNKNOWN -> "does what could not be looked at";
    };
  }

  /// Where something goes, as the end of a sentence.
  static String to(Act act) {
    String place = quoted(act.target(), "a place that is computed");
    return act.kind() == Act.Kind.RESOLVES
        ? "in a name that is asked for, " + place
        : "to " + place;
  }

  /// A target, shortened, or words for one that is not known.
  static String quoted(String target, String unknown) {
    String text = target.strip().replace('`', '\'');
    if (text.isEmpty()) {
      return unknown;
    }
    return "`" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…") + "`";
  }
}
