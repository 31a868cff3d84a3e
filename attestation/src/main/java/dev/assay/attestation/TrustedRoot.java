package dev.assay.attestation;

import dev.sigstore.trustroot.CertificateAuthority;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.trustroot.TransparencyLog;
import dev.sigstore.trustroot.ValidFor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The keys that attestations are verified with: certificate authorities, transparency logs and
/// timestamp authorities, as sigstore writes them (`trusted_root.json`). It is never fetched.
public final class TrustedRoot {
  private static final int LARGEST = 1 << 20;
  private static final long STALE_AFTER_DAYS = 180;
  private static final String BUNDLED = "trusted_root.json";
  private static final String BUNDLED_SOURCE = "trusted_root.properties";

  private final SigstoreTrustedRoot keys;
  private final String sha256;
  private final LocalDate obtained;

  private TrustedRoot(SigstoreTrustedRoot keys, String sha256, LocalDate obtained) {
    this.keys = keys;
    this.sha256 = sha256;
    this.obtained = obtained;
  }

  /// What reading gave.
  public sealed interface Reading {
    /// It is usable.
    record Opened(TrustedRoot root) implements Reading {}

    /// It is not; the reason is a lower-case phrase.
    record Broken(String reason) implements Reading {}
  }

  /// The public-good keys that this version came with.
  public static TrustedRoot bundled() {
    Properties source = new Properties();
    try (InputStream about = resource(BUNDLED_SOURCE);
        InputStream json = resource(BUNDLED)) {
      source.load(about);
      LocalDate date = LocalDate.parse(source.getProperty("retrieved"));
      return switch (read(json.readAllBytes(), date)) {
        case Reading.Opened(TrustedRoot root) -> root;
        case Reading.Broken(String reason) -> throw new IllegalStateException(reason);
      };
    } catch (IOException impossible) {
      throw new IllegalStateException("the trusted root is part of this jar", impossible);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(TrustedRoot.class.getResourceAsStream(name), name);
  }

  /// Reads a file of at most 1 MiB; the day it was last changed counts as the day it was obtained.
  public static Reading read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      LocalDate changed =
          LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
      return read(in.readNBytes(LARGEST + 1), changed);
    } catch (IOException failure) {
      return new Reading.Broken("cannot be read: " + failure.getClass().getSimpleName());
    }
  }

  /// Reads `trusted_root.json`.
  ///
  /// @param obtained the day it was taken from where it is published
  public static Reading read(byte[] json, LocalDate obtained) {
    if (json.length > LARGEST) {
      return new Reading.Broken("larger than 1 MiB");
    }
    try {
      SigstoreTrustedRoot keys = SigstoreTrustedRoot.from(new ByteArrayInputStream(json));
      if (keys.getCAs().isEmpty() || keys.getTLogs().isEmpty() || keys.getCTLogs().isEmpty()) {
        return new Reading.Broken("it names no certificate authority or no log");
      }
      return new Reading.Opened(new TrustedRoot(keys, Digests.sha256(json), obtained));
    } catch (SigstoreConfigurationException | RuntimeException | StackOverflowError failure) {
      return new Reading.Broken("no trusted root of sigstore: " + Reason.of(failure));
    }
  }

  /// The SHA-256 of the file, in hexadecimal.
  public String sha256() {
    return sha256;
  }

  /// The day it was obtained.
  public LocalDate obtained() {
    return obtained;
  }

  /// Its age in days.
  public long age(LocalDate today) {
    return ChronoUnit.DAYS.between(obtained, today);
  }

  /// Why it should be renewed, in a lower-case phrase, if it should: after half a year, or as soon
  /// as one of its kinds of keys has none that is still in use.
  public Optional<String> staleness(LocalDate today) {
    Instant now = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    if (isNoneCurrent(keys.getCAs().stream().map(CertificateAuthority::getValidFor), now)
        || isNoneCurrent(validity(keys.getTLogs()), now)
        || isNoneCurrent(validity(keys.getCTLogs()), now)) {
      return Optional.of("none of its keys is in use any more");
    }
    long age = age(today);
    return age > STALE_AFTER_DAYS
        ? Optional.of("it is %d days old".formatted(age))
        : Optional.empty();
  }

  private static Stream<ValidFor> validity(List<TransparencyLog> logs) {
    return logs.stream().map(log -> log.getPublicKey().getValidFor());
  }

  private static boolean isNoneCurrent(Stream<ValidFor> periods, Instant now) {
    return periods.noneMatch(period -> period.contains(now));
  }

  SigstoreTrustedRoot keys() {
    return keys;
  }
}
