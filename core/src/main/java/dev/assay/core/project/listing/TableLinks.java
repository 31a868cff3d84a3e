package dev.assay.core.project.listing;

import dev.assay.core.document.Node;
import java.util.List;
import java.util.Optional;

/// Reads the link out of a table as Poetry, uv and pipenv write one (`{git = "…", rev = "…"}`).
public final class TableLinks {
  private static final List<String> REPOSITORIES = List.of("git", "hg", "svn", "bzr");
  private static final List<String> REVISIONS = List.of("rev", "ref", "tag", "branch");
  private static final List<String> PLACES = List.of("url", "path", "file");

  private TableLinks() {}

  /// The link as pip would write it; empty where the table names a version only.
  public static Optional<String> of(Node table) {
    for (String system : REPOSITORIES) {
      Optional<String> repository = table.text(system);
      if (repository.isPresent()) {
        return Optional.of(repository(system, repository.get(), table));
      }
    }
    return first(table, PLACES);
  }

  private static String repository(String system, String url, Node table) {
    boolean plain = url.contains("://") && !url.startsWith(system + "+");
    String revision = first(table, REVISIONS).map(found -> "@" + found).orElse("");
    return (plain ? system + "+" : "") + url + revision;
  }

  private static Optional<String> first(Node table, List<String> keys) {
    for (String key : keys) {
      Optional<String> text = table.text(key);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }
}
