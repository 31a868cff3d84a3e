package dev.assay.index.access;

import dev.assay.store.Session;
import java.util.Set;
import java.util.regex.Pattern;

/// Whose tokens are: a user's by their name, or a team's (`team:NAME`, and behind a slash what it
/// is for), which no user can be called.
public final class Owners {
  private static final String TEAM = "team:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private Owners() {}

  /// Whether a user or team can be called so.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.startsWith("__");
  }

  /// The owner of a team's token.
  static String ofTeam(String team, String purpose) {
    return TEAM + team + "/" + purpose;
  }

  static Set<String> teams(Session session, String owner) {
    if (!owner.startsWith(TEAM)) {
      return Set.copyOf(session.teams().of(owner));
    }
    int slash = owner.indexOf('/');
    return Set.of(owner.substring(TEAM.length(), slash < 0 ? owner.length() : slash));
  }
}
