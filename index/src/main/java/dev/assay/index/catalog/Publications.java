package dev.assay.index.catalog;

import dev.assay.core.version.PackageName;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.HostedProjects.HostedProject;
import dev.assay.store.Session;
import dev.assay.upstream.IndexFile;
import dev.assay.upstream.ProjectPage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The pages of what is published here: the time of a file is the time at which it was received.
final class Publications {
  /// The scheme of addresses of what is published here.
  static final String HERE = "here";

  private Publications() {}

  /// The page of a project that lives here.
  static Optional<ProjectPage> find(Session session, PackageName name) {
    return session
        .hostedProjects()
        .find(name.normalized())
        .map(project -> page(project, session.hostedFiles().of(name.normalized())));
  }

  private static ProjectPage page(HostedProject project, List<HostedFile> files) {
    return new ProjectPage(
        project.status().name().toLowerCase(Locale.ROOT),
        Optional.ofNullable(project.statusReason()),
        files.stream().map(Publications::file).toList(),
        files.stream().map(HostedFile::version).distinct().toList(),
        project.tracks(),
        project.alternateLocations());
  }

  private static IndexFile file(HostedFile file) {
    return new IndexFile(
        file.filename(),
        URI.create(HERE + ":" + file.sha256()),
        List.of("sha256:" + file.sha256()),
        Optional.ofNullable(file.yanked()),
        Optional.of(Instant.ofEpochMilli(file.uploadedAt()).toString()),
        Optional.ofNullable(file.requiresPython()),
        OptionalLong.of(file.size()),
        Optional.ofNullable(file.metadataSha256()).map(hex -> List.of("sha256:" + hex)),
        Optional.of(isAdvertised(file.provenance()) ? HERE + ":provenance" : ""));
  }

  private static boolean isAdvertised(@Nullable String provenance) {
    return provenance != null && KeptProvenance.isVerified(provenance);
  }
}
