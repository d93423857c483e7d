package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MetadataCacheTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final MetadataCache<Integer> cache = new MetadataCache<>(now::get);
    private final AtomicInteger asked = new AtomicInteger();

    private int get(String key) {
        return cache.get(key, () -> CompletableFuture.completedFuture(asked.incrementAndGet()))
                .toCompletableFuture()
                .join();
    }

    @Test
    void remembersForAWhile() {
        assertThat(get("a")).isEqualTo(1);
        now.set(now.get().plus(MetadataCache.LIFETIME).minusMillis(1));
        assertThat(get("a")).isEqualTo(1);
        now.set(now.get().plus(Duration.ofMillis(1)));
        assertThat(get("a")).isEqualTo(2);
        assertThat(get("b")).isEqualTo(3);
    }

    @Test
    void forgetsWhatWasAskedForLongestAgo() {
        for (int key = 0; key < MetadataCache.MOST_ENTRIES; key++) {
            get("key " + key);
        }
        get("key 0");
        get("one more");

        int before = asked.get();
        get("key 0");
        assertThat(asked).hasValue(before);
        get("key 1");
        assertThat(asked).hasValue(before + 1);
    }

    @Test
    void doesNotRememberFailures() {
        CompletableFuture<Integer> failed = CompletableFuture.failedFuture(new IllegalStateException());
        assertThat(cache.get("a", () -> failed).toCompletableFuture()).isCompletedExceptionally();

        assertThat(get("a")).isEqualTo(1);
    }
}
