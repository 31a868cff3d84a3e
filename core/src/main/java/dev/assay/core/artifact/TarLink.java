package dev.assay.core.artifact;

/// Where symbolic links of archives lead.
final class TarLink {
  private TarLink() {}

  /// The path that a link at `path` means; one that begins with `..` leads out of the root.
  static String target(String path, String link) {
    if (link.startsWith("/") || link.length() > TarHeader.BLOCK * 8) {
      return "/";
    }
    String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    StringBuilder target = new StringBuilder(folder);
    for (String part : link.split("/", -1)) {
      if (part.equals("..")) {
        if (target.isEmpty()) {
          return "..";
        }
        target.setLength(Math.max(0, target.lastIndexOf("/")));
      } else if (!part.isEmpty() && !part.equals(".")) {
        target.append(target.isEmpty() ? "" : "/").append(part);
      }
    }
    return target.toString();
  }
}
