package dev.assay.upstream;

import dev.assay.core.document.Documents;
import dev.assay.core.document.IniFile;
import dev.assay.core.document.Node;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finds the index as pip and uv do: environment, then pip's and uv's configuration of the user and
/// the machine, then the default of the pip that is installed. Files of an audited project are not
/// among these: they are not trusted.
public final class IndexDiscovery {
  private static final int LARGEST = 1 << 20;
  private static final int SECONDS = 10;
  private static final String ASK_PIP =
      "from pip._internal.models.index import PyPI; print(PyPI.simple_url)";

  private final Map<String, String> environment;
  private final Path home;

  public IndexDiscovery(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /// The settings of the first source that names an index.
  public IndexSettings discover() {
    return Stream.<java.util.function.Supplier<Optional<IndexSettings>>>of(
            () -> fromEnvironment("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL"),
            () -> fromEnvironment("UV_DEFAULT_INDEX", "UV_INDEX"),
            () -> fromEnvironment("UV_INDEX_URL", "UV_EXTRA_INDEX_URL"),
            this::fromPipConfiguration,
            this::fromUvConfiguration,
            this::fromInstalledPip)
        .flatMap(source -> source.get().stream())
        .findFirst()
        .orElse(new IndexSettings(Optional.empty(), List.of(), "nobody names an index"));
  }

  private Optional<IndexSettings> fromEnvironment(String main, String extra) {
    return uri(environment.getOrDefault(main, ""))
        .map(
            index ->
                new IndexSettings(
                    Optional.of(index),
                    uris(environment.getOrDefault(extra, "")),
                    "`" + main + "`"));
  }

  private Optional<IndexSettings> fromPipConfiguration() {
    for (Path file : pipFiles()) {
      Optional<IniFile> ini = text(file).map(IniFile::read);
      Optional<URI> index = ini.flatMap(f -> f.value("global", "index-url")).flatMap(this::uri);
      if (index.isPresent()) {
        String extra = ini.flatMap(f -> f.value("global", "extra-index-url")).orElse("");
        return Optional.of(new IndexSettings(index, uris(extra), "`" + file + "`"));
      }
    }
    return Optional.empty();
  }

  private List<Path> pipFiles() {
    List<Path> files = new ArrayList<>();
    named("PIP_CONFIG_FILE").ifPresent(files::add);
    named("VIRTUAL_ENV").ifPresent(folder -> files.add(folder.resolve("pip.conf")));
    files.add(config().resolve("pip/pip.conf"));
    files.add(home.resolve(".pip/pip.conf"));
    files.add(home.resolve("Library/Application Support/pip/pip.conf"));
    named("APPDATA").ifPresent(folder -> files.add(folder.resolve("pip/pip.ini")));
    files.add(Path.of("/etc/xdg/pip/pip.conf"));
    files.add(Path.of("/etc/pip.conf"));
    return files;
  }

  private Optional<IndexSettings> fromUvConfiguration() {
    List<Path> files = new ArrayList<>();
    named("UV_CONFIG_FILE").ifPresent(files::add);
    files.add(config().resolve("uv/uv.toml"));
    files.add(Path.of("/etc/uv/uv.toml"));
    for (Path file : files) {
      Optional<IndexSettings> settings =
          bytes(file).flatMap(bytes -> uvSettings(bytes, "`" + file + "`"));
      if (settings.isPresent()) {
        return settings;
      }
    }
    return Optional.empty();
  }

  private Optional<IndexSettings> uvSettings(byte[] bytes, String origin) {
    if (!(Documents.toml(bytes) instanceof Documents.Reading.Parsed(Node root))) {
      return Optional.empty();
    }
    List<URI> extra = new ArrayList<>();
    Optional<URI> index = root.text("index-url").flatMap(this::uri);
    for (Node entry : root.array("index")) {
      Optional<URI> url = entry.text("url").flatMap(this::uri);
      if (index.isEmpty() && entry.at("default").map(Node::isTrue).orElse(false)) {
        index = url;
      } else {
        url.ifPresent(extra::add);
      }
    }
    root.array("extra-index-url")
        .forEach(node -> node.asText().flatMap(this::uri).ifPresent(extra::add));
    return index.map(found -> new IndexSettings(Optional.of(found), extra, origin));
  }

  private Optional<IndexSettings> fromInstalledPip() {
    try {
      Process process =
          new ProcessBuilder("python3", "-I", "-c", ASK_PIP)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String said;
      try (InputStream out = process.getInputStream()) {
        said = new String(out.readNBytes(4096), StandardCharsets.UTF_8).strip();
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return uri(said)
          .map(
              index ->
                  new IndexSettings(Optional.of(index), List.of(), "the installed pip's default"));
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Path config() {
    return named("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
  }

  private Optional<Path> named(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isEmpty())
        .map(Path::of);
  }

  private List<URI> uris(String text) {
    return Stream.of(text.split("\\s+")).flatMap(part -> uri(part).stream()).toList();
  }

  private Optional<URI> uri(String text) {
    String value = text.contains("=") && !text.startsWith("http") ? afterName(text) : text.strip();
    try {
      URI uri = URI.create(value);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// uv writes `name=https://…` in its variables.
  private static String afterName(String text) {
    return text.substring(text.indexOf('=') + 1).strip();
  }

  private static Optional<String> text(Path file) {
    return bytes(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(LARGEST));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
