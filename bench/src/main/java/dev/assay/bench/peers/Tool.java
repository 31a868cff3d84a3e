package dev.assay.bench.peers;

import dev.assay.core.document.Documents;
import dev.assay.core.document.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An auditor, how to run it on a folder of locks of one size, and how to read its ids.
record Tool(
    String name,
    Function<Path, List<String>> command,
    Function<Path, Path> folder,
    Map<String, String> environment,
    Function<Node, Stream<String>> ids) {

  /// The record ids it reports, without repetition.
  Set<String> idsOf(Measured run) {
    return Documents.json(run.out()) instanceof Documents.Reading.Parsed(Node root)
        ? ids.apply(root).collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  static Tool assay(String label, Path launcher, Path zip, String input, Path cache) {
    return new Tool(
        label,
        locks ->
            List.of(
                launcher.toString(),
                "audit",
                "--offline",
                "--quiet",
                "--db",
                zip.toString(),
                "--format",
                "json",
                locks.resolve(input).toString()),
        locks -> locks,
        Map.of("XDG_CACHE_HOME", cache.toString()),
        root -> all(root, "dependencies").flatMap(it -> texts(it, "advisories")));
  }

  static Tool osvScanner(String binary, Path database, String input) {
    return new Tool(
        "osv-scanner --offline",
        locks ->
            List.of(
                binary,
                "scan",
                "source",
                "--offline",
                "--format",
                "json",
                "-L",
                locks.resolve(input).toString()),
        locks -> locks,
        Map.of("OSV_SCALIBR_LOCAL_DB_CACHE_DIRECTORY", database.toString()),
        root ->
            all(root, "results")
                .flatMap(it -> all(it, "packages"))
                .flatMap(it -> all(it, "vulnerabilities"))
                .flatMap(it -> it.text("id").stream()));
  }

  static Tool pipAudit(String binary, String service, Path cache) {
    return new Tool(
        "pip-audit, loopback service",
        locks ->
            List.of(
                binary,
                "--no-deps",
                "--disable-pip",
                "--progress-spinner",
                "off",
                "--cache-dir",
                cache.toString(),
                "-s",
                "osv",
                "--osv-url",
                service + "/v1/query",
                "-f",
                "json",
                "-r",
                locks.resolve("req/requirements.txt").toString()),
        locks -> locks,
        Map.of(),
        root ->
            all(root, "dependencies")
                .flatMap(it -> all(it, "vulns"))
                .flatMap(it -> it.text("id").stream()));
  }

  static Tool uvAudit(String binary, String service, Function<Path, Path> folder) {
    return new Tool(
        "uv audit --frozen, loopback service",
        _ ->
            List.of(
                binary,
                "audit",
                "--frozen",
                "--no-cache",
                "--output-format",
                "json",
                "--service-url",
                service,
                "--default-index",
                service + "/simple"),
        folder,
        Map.of(),
        root -> idsAnywhere(root).distinct());
  }

  private static Stream<Node> all(Node node, String key) {
    return node.array(key).stream();
  }

  private static Stream<String> texts(Node node, String key) {
    return all(node, key).flatMap(it -> it.asText().stream());
  }

  private static Stream<String> idsAnywhere(Node node) {
    return Stream.concat(
        node.text("id").filter(id -> id.startsWith("PYSEC-")).stream(),
        Stream.concat(node.members().values().stream(), node.values().stream())
            .flatMap(Tool::idsAnywhere));
  }
}
