package dev.assay.index.access;

import dev.assay.store.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Whose identity tokens (OpenID Connect) are exchanged for tokens of ours.
public record OidcSettings(List<Trust> trusts) {
  /// Nobody's.
  public static final OidcSettings NONE = new OidcSettings(List.of());

  /// An issuer that is believed.
  ///
  /// @param issuer as its tokens name it; `https`, or `http` on loopback
  /// @param audience for which its tokens must be made
  /// @param keys where its keys are; none: where its configuration says, which must be on its host
  /// @param grants the first one that fits counts
  public record Trust(URI issuer, String audience, Optional<URI> keys, List<Grant> grants) {
    public Trust {
      grants = List.copyOf(grants);
      if (audience.isBlank()) {
        throw new IllegalArgumentException("an issuer is believed for an audience only");
      }
      if (!Origins.isSafe(issuer) || !keys.map(Origins::isSafe).orElse(true)) {
        throw new IllegalArgumentException("an issuer and its keys have `https` addresses");
      }
    }
  }

  /// What an identity may do.
  ///
  /// @param claims patterns of claims, all of which must fit and at least one of which is there;
  ///   `*` stands for anything without `/` and `:`, `**` for anything
  /// @param projects as [Caller][dev.assay.index.http.Caller] has them
  /// @param team for which it acts
  /// @param lifetime of the token, an hour at most
  public record Grant(
      Map<String, String> claims,
      Set<Scope> scopes,
      List<String> projects,
      Optional<String> team,
      Duration lifetime) {
    public Grant {
      claims = Map.copyOf(claims);
      scopes = Set.copyOf(scopes);
      projects = List.copyOf(projects);
      if (claims.isEmpty()) {
        throw new IllegalArgumentException("a grant without claims is one to anybody");
      }
      if (lifetime.compareTo(TokenDesk.SHORT) > 0 || !lifetime.isPositive()) {
        throw new IllegalArgumentException("a grant is for an hour at most");
      }
    }

    boolean fits(Map<String, Object> shown) {
      return claims.entrySet().stream()
          .allMatch(
              entry ->
                  shown.get(entry.getKey()) instanceof String value
                      && pattern(entry.getValue()).matcher(value).matches());
    }

    private static Pattern pattern(String glob) {
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < glob.length(); i++) {
        if (glob.charAt(i) != '*') {
          regex.append(Pattern.quote(glob.substring(i, i + 1)));
        } else if (glob.startsWith("**", i)) {
          regex.append(".*");
          i++;
        } else {
          regex.append("[^/:]*");
        }
      }
      return Pattern.compile(regex.toString());
    }
  }

  public OidcSettings {
    trusts = List.copyOf(trusts);
  }

  Optional<Trust> trust(String issuer) {
    return trusts.stream().filter(it -> it.issuer().toString().equals(issuer)).findFirst();
  }
}
