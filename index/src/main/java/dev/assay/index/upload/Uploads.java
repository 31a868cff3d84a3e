package dev.assay.index.upload;

import dev.assay.core.version.PackageName;
import dev.assay.index.access.Detail;
import dev.assay.index.catalog.Catalog;
import dev.assay.index.catalog.Delivery;
import dev.assay.index.catalog.Served;
import dev.assay.index.catalog.WheelMetadata;
import dev.assay.index.http.Caller;
import dev.assay.index.provenance.ProvenanceVerifier;
import dev.assay.store.Blob;
import dev.assay.store.HostedFiles.HostedFile;
import dev.assay.store.HostedFiles.Tombstone;
import dev.assay.store.HostedFiles.Upload;
import dev.assay.store.HostedProjects.HostedProject;
import dev.assay.store.Session;
import dev.assay.store.Store;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;

/// Takes in files: checks them, keeps them, and has them judged at once. A file is kept first and
/// then entered, so that one that is entered is there as a whole.
public final class Uploads {
  private final Store store;
  private final Catalog catalog;
  private final Delivery delivery;
  private final SentAttestations attestations;
  private final UploadLimits limits;
  private final InstantSource clock;
  private final Ownership ownership;
  private final WheelMetadata metadata;

  public Uploads(
      Store store,
      Catalog catalog,
      Delivery delivery,
      ProvenanceVerifier verifier,
      UploadLimits limits,
      InstantSource clock) {
    this.store = store;
    this.catalog = catalog;
    this.delivery = delivery;
    this.attestations = new SentAttestations(verifier);
    this.limits = limits;
    this.clock = clock;
    this.ownership = new Ownership(catalog);
    this.metadata = new WheelMetadata(store);
  }

  /// Takes in the file of a form.
  ///
  /// @param contentType of the body, with the boundary of its parts
  public Receipt receive(InputStream body, String contentType, Caller caller) {
    try (FormReader reader =
        new FormReader(store.blobs(), limits, form -> refusal(permitted(form, caller)))) {
      return switch (reader.read(body, contentType)) {
        case Reading.Refused<UploadForm>(int status, String reason) ->
            new Receipt.Refused(status, reason);
        case Reading.Read<UploadForm>(UploadForm form) -> receive(form, caller);
      };
    }
  }

  private static Optional<Reading.Refused<UploadForm>> refusal(Reading<Release> reading) {
    return reading instanceof Reading.Refused<Release>(int status, String reason)
        ? Optional.of(new Reading.Refused<>(status, reason))
        : Optional.empty();
  }

  /// Whether the caller may publish what the form names, before its bytes are taken in.
  private Reading<Release> permitted(UploadForm.Early form, Caller caller) {
    if (!(FileChecks.named(form) instanceof Reading.Read<Release>(Release release))) {
      return FileChecks.named(form);
    }
    PackageName name = release.name();
    Optional<String> denied = store.read(session -> Ownership.denied(session, name, caller));
    if (denied.isPresent()) {
      return new Reading.Refused<>(403, denied.get());
    }
    Optional<HostedProject> here =
        store.read(session -> session.hostedProjects().find(name.normalized()));
    Optional<Reading.Refused<Release>> confused = ownership.confused(name, here);
    return confused.isPresent() ? confused.get() : new Reading.Read<>(release);
  }

  private Receipt receive(UploadForm form, Caller caller) {
    // Fields may come after the file too: what counts is the form as a whole.
    UploadForm.Early early = new UploadForm.Early(form.fields(), form.content().file());
    return switch (permitted(early, caller)) {
      case Reading.Refused<Release>(int status, String reason) ->
          new Receipt.Refused(status, reason);
      case Reading.Read<Release>(Release release) -> checked(form, release, caller);
    };
  }

  private Receipt checked(UploadForm form, Release named, Caller caller) {
    Optional<String> wrong = FileChecks.wrongDigest(form);
    if (wrong.isPresent()) {
      return new Receipt.Refused(400, wrong.get());
    }
    return switch (FileChecks.opened(named, form.content())) {
      case Reading.Refused<Release>(int status, String reason) ->
          new Receipt.Refused(status, reason);
      case Reading.Read<Release>(Release release) -> attested(form, release, caller);
    };
  }

  private Receipt attested(UploadForm form, Release release, Caller caller) {
    Optional<String> sent = form.field("attestations");
    if (sent.isEmpty()) {
      return keep(form, release, Optional.empty(), caller);
    }
    String sha256 = form.content().incoming().sha256();
    return switch (attestations.provenance(release.file(), sha256, sent.get())) {
      case Reading.Refused<String>(int status, String reason) ->
          new Receipt.Refused(status, reason);
      case Reading.Read<String>(String provenance) ->
          keep(form, release, Optional.of(provenance), caller);
    };
  }

  private Receipt keep(
      UploadForm form, Release release, Optional<String> provenance, Caller caller) {
    long now = clock.millis();
    Blob blob = form.content().incoming().keep(now);
    Optional<Blob> apart = release.metadata().map(bytes -> metadata.keep(bytes, now));
    HostedFile file =
        new HostedFile(
            release.file(),
            release.name().normalized(),
            release.name().written(),
            release.version().normalized(),
            blob.sha256(),
            blob.size(),
            release.requiresPython().orElse(null),
            apart.map(Blob::sha256).orElse(null),
            now,
            caller.name(),
            null,
            provenance.orElse(null));
    Entered entered = store.write(session -> enter(session, file, release.name(), caller));
    catalog.changed(release.name());
    return switch (entered) {
      case Entered.Denied(String reason) -> new Receipt.Refused(403, reason);
      case Entered.As(Upload upload) -> receipt(upload, release, caller);
    };
  }

  private sealed interface Entered {
    record As(Upload upload) implements Entered {}

    record Denied(String reason) implements Entered {}
  }

  /// Asks again whose the name is: it may have been claimed while the file came.
  private static Entered enter(Session session, HostedFile file, PackageName name, Caller caller) {
    Optional<String> denied = Ownership.denied(session, name, caller);
    if (denied.isPresent()) {
      return new Entered.Denied(denied.get());
    }
    session
        .hostedProjects()
        .ensure(
            file.project(),
            file.displayName(),
            Ownership.firstOwner(session, name, caller).orElse(null),
            file.uploadedAt());
    Upload upload = session.hostedFiles().upload(file);
    if (upload instanceof Upload.Stored) {
      session
          .auditLog()
          .append(
              caller.name(),
              "file-uploaded",
              file.filename(),
              Detail.of(
                  json -> {
                    json.text("project", file.project());
                    json.text("version", file.version());
                    json.text("sha256", file.sha256());
                  }),
              file.uploadedAt());
    }
    return new Entered.As(upload);
  }

  private Receipt receipt(Upload upload, Release release, Caller caller) {
    return switch (upload) {
      case Upload.Stored(HostedFile file) ->
          new Receipt.Kept(file, true, served(file, release, caller));
      case Upload.Same(HostedFile file) ->
          new Receipt.Kept(file, false, served(file, release, caller));
      case Upload.Taken(HostedFile by) -> new Receipt.Exists(by);
      case Upload.Removed(Tombstone grave) ->
          new Receipt.Refused(
              400, "`%s` was removed; its name is spent".formatted(grave.filename()));
    };
  }

  private Served served(HostedFile file, Release release, Caller caller) {
    return delivery.file(release.name(), file.filename(), caller.teams());
  }
}
