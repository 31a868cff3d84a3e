package dev.assay.core.code.shell;

import dev.assay.core.code.knowledge.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a word of PowerShell does.
enum PowerShellVerb {
  FETCH,
  SEND,
  EXECUTE,
  START,
  SOCKET,
  LISTEN,
  RESOLVE,
  DECODE,
  EVADE,
  PERSIST,
  REGISTRY,
  NATIVE,
  CLIPBOARD,
  SCREEN,
  KEYSTROKES,
  READ,
  IDENTITY,
  WRITE,
  REMOVE;

  private static final Map<String, PowerShellVerb> BY_WORD = new HashMap<>();

  static {
    for (List<String> row : Rows.of(PowerShellVerb.class, "powershell.tsv")) {
      BY_WORD.put(row.getFirst(), PowerShellVerb.valueOf(row.get(1)));
    }
  }

  /// What a word does, by itself or by its last member (`$client.DownloadString`).
  static Optional<PowerShellVerb> of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    PowerShellVerb whole = BY_WORD.get(lower);
    if (whole == null) {
      int cut = Math.max(lower.lastIndexOf('.'), lower.lastIndexOf(':'));
      whole = BY_WORD.get(lower.substring(cut + 1));
    }
    return Optional.ofNullable(whole);
  }
}
