package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Remembers what changes seldom, for a while and not without bound: the one that was asked for longest ago goes first. A
 * failure is not remembered. Thread-safe; two calls at the same moment may both ask.
 *
 * @param <T> what is remembered
 */
final class MetadataCache<T> {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int MOST_ENTRIES = 50;

    private final InstantSource clock;
    private final Map<String, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);

    MetadataCache(InstantSource clock) {
        this.clock = clock;
    }

    CompletionStage<T> get(String key, Supplier<CompletionStage<T>> ask) {
        Optional<T> known = known(key);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known.get())
                : ask.get().thenApply(answer -> remember(key, answer));
    }

    private synchronized Optional<T> known(String key) {
        Entry<T> entry = entries.get(key);
        boolean isFresh = entry != null && clock.instant().isBefore(entry.end());
        return isFresh ? Optional.of(entry.value()) : Optional.empty();
    }

    private synchronized T remember(String key, T value) {
        entries.put(key, new Entry<>(value, clock.instant().plus(LIFETIME)));
        if (entries.size() > MOST_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        return value;
    }

    private record Entry<T>(T value, Instant end) {}
}
