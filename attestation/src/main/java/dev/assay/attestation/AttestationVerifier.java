package dev.assay.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.core.provenance.Identity;
import dev.assay.core.provenance.Predicate;
import dev.assay.core.provenance.Publisher;
import dev.assay.core.provenance.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Verifies attestations of PEP 740 against a trusted root, without network. Whatever it is given,
/// it answers and does not throw; it may be used from many threads.
public final class AttestationVerifier {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_ATTESTATIONS = 20;
  private static final int LARGEST_CERTIFICATE = 64 << 10;

  private final TrustedRoot root;
  private final VerdictCache cache;
  private final Cryptography cryptography;

  public AttestationVerifier(TrustedRoot root, VerdictCache cache) {
    this.root = root;
    this.cache = cache;
    this.cryptography = new Cryptography(root);
  }

  /// Verifies all attestations of a provenance object, in its order; [Verification#of] says what
  /// they come to. An object that is none, or that is larger than 1 MiB or holds more than 20
  /// attestations, is one refusal.
  public List<Verification> verifyProvenance(PublishedFile file, byte[] json) {
    return switch (parsed(json)) {
      case Parsed.Broken(String reason) -> List.of(new Verification.Refused(reason));
      case Parsed.Root(Node object) -> provenance(file, object);
    };
  }

  /// Verifies one attestation object, of which nobody but its certificate says who published.
  public Verification verifyAttestation(PublishedFile file, byte[] json) {
    return switch (parsed(json)) {
      case Parsed.Broken(String reason) -> new Verification.Refused(reason);
      case Parsed.Root(Node object) -> verify(file, object, Optional.empty());
    };
  }

  /// Verifies the attestation objects of an array, of which nobody but their certificates says who
  /// published. An array that is none, is empty, is larger than 1 MiB or holds more than 20 is one
  /// refusal.
  public List<Verification> verifyAttestations(PublishedFile file, byte[] json) {
    return switch (parsed(json)) {
      case Parsed.Root(Node.Array(List<Node> all, int _))
          when !all.isEmpty() && all.size() <= MOST_ATTESTATIONS ->
          all.stream().map(it -> verify(file, it, Optional.empty())).toList();
      case Parsed.Root(Node _) ->
          List.of(new Verification.Refused("no array of 1 to 20 attestations"));
      case Parsed.Broken(String reason) -> List.of(new Verification.Refused(reason));
    };
  }

  private sealed interface Parsed {
    record Root(Node node) implements Parsed {}

    record Broken(String reason) implements Parsed {}
  }

  private static Parsed parsed(byte[] json) {
    if (json.length > LARGEST) {
      return new Parsed.Broken("larger than 1 MiB");
    }
    return switch (Documents.json(json)) {
      case Documents.Reading.Broken(String reason, int _) ->
          new Parsed.Broken(Reason.of("no JSON: " + reason));
      case Documents.Reading.Parsed(Node node) -> new Parsed.Root(node);
    };
  }

  private List<Verification> provenance(PublishedFile file, Node object) {
    Optional<Long> version = object.at("version").flatMap(Attestation::number);
    if (version.isPresent() && version.get() != 1) {
      return List.of(
          new Verification.Unsupported("provenance of version %d".formatted(version.get())));
    }
    List<Node> bundles = object.array("attestation_bundles");
    int count = bundles.stream().mapToInt(it -> it.array("attestations").size()).sum();
    if (version.isEmpty() || count == 0 || count > MOST_ATTESTATIONS) {
      return List.of(
          new Verification.Refused(
              version.isEmpty() || count == 0
                  ? "no provenance of PEP 740"
                  : "more than 20 attestations"));
    }
    List<Verification> all = new ArrayList<>();
    for (Node bundle : bundles) {
      Optional<Publisher> publisher = bundle.at("publisher").flatMap(Publishers::read);
      for (Node attestation : bundle.array("attestations")) {
        all.add(
            publisher.isEmpty()
                ? new Verification.Refused("the provenance does not say who published")
                : verify(file, attestation, publisher));
      }
    }
    return List.copyOf(all);
  }

  private Verification verify(PublishedFile file, Node node, Optional<Publisher> stated) {
    return switch (Attestation.read(node)) {
      case Attestation.Reading.Malformed(String reason) -> new Verification.Refused(reason);
      case Attestation.Reading.Foreign(String version) ->
          new Verification.Unsupported("an attestation of version " + version);
      case Attestation.Reading.Read(Attestation attestation) -> verify(file, attestation, stated);
    };
  }

  private Verification verify(
      PublishedFile file, Attestation attestation, Optional<Publisher> stated) {
    Optional<Statement> statement =
        Attestation.decoded(attestation.statement()).flatMap(Statement::read);
    Optional<Claims> claims =
        Attestation.decoded(attestation.certificate())
            .filter(der -> der.length <= LARGEST_CERTIFICATE)
            .flatMap(Claims::read);
    if (statement.isEmpty() || claims.isEmpty()) {
      return new Verification.Refused(
          statement.isEmpty() ? "the statement cannot be read" : "the certificate cannot be read");
    }
    Optional<Predicate> predicate = statement.get().predicate();
    if (predicate.isEmpty()) {
      return new Verification.Unsupported(
          Reason.of("a predicate of the type `%s`".formatted(statement.get().predicateType())));
    }
    Optional<Publisher> publisher = stated.or(() -> Publishers.of(claims.get()));
    if (publisher.isEmpty()) {
      return new Verification.Unsupported(
          Reason.of("certificates for the issuer `%s`".formatted(claims.get().issuer())));
    }
    return statement
        .get()
        .complaint(file)
        .<Verification>map(Verification.Refused::new)
        .orElseGet(() -> signed(file, attestation, publisher.get(), claims.get(), predicate.get()));
  }

  private Verification signed(
      PublishedFile file,
      Attestation attestation,
      Publisher publisher,
      Claims claims,
      Predicate predicate) {
    return switch (Publishers.match(publisher, claims)) {
      case Publishers.Match.Differs(String reason) -> new Verification.Refused(reason);
      case Publishers.Match.Unknown(String reason) -> new Verification.Unsupported(reason);
      case Publishers.Match.Matched(Identity identity) ->
          switch (SigningTime.of(attestation, claims)) {
            case SigningTime.Unproven(String reason) -> new Verification.Unsupported(reason);
            case SigningTime.Outside(String reason) -> new Verification.Refused(reason);
            case SigningTime.Stated(Instant time) ->
                sealed(
                    file,
                    attestation,
                    new Verification.Verified(
                        publisher, identity, predicate, Optional.of(time), attestation.logIndex()));
          };
    };
  }

  private Verification sealed(
      PublishedFile file, Attestation attestation, Verification.Verified verified) {
    String bundle = BundleText.of(attestation);
    VerdictCache.Key key =
        new VerdictCache.Key(file.sha256(), Digests.sha256(bundle.getBytes(UTF_8)), root.sha256());
    VerdictCache.Verdict verdict =
        cache
            .find(key)
            .orElseGet(
                () -> {
                  VerdictCache.Verdict fresh = cryptography.verify(file.sha256(), bundle);
                  cache.keep(key, fresh);
                  return fresh;
                });
    return switch (verdict.outcome()) {
      case HOLDS -> verified;
      case REFUSED -> new Verification.Refused(verdict.reason());
      case UNKNOWN_KEY ->
          new Verification.Unsupported(
              "%s is not in the trusted root of %s".formatted(verdict.reason(), root.obtained()));
    };
  }
}
