package dev.assay.cli.credential;

import dev.assay.cli.terminal.Problem;
import dev.assay.cli.terminal.Stop;
import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import dev.assay.report.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Tokens of several indexes in one file that only its owner can read (mode 0600, in a folder of
/// 0700). It is replaced as a whole or not at all, by one process at a time.
public record CredentialFile(Path path) {
  private static final String SCHEMA = "assay/credentials/1";

  /// The token for an address, of the server whose path is the longest; none when there is none.
  Optional<Credential> find(URI address) {
    return all().stream()
        .filter(it -> ServerAddress.isOn(it.server(), address))
        .max(Comparator.comparingInt(it -> it.server().toString().length()));
  }

  /// Keeps a token in the place of whatever there was for its server.
  public void put(Credential credential) {
    change(credential.server(), List.of(credential));
  }

  /// Forgets the token of a server; says whether there was one.
  public boolean remove(URI server) {
    boolean there = all().stream().anyMatch(it -> it.server().equals(server));
    if (there) {
      change(server, List.of());
    }
    return there;
  }

  private void change(URI server, List<Credential> instead) {
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    try {
      Files.createDirectories(folder, owner("rwx------"));
      try (FileChannel channel = lockFile(folder);
          FileLock _ = channel.lock()) {
        List<Credential> kept = new ArrayList<>(all());
        kept.removeIf(it -> it.server().equals(server));
        kept.addAll(instead);
        replace(folder, json(kept));
      }
    } catch (IOException failure) {
      throw broken("cannot be written");
    }
  }

  private FileChannel lockFile(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("." + path.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private void replace(Path folder, byte[] json) throws IOException {
    Path part = Files.createTempFile(folder, ".credentials", ".part", owner("rw-------"));
    try {
      Files.write(part, json);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static FileAttribute<?>[] owner(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private List<Credential> all() {
    try {
      if (Documents.json(Files.readAllBytes(path)) instanceof Documents.Reading.Parsed(Node root)
          && root.text("schema").filter(SCHEMA::equals).isPresent()) {
        return root.array("credentials").stream().flatMap(it -> credential(it).stream()).toList();
      }
      throw broken("cannot be understood");
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException failure) {
      throw broken("cannot be read");
    }
  }

  private static Optional<Credential> credential(Node node) {
    try {
      Optional<Instant> until = node.text("until").map(Instant::parse);
      Optional<URI> server = node.text("index").map(URI::create);
      return server.flatMap(
          at -> node.text("token").map(secret -> new Credential(at, secret, until)));
    } catch (DateTimeParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] json(List<Credential> credentials) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(bytes)) {
      json.object(
          () -> {
            json.text("schema", SCHEMA);
            json.array(
                "credentials", () -> credentials.forEach(it -> json.object(() -> write(json, it))));
          });
    }
    return bytes.toByteArray();
  }

  private static void write(JsonWriter json, Credential credential) {
    json.text("index", credential.server().toString());
    json.text("token", credential.secret());
    json.text("until", credential.until().map(Instant::toString));
  }

  private Stop broken(String how) {
    return new Stop(
        new Problem.Undecided(
            "`%s` %s".formatted(path, how),
            Optional.of("`assay login URL` writes it anew once it is out of the way")));
  }
}
