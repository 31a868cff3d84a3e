package dev.assay.index.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.ToIntFunction;

/// Caches that take at most their share of the memory, an eighth each: a project has one file or
/// ten thousand, and each team may see it otherwise.
public final class Share {
  private static final int CACHES = 8;
  private static final int KIBIBYTE = 1 << 10;

  private Share() {}

  /// A cache of values of which each says how many kibibytes it takes, roughly.
  public static <K, V> Cache<K, V> of(ToIntFunction<V> kibibytes) {
    return of(Runtime.getRuntime().maxMemory() / CACHES / KIBIBYTE, kibibytes);
  }

  static <K, V> Cache<K, V> of(long most, ToIntFunction<V> kibibytes) {
    return Caffeine.newBuilder()
        .maximumWeight(most)
        .<K, V>weigher((_, value) -> kibibytes.applyAsInt(value))
        .build();
  }
}
