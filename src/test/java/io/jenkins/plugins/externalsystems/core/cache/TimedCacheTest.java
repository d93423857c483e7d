package io.jenkins.plugins.externalsystems.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimedCacheTest {
    private Instant now = Instant.EPOCH;
    private final TimedCache<String, Integer> cache = new TimedCache<>(() -> now, 2);

    @Test
    void keepsEachValueForItsOwnTime() {
        cache.put("a", 1, Duration.ofSeconds(10));
        cache.put("b", 2, Duration.ofSeconds(20));
        now = now.plusSeconds(9);
        assertThat(cache.get("a")).contains(1);
        now = now.plusSeconds(1);
        assertThat(cache.get("a")).isEmpty();
        assertThat(cache.get("b")).contains(2);
        assertThat(cache.get("c")).isEmpty();
    }

    @Test
    void makesRoomByWhatWasUsedLongestAgo() {
        cache.put("a", 1, Duration.ofHours(1));
        cache.put("b", 2, Duration.ofHours(1));
        cache.get("a");
        cache.put("c", 3, Duration.ofHours(1));
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("a")).contains(1);
    }

    @Test
    void takesAnotherValueForTheOneBefore() {
        cache.put("a", 1, Duration.ofSeconds(1));
        cache.put("a", 2, Duration.ofSeconds(5));
        now = now.plusSeconds(2);
        assertThat(cache.get("a")).contains(2);
    }
}
