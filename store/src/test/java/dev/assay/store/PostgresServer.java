package dev.assay.store;

import dev.assay.store.StoreSettings.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A real PostgreSQL on a temporary directory and a free port of the loopback interface, gone when
/// it is closed.
public final class PostgresServer implements AutoCloseable {
  private final Path bin;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /// The folder of the newest server that is installed, wherever Debian or a PATH has it.
  public static Optional<Path> installed() {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> versions = list(Path.of("/usr/lib/postgresql"))) {
      versions
          .sorted(Comparator.comparing((Path p) -> p.getFileName().toString()).reversed())
          .forEach(p -> folders.add(p.resolve("bin")));
    }
    for (String entry : System.getenv("PATH").split(":")) {
      folders.add(Path.of(entry));
    }
    return folders.stream().filter(p -> Files.isExecutable(p.resolve("initdb"))).findFirst();
  }

  private static Stream<Path> list(Path folder) {
    try {
      return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static PostgresServer start(Path bin) throws IOException {
    Path folder = Files.createTempDirectory("assay-postgresql-");
    PostgresServer server = new PostgresServer(bin, folder, freePort());
    if (root()) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    server.pg(
        "initdb", "-D", server.data(), "-A", "trust", "-U", "assay", "-E", "UTF8", "--no-sync");
    server.up();
    return server;
  }

  public void up() throws IOException {
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100 -c fsync=off"
            .formatted(port);
    pg(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-t",
        "120",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        options,
        "start");
  }

  public void down(String mode) throws IOException {
    pg("pg_ctl", "-D", data(), "-w", "-m", mode, "stop");
  }

  /// A new, empty database.
  public Server database() {
    String name = "assay" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"), "assay", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Server(url(name), "assay", "");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void pg(String tool, String... arguments) throws IOException {
    // The server refuses to run as root.
    List<String> command =
        new ArrayList<>(root() ? List.of("runuser", "-u", "postgres", "--") : List.of());
    command.add(bin.resolve(tool).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("assay-postgresql-", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (waited(process) != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(output));
      }
    } finally {
      Files.delete(output);
    }
  }

  private static int waited(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    down("immediate");
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
