package dev.assay.cli.command;

import dev.assay.cli.terminal.Surroundings;
import dev.assay.index.http.Listening;
import dev.assay.index.http.TlsFiles;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where an index listens.
final class ListeningOptions {
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "the address to listen on (default: ${DEFAULT-VALUE})",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "the port to listen on, 0 for a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "serve HTTPS by this certificate, with those above it (PEM)")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "the key of the certificate (PEM, without a passphrase)")
  private @Nullable Path key;

  @Option(
      names = "--operation-port",
      paramLabel = "PORT",
      description = "a port on loopback for `/health` and `/metrics`, without TLS and credentials")
  private @Nullable Integer operation;

  Listening listening(Surroundings surroundings, Configuration configuration) {
    return new Listening(
        host,
        port("port", port, configuration),
        tls(surroundings.workingDirectory(), configuration),
        operation == null
            ? OptionalInt.empty()
            : OptionalInt.of(port("operation-port", operation, configuration)));
  }

  private static int port(String name, int port, Configuration configuration) {
    if (port < 0 || port > LAST_PORT) {
      throw configuration.wrong(name, "a port is a number from 0 to " + LAST_PORT);
    }
    return port;
  }

  private Optional<TlsFiles> tls(Path folder, Configuration configuration) {
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    if (certificate == null) {
      throw configuration.wrong("tls-key", "it needs `tls-certificate`");
    }
    if (key == null) {
      throw configuration.wrong("tls-certificate", "it needs `tls-key`");
    }
    TlsFiles files = new TlsFiles(folder.resolve(certificate), folder.resolve(key));
    try {
      files.check();
    } catch (CertificateException wrong) {
      throw configuration.wrong("tls-certificate", String.valueOf(wrong.getMessage()));
    }
    return Optional.of(files);
  }
}
