package dev.assay.cli.command;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.cli.terminal.Surroundings;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.index.access.OidcSettings;
import dev.assay.index.access.OidcSettings.Grant;
import dev.assay.index.access.OidcSettings.Trust;
import dev.assay.store.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads whose identity tokens are exchanged: a list of `trust`, each with its `grant`s, in TOML.
final class OidcFile {
  private static final long LONGEST_MINUTES = 60;

  private OidcFile() {}

  static OidcSettings read(@Nullable Path file, Surroundings surroundings) {
    if (file == null) {
      return OidcSettings.NONE;
    }
    try {
      byte[] bytes = Files.readAllBytes(surroundings.workingDirectory().resolve(file));
      return switch (Documents.toml(bytes)) {
        case Documents.Reading.Broken(String reason, int line) -> throw stop(file, line, reason);
        case Documents.Reading.Parsed(Node root) ->
            new OidcSettings(root.array("trust").stream().map(it -> trust(file, it)).toList());
      };
    } catch (IOException failure) {
      throw stop(file, 0, "it cannot be read");
    }
  }

  private static Trust trust(Path file, Node node) {
    List<Grant> grants = node.array("grant").stream().map(it -> grant(file, it)).toList();
    try {
      return new Trust(
          URI.create(demand(file, node, "issuer")),
          demand(file, node, "audience"),
          node.text("keys").map(URI::create),
          grants);
    } catch (IllegalArgumentException wrong) {
      throw stop(file, node.line(), String.valueOf(wrong.getMessage()));
    }
  }

  private static Grant grant(Path file, Node node) {
    Map<String, String> claims = new HashMap<>();
    node.table("claims")
        .forEach((name, value) -> value.asText().ifPresent(text -> claims.put(name, text)));
    long minutes = node.at("minutes").map(it -> it.asLong().orElse(-1)).orElse(15L);
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      throw stop(file, node.line(), "`minutes` is a number from 1 to 60");
    }
    try {
      return new Grant(
          claims,
          scopes(file, node),
          texts(node, "projects"),
          node.text("team"),
          Duration.ofMinutes(minutes));
    } catch (IllegalArgumentException wrong) {
      throw stop(file, node.line(), String.valueOf(wrong.getMessage()));
    }
  }

  private static Set<Scope> scopes(Path file, Node node) {
    return texts(node, "scopes").stream()
        .map(
            text -> {
              for (Scope scope : Scope.values()) {
                if (scope.name().toLowerCase(Locale.ROOT).equals(text)) {
                  return scope;
                }
              }
              throw stop(
                  file, node.line(), "a scope is `read`, `upload`, `review`, `metrics` or `admin`");
            })
        .collect(Collectors.toSet());
  }

  private static List<String> texts(Node node, String key) {
    return node.array(key).stream().flatMap(value -> value.asText().stream()).toList();
  }

  private static String demand(Path file, Node node, String key) {
    return node.text(key).orElseThrow(() -> stop(file, node.line(), "a trust needs `" + key + "`"));
  }

  private static Stop stop(Path file, int line, String reason) {
    return new Stop(
        new Problem.WrongUse(
            "`%s`%s: %s".formatted(file, line > 0 ? " line " + line : "", reason),
            Optional.of("the file is described in docs/guide/index-access.md")));
  }
}
