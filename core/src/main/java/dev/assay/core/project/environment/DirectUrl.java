package dev.assay.core.project.environment;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.project.Dependency;
import dev.assay.core.project.Dependency.Pin;
import dev.assay.core.project.Hashes;
import dev.assay.core.project.References;
import dev.assay.core.project.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where an installed distribution came from when that was no index (`direct_url.json`, PEP 610).
///
/// @param url with the commit of a repository, credentials removed
/// @param pin hashed by a full commit or a hash; found for a copied folder or file of this machine,
///   which cannot change any more; mutable for the rest and for an editable folder
record DirectUrl(String url, Pin pin, List<String> hashes) {
  DirectUrl {
    hashes = List.copyOf(hashes);
  }

  /// What the file tells, or why it does not parse.
  sealed interface Reading {
    record Parsed(DirectUrl url) implements Reading {}

    record Broken(String reason, int line) implements Reading {}
  }

  static Reading read(byte[] bytes) {
    return switch (Documents.json(bytes)) {
      case Documents.Reading.Broken(String reason, int line) -> new Reading.Broken(reason, line);
      case Documents.Reading.Parsed(Node root) ->
          root.text("url")
              .<Reading>map(url -> new Reading.Parsed(of(Urls.withoutCredentials(url), root)))
              .orElseGet(() -> new Reading.Broken("it has no `url`", root.line()));
    };
  }

  /// The dependency as this origin holds it.
  Dependency on(Dependency dependency) {
    return dependency.withPin(pin).withHashes(hashes).withOrigin(Optional.of(url));
  }

  private static DirectUrl of(String url, Node root) {
    Optional<Node> repository = root.at("vcs_info");
    if (repository.isPresent()) {
      return repository(url, repository.get());
    }
    Optional<Node> folder = root.at("dir_info");
    if (folder.isPresent()) {
      boolean editable = folder.get().at("editable").map(Node::isTrue).orElse(false);
      return new DirectUrl(url, editable ? Pin.MUTABLE : Pin.FOUND, List.of());
    }
    List<String> hashes = root.at("archive_info").map(DirectUrl::hashes).orElse(List.of());
    if (!hashes.isEmpty()) {
      return new DirectUrl(url, Pin.HASHED, hashes);
    }
    return new DirectUrl(url, url.startsWith("file:") ? Pin.FOUND : Pin.MUTABLE, List.of());
  }

  private static DirectUrl repository(String url, Node info) {
    String system = info.text("vcs").orElse("git");
    String commit = info.text("commit_id").orElse("");
    String whole = system + "+" + url + (commit.isEmpty() ? "" : "@" + commit);
    Pin pin = References.isFullCommit(commit) ? Pin.HASHED : Pin.MUTABLE;
    return new DirectUrl(whole, pin, List.of());
  }

  private static List<String> hashes(Node info) {
    List<String> hashes = new ArrayList<>();
    for (Map.Entry<String, Node> entry : info.table("hashes").entrySet()) {
      entry
          .getValue()
          .asText()
          .flatMap(digits -> Hashes.read(entry.getKey(), digits))
          .ifPresent(hashes::add);
    }
    if (hashes.isEmpty()) {
      info.text("hash").flatMap(Hashes::read).ifPresent(hashes::add);
    }
    return hashes;
  }
}
