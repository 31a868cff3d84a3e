package dev.assay.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names and prefixes that belong to us and are never asked upstream.
public final class Claims {
  private static final Pattern PATTERN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(-?\\*)?");

  private final Sql sql;

  Claims(Sql sql) {
    this.sql = sql;
  }

  /// A claim of a normalised name (`acme`) or prefix (`acme-*`) by a team.
  public record Claim(String pattern, String team, String claimedBy, long claimedAt) {
    public Claim {
      if (!PATTERN.matcher(pattern).matches()) {
        throw new IllegalArgumentException(
            "a claim is a normalised name or a prefix of one that ends in `*`");
      }
    }

    /// Whether a normalised name falls under it.
    public boolean covers(String project) {
      return pattern.endsWith("*")
          ? project.startsWith(pattern.substring(0, pattern.length() - 1))
          : project.equals(pattern);
    }
  }

  /// Adds a claim; false when the same pattern is claimed already.
  public boolean add(Claim claim) {
    return sql.insert("claims", claim, "on conflict do nothing") == 1;
  }

  public boolean remove(String pattern) {
    return sql.run("delete from claims where pattern = ?", pattern) == 1;
  }

  public List<Claim> all() {
    return sql.list(Claim.class, "select * from claims order by pattern");
  }

  /// The closest claim on a name: the longest pattern that covers it.
  public Optional<Claim> on(String project) {
    return all().stream()
        .filter(claim -> claim.covers(project))
        .max(Comparator.comparingInt(claim -> claim.pattern().length()));
  }
}
