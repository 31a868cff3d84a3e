package dev.assay.bench.trojan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/// Makes pairs of a real artifact and the same trojanised, the same ones for the same seed: of each
/// way one in a project of the largest tenth and the others in projects drawn at random.
final class Trojaniser {
  private final List<Path> artifacts;
  private final List<Path> large;
  private final Random random;

  private Trojaniser(List<Path> artifacts, List<Path> large, Random random) {
    this.artifacts = artifacts;
    this.large = large;
    this.random = random;
  }

  static Trojaniser over(Path folder, long seed) throws IOException {
    List<Path> bySize;
    try (Stream<Path> files = Files.list(folder)) {
      bySize =
          files
              .sorted(Comparator.comparingLong((Path it) -> it.toFile().length()).reversed())
              .toList();
    }
    List<Path> large = bySize.subList(0, bySize.size() / 10);
    return new Trojaniser(bySize, large, new Random(seed));
  }

  List<Pair> pairs(Way way, int count) throws IOException {
    List<Path> candidates = new ArrayList<>(large);
    Collections.shuffle(candidates, random);
    List<Pair> pairs = new ArrayList<>();
    take(way, candidates, 1, pairs);
    candidates = new ArrayList<>(artifacts);
    Collections.shuffle(candidates, random);
    take(way, candidates, count, pairs);
    return pairs;
  }

  private void take(Way way, List<Path> candidates, int count, List<Pair> pairs)
      throws IOException {
    for (Path candidate : candidates) {
      if (pairs.size() >= count) {
        return;
      }
      pair(way, candidate).ifPresent(pairs::add);
    }
  }

  private Optional<Pair> pair(Way way, Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] before = Files.readAllBytes(file);
    Optional<Project> project = Project.read(name, before);
    if (project.isEmpty() || !way.put(project.get(), Names.of(random, project.get().title()))) {
      return Optional.empty();
    }
    return Optional.of(new Pair(way, name, before, Packing.pack(project.get())));
  }
}
