package dev.assay.store;

/// What a webhook is told of an event, as JSON text.
final class EventText {
  private EventText() {}

  /// @param detail JSON text
  static String of(String event, String actor, String subject, String detail, long at) {
    return "{\"schema\":\"assay/event/1\",\"event\":%s,\"at\":%d,\"actor\":%s,\"subject\":%s,\"detail\":%s}"
        .formatted(quoted(event), at, quoted(actor), quoted(subject), detail);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
