package dev.assay.index.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import org.junit.jupiter.api.Test;

class ShareTest {
  @Test
  void whatIsLargeLeavesRoomForFew() {
    Cache<Integer, Integer> cache = Share.of(100, size -> size);
    for (int i = 0; i < 1_000; i++) {
      cache.put(i, 30);
    }
    cache.cleanUp();
    assertThat(cache.estimatedSize()).isBetween(1L, 3L);
  }
}
