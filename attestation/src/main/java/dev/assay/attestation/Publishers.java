package dev.assay.attestation;

import dev.assay.core.document.Node;
import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Ref;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads who an index says published, and compares it with what a certificate states.
final class Publishers {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";
  private static final String GITLAB = "https://gitlab.com";
  private static final String GOOGLE = "https://accounts.google.com";
  private static final String GITHUB_HOST = "https://github.com/";
  private static final String GITLAB_HOST = "https://gitlab.com/";
  private static final String WORKFLOWS = ".github/workflows/";

  private Publishers() {}

  /// What the comparison came to.
  sealed interface Match {
    record Matched(Identity identity) implements Match {}

    record Differs(String reason) implements Match {}

    record Unknown(String reason) implements Match {}
  }

  /// Reads the `publisher` of a provenance object.
  static Optional<Publisher> read(Node node) {
    Optional<String> repository = node.text("repository");
    Optional<String> environment = node.text("environment").filter(text -> !text.isEmpty());
    return node.text("kind")
        .flatMap(
            kind ->
                switch (kind) {
                  case "GitHub" ->
                      both(repository, node.text("workflow"))
                          .map(it -> new Publisher.GitHub(it[0], it[1], environment));
                  case "GitLab" ->
                      both(repository, node.text("workflow_filepath"))
                          .map(it -> new Publisher.GitLab(it[0], it[1], environment));
                  case "Google" -> node.text("email").map(Publisher.Google::new);
                  case "ActiveState" ->
                      both(node.text("organization"), node.text("project"))
                          .map(it -> new Publisher.ActiveState(it[0], it[1]));
                  default -> Optional.of(new Publisher.Other(Reason.line(kind), texts(node)));
                });
  }

  private static Optional<String[]> both(Optional<String> left, Optional<String> right) {
    return left.flatMap(first -> right.map(second -> new String[] {first, second}));
  }

  private static Map<String, String> texts(Node node) {
    Map<String, String> texts = new TreeMap<>();
    node.members().forEach((key, value) -> value.asText().ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  /// Who the certificate itself names, where nobody else says who published.
  static Optional<Publisher> of(Claims claims) {
    return switch (claims.issuer()) {
      case GITHUB ->
          both(repository(claims, GITHUB_HOST), workflow(claims, "/" + WORKFLOWS))
              .map(it -> new Publisher.GitHub(it[0], it[1], Optional.empty()));
      case GITLAB ->
          both(repository(claims, GITLAB_HOST), workflow(claims, "//"))
              .map(it -> new Publisher.GitLab(it[0], it[1], Optional.empty()));
      case GOOGLE -> claims.email().map(Publisher.Google::new);
      default -> Optional.empty();
    };
  }

  private static Optional<String> repository(Claims claims, String host) {
    String uri = claims.repositoryUri();
    return uri.startsWith(host) ? Optional.of(uri.substring(host.length())) : Optional.empty();
  }

  /// The file of the workflow, between the repository and the `@` before the ref.
  private static Optional<String> workflow(Claims claims, String between) {
    String start = claims.repositoryUri() + between;
    String uri = claims.buildConfigUri();
    int end = uri.indexOf('@', Math.min(start.length(), uri.length()));
    return uri.startsWith(start) && end > start.length()
        ? Optional.of(uri.substring(start.length(), end))
        : Optional.empty();
  }

  /// Compares who is said to have published with who signed.
  static Match match(Publisher publisher, Claims claims) {
    return switch (publisher) {
      case Publisher.GitHub(String repository, String workflow, var _) ->
          hosted(claims, GITHUB, GITHUB_HOST, repository, WORKFLOWS + workflow, "/");
      case Publisher.GitLab(String repository, String workflow, var _) ->
          hosted(claims, GITLAB, GITLAB_HOST, repository, workflow, "//");
      case Publisher.Google(String email) -> google(claims, email);
      case Publisher.ActiveState _, Publisher.Other _ ->
          new Match.Unknown(
              "attestations of publishers of the kind `%s` cannot be verified yet"
                  .formatted(publisher.kind()));
    };
  }

  private static Match hosted(
      Claims claims, String issuer, String host, String repository, String workflow, String slash) {
    if (!claims.issuer().equals(issuer)) {
      return differs("issuer", issuer, claims.issuer());
    }
    String home = host + repository;
    if (!isSameRepository(home, claims.repositoryUri())) {
      return differs("repository", home, claims.repositoryUri());
    }
    String file = claims.repositoryUri() + slash + workflow + "@";
    String built = claims.buildConfigUri();
    if (!built.equals(file + claims.ref()) && !built.equals(file + claims.repositoryDigest())) {
      return differs("workflow", workflow, built);
    }
    return new Match.Matched(
        new Identity(
            issuer,
            claims.repositoryUri().substring(host.length()),
            claims.repositoryId(),
            workflow,
            Ref.of(claims.ref()),
            claims.trigger()));
  }

  /// Both hosts take names of any case for the same.
  private static boolean isSameRepository(String left, String right) {
    return left.toLowerCase(Locale.ROOT).equals(right.toLowerCase(Locale.ROOT));
  }

  private static Match google(Claims claims, String email) {
    if (!claims.issuer().equals(GOOGLE)) {
      return differs("issuer", GOOGLE, claims.issuer());
    }
    String signer = claims.email().orElse("");
    return signer.equals(email)
        ? new Match.Matched(new Identity(GOOGLE, email, Optional.empty(), "", Ref.of(""), ""))
        : differs("account", email, signer);
  }

  private static Match differs(String what, String stated, String certified) {
    return new Match.Differs(
        Reason.of("its %s is `%s`; the index states `%s`".formatted(what, certified, stated)));
  }
}
