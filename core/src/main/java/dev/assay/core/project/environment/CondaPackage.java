package dev.assay.core.project.environment;

import dev.assay.core.document.Node;
import dev.assay.core.project.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What conda recorded of one installed package.
///
/// @param channel credentials removed
/// @param requested whether the user asked for it by name
/// @param python whether it holds Python modules, which is when advisories for Python apply
/// @param homes paths, from the root of the environment, of the `.dist-info` and `.egg-info` in it
record CondaPackage(
    String name,
    String version,
    Optional<String> channel,
    boolean requested,
    boolean python,
    List<String> homes) {
  private static final String SITE = "site-packages/";

  CondaPackage {
    homes = List.copyOf(homes);
  }

  /// The package of a record, or empty when it has no name or version.
  static Optional<CondaPackage> of(Node record) {
    Optional<String> name = record.text("name");
    Optional<String> version = record.text("version");
    if (name.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    List<String> homes = new ArrayList<>();
    boolean modules = record.text("noarch").filter("python"::equals).isPresent();
    for (Node file : record.array("files")) {
      String path = file.asText().orElse("");
      int site = path.indexOf(SITE);
      if (site >= 0) {
        home(path, site + SITE.length()).ifPresent(homes::add);
        modules |= isModule(path);
      }
    }
    return Optional.of(
        new CondaPackage(
            name.get(),
            version.get(),
            record.text("channel").map(CondaPackage::withoutToken),
            isRequested(record),
            modules || !homes.isEmpty(),
            homes));
  }

  private static boolean isRequested(Node record) {
    String spec = record.text("requested_spec").orElse("");
    return !record.array("requested_specs").isEmpty() || !(spec.isEmpty() || spec.equals("None"));
  }

  private static Optional<String> home(String path, int from) {
    int slash = path.indexOf('/', from);
    String first = path.substring(from, slash < 0 ? path.length() : slash);
    boolean info = path.endsWith(".dist-info/METADATA") || path.endsWith(".egg-info/PKG-INFO");
    return info || first.endsWith(".egg-info")
        ? Optional.of(path.substring(0, from) + first)
        : Optional.empty();
  }

  private static boolean isModule(String path) {
    return path.endsWith(".py") || path.endsWith(".so") || path.endsWith(".pyd");
  }

  /// Conda also carries credentials as a path: `https://host.example/t/<token>/channel`.
  private static String withoutToken(String channel) {
    String clean = Urls.withoutCredentials(channel);
    int token = clean.indexOf("/t/");
    int end = token < 0 ? -1 : clean.indexOf('/', token + 3);
    return end < 0 ? clean : clean.substring(0, token) + clean.substring(end);
  }
}
