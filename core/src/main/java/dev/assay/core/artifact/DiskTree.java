package dev.assay.core.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A folder on disk. Links are followed as long as they stay below it; devices, pipes and sockets
/// are never opened. Names of any bytes survive. It may be shared between threads.
public final class DiskTree implements FileTree {
  private final Path root;
  private final Limits limits;
  private final ByteCount bytes;
  private final AtomicInteger entries = new AtomicInteger();
  private final Gaps gaps = new Gaps();

  private DiskTree(Path root, Limits limits) {
    this.root = root;
    this.limits = limits;
    this.bytes = new ByteCount(limits.totalBytes());
  }

  /// The tree below a folder; one that does not exist has no files and a gap that says so.
  public static FileTree open(Path root, Limits limits) {
    try {
      return new DiskTree(root.toRealPath(), limits);
    } catch (IOException e) {
      DiskTree tree = new DiskTree(root.toAbsolutePath().normalize(), limits);
      tree.gaps.add("", reason(e));
      return tree;
    }
  }

  @Override
  public List<Entry> list(String directory) {
    if (depth(directory) > limits.depth()) {
      gaps.add(directory, "more than " + limits.depth() + " folders deep");
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    try {
      Path real = locate(directory);
      try (DirectoryStream<Path> children = Files.newDirectoryStream(real)) {
        collect(directory, real, children, found);
      }
    } catch (NoSuchFileException | NotDirectoryException | IllegalArgumentException _) {
      return List.of();
    } catch (IOException e) {
      gaps.add(directory, reason(e));
    } catch (DirectoryIteratorException _) {
      gaps.add(directory, "cannot be listed to its end");
    }
    found.sort(Comparator.comparing(Entry::path));
    return List.copyOf(found);
  }

  private void collect(
      String directory, Path real, DirectoryStream<Path> children, List<Entry> found) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    for (Path child : children) {
      if (entries.incrementAndGet() > limits.entries()) {
        gaps.add(directory, "more than " + limits.entries() + " files and folders");
        return;
      }
      found.add(entry(prefix + PathText.name(child), real, child));
    }
  }

  private Entry entry(String path, Path directory, Path file) {
    try {
      BasicFileAttributes own = attributes(file);
      if (!own.isSymbolicLink()) {
        return entry(path, own, Kind.DIRECTORY);
      }
      Path target = file.toRealPath();
      if (!target.startsWith(root) || directory.startsWith(target)) {
        return new Entry(path, Kind.DEAD_LINK, 0);
      }
      return entry(path, attributes(target), Kind.LINK);
    } catch (NoSuchFileException | FileSystemLoopException _) {
      return new Entry(path, Kind.DEAD_LINK, 0);
    } catch (IOException e) {
      return broken(path, file, e);
    }
  }

  private Entry broken(String path, Path file, IOException e) {
    // Too many levels of links have no exception of their own.
    if (Files.isSymbolicLink(file)) {
      return new Entry(path, Kind.DEAD_LINK, 0);
    }
    gaps.add(path, reason(e));
    return new Entry(path, Kind.OTHER, 0);
  }

  private static Entry entry(String path, BasicFileAttributes attributes, Kind directory) {
    if (attributes.isRegularFile()) {
      return new Entry(path, Kind.FILE, attributes.size());
    }
    return new Entry(path, attributes.isDirectory() ? directory : Kind.OTHER, 0);
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Content read(String path) {
    return switch (find(path)) {
      case Found.File(Path file) -> readFile(file);
      case Found.Absent() -> new Content.Absent();
      case Found.Refused(String reason) -> new Content.Refused(reason);
    };
  }

  private Content readFile(Path file) {
    // The size of a file is not believed: that of one in `/proc` is 0.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = readAtMost(in, limits.fileBytes());
      if (content.length > limits.fileBytes()) {
        return new Content.Refused("larger than " + ByteCount.text(limits.fileBytes()));
      }
      if (!bytes.spend(content.length)) {
        return new Content.Refused(
            "more than " + ByteCount.text(limits.totalBytes()) + " were read in all");
      }
      return new Content.Bytes(content);
    } catch (IOException e) {
      return new Content.Refused(reason(e));
    }
  }

  /// All bytes up to `most`, or one more to show that there are more.
  private static byte[] readAtMost(InputStream in, long most) throws IOException {
    return in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
  }

  @Override
  public Opening open(String path) {
    return switch (find(path)) {
      case Found.File(Path file) -> openFile(file);
      case Found.Absent() -> new Opening.Absent();
      case Found.Refused(String reason) -> new Opening.Refused(reason);
    };
  }

  private static Opening openFile(Path file) {
    try {
      return new Opening.Opened(Files.newByteChannel(file));
    } catch (IOException e) {
      return new Opening.Refused(reason(e));
    }
  }

  @Override
  public List<Gap> gaps() {
    return gaps.all();
  }

  /// Where a path of the tree leads.
  private sealed interface Found {
    record File(Path path) implements Found {}

    record Absent() implements Found {}

    record Refused(String reason) implements Found {}
  }

  private Found find(String path) {
    try {
      Path file = locate(path);
      return attributes(file).isRegularFile()
          ? new Found.File(file)
          : new Found.Refused(Files.isDirectory(file) ? "a folder" : "no regular file");
    } catch (NoSuchFileException | NotDirectoryException | IllegalArgumentException _) {
      return new Found.Absent();
    } catch (IOException e) {
      return new Found.Refused(reason(e));
    }
  }

  private Path locate(String path) throws IOException {
    Path real = PathText.resolve(root, path).toRealPath();
    if (!real.startsWith(root)) {
      throw new FileSystemException(path, null, "leads out of the folder that is read");
    }
    return real;
  }

  private static int depth(String directory) {
    int depth = directory.isEmpty() ? 0 : 1;
    for (int i = 0; i < directory.length(); i++) {
      depth += directory.charAt(i) == '/' ? 1 : 0;
    }
    return depth;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or folder";
      case NotDirectoryException _ -> "no folder";
      case FileSystemException failed when failed.getReason() != null ->
          failed.getReason().toLowerCase(Locale.ROOT);
      default -> "cannot be read";
    };
  }
}
