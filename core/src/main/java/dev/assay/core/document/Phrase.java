package dev.assay.core.document;

/// Makes a lower-case phrase for a person out of the message of a foreign parser, which may quote
/// the document and run over several lines.
final class Phrase {
  private static final int LONGEST = 160;

  private Phrase() {}

  static String of(String message) {
    StringBuilder phrase = new StringBuilder();
    for (int at = 0; at < message.length() && phrase.length() < LONGEST; at++) {
      phrase.append(shown(message.charAt(at)));
    }
    if (message.length() > LONGEST) {
      phrase.setCharAt(LONGEST - 1, '…');
    }
    if (!phrase.isEmpty()) {
      phrase.setCharAt(0, Character.toLowerCase(phrase.charAt(0)));
    }
    return phrase.toString();
  }

  private static char shown(char letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> '\uFFFD';
      default -> letter;
    };
  }
}
