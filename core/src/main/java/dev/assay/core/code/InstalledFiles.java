package dev.assay.core.code;

import dev.assay.core.artifact.Content;
import dev.assay.core.artifact.FileTree;
import dev.assay.core.artifact.Opening;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The files of one distribution in a folder that holds many: those its record lists, and all that
/// lies in the same packages. Without a record these are the folders that `top_level.txt` names.
public final class InstalledFiles implements FileTree {
  private final FileTree site;
  private final Set<String> files = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private final Set<String> whole = new HashSet<>();

  /// @param metadata the path of its `.dist-info` or `.egg-info` folder
  public InstalledFiles(FileTree site, String metadata) {
    this.site = site;
    String base = Paths.folder(metadata);
    whole.add(metadata);
    if (site.read(metadata + "/RECORD") instanceof Content.Bytes(byte[] bytes)) {
      for (String path : RecordFile.read(bytes).digests().keySet()) {
        if (!path.startsWith("../") && !path.startsWith("/")) {
          take(Paths.child(base, path), base);
        }
      }
    } else if (site.read(metadata + "/top_level.txt") instanceof Content.Bytes(byte[] bytes)) {
      String names = new String(bytes, StandardCharsets.UTF_8);
      for (String name : names.lines().map(String::strip).toList()) {
        whole.add(Paths.child(base, name));
        files.add(Paths.child(base, name + ".py"));
      }
    }
    for (String path : whole) {
      folders.add(Paths.folder(path));
    }
    folders.add("");
  }

  private void take(String path, String base) {
    files.add(path);
    String folder = Paths.folder(path);
    if (!folder.equals(base) && path.endsWith("/__init__.py")) {
      whole.add(folder);
    }
    for (String at = folder; !at.isEmpty() && folders.add(at); at = Paths.folder(at)) {
      // Each folder above a file is listed.
    }
  }

  private boolean isOwn(String path) {
    if (files.contains(path) || folders.contains(path)) {
      return true;
    }
    for (String at = path; !at.isEmpty(); at = Paths.folder(at)) {
      if (whole.contains(at)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Entry> list(String directory) {
    List<Entry> own = new ArrayList<>();
    for (Entry entry : site.list(directory)) {
      if (isOwn(entry.path())) {
        own.add(entry);
      }
    }
    return own;
  }

  @Override
  public Content read(String path) {
    return isOwn(path) ? site.read(path) : new Content.Absent();
  }

  @Override
  public Opening open(String path) {
    return isOwn(path) ? site.open(path) : new Opening.Absent();
  }

  @Override
  public List<Gap> gaps() {
    return List.of();
  }
}
