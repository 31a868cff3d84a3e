package dev.assay.index.access;

import dev.assay.store.Session;
import dev.assay.store.Teams;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whose tokens are: a user's by their name, or a team's (`team:NAME`, and behind a slash what it
/// is for), which no user can be called.
public final class Owners {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  private Owners() {}

  /// Whether a user or team can be called so.
  public static boolean isName(String text) {
    return NAME.matcher(text).matches() && !text.startsWith("__");
  }

  /// The owner of a team's token.
  static String ofTeam(String team, String purpose) {
    return Teams.OWNER + team + "/" + purpose;
  }

  /// The team that an owner is; none when it is a user.
  public static Optional<String> team(String owner) {
    if (!owner.startsWith(Teams.OWNER)) {
      return Optional.empty();
    }
    int slash = owner.indexOf('/');
    return Optional.of(owner.substring(Teams.OWNER.length(), slash < 0 ? owner.length() : slash));
  }

  /// Whether there is such a user or such a team.
  public static boolean isThere(Session session, String owner) {
    return team(owner)
        .map(team -> session.teams().find(team).isPresent())
        .orElseGet(() -> session.users().find(owner).isPresent());
  }

  static Set<String> teams(Session session, String owner) {
    return team(owner).map(Set::of).orElseGet(() -> Set.copyOf(session.teams().of(owner)));
  }
}
