package dev.assay.core.provenance;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Who an index says published a file (the `publisher` of PEP 740). The environment of GitHub and
/// GitLab is the index's word alone: no certificate states it.
public sealed interface Publisher {
  /// The kind as PEP 740 objects write it.
  String kind();

  /// What it publishes from, for people: a repository, or an account.
  String source();

  /// A workflow of GitHub Actions.
  ///
  /// @param repository `owner/name`
  /// @param workflow the file's name in `.github/workflows`
  record GitHub(String repository, String workflow, Optional<String> environment)
      implements Publisher {
    @Override
    public String kind() {
      return "GitHub";
    }

    @Override
    public String source() {
      return repository;
    }
  }

  /// A pipeline of GitLab.
  ///
  /// @param repository `group/…/name`
  /// @param workflow the path of the pipeline's file in the repository
  record GitLab(String repository, String workflow, Optional<String> environment)
      implements Publisher {
    @Override
    public String kind() {
      return "GitLab";
    }

    @Override
    public String source() {
      return repository;
    }
  }

  /// A service account of Google Cloud.
  record Google(String email) implements Publisher {
    @Override
    public String kind() {
      return "Google";
    }

    @Override
    public String source() {
      return email;
    }
  }

  /// A project on ActiveState.
  record ActiveState(String organization, String project) implements Publisher {
    @Override
    public String kind() {
      return "ActiveState";
    }

    @Override
    public String source() {
      return organization + "/" + project;
    }
  }

  /// A kind that is not known here.
  ///
  /// @param claims its texts, by key
  record Other(String kind, Map<String, String> claims) implements Publisher {
    public Other {
      claims = Collections.unmodifiableMap(new TreeMap<>(claims));
    }

    @Override
    public String source() {
      return claims.getOrDefault("repository", "");
    }
  }
}
