package io.jenkins.plugins.externalsystems.core.cache;

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
 * Keeps a bounded number of values, each for a time of its own; the one that was used longest ago makes room. Thread-safe.
 *
 * @param <K> what a value is found by
 * @param <V> never null
 */
public final class TimedCache<K, V> {
    private final InstantSource clock;
    private final Map<K, Entry<V>> entries;

    /** @param most number of values */
    public TimedCache(InstantSource clock, int most) {
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The value; empty if there is none or its time is over. */
    public synchronized Optional<V> get(K key) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(entry.end())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    /**
     * The value, asked for where there is none. A failure is not kept; two calls at the same moment may both ask.
     *
     * @param ask starts to get the value
     */
    public CompletionStage<V> getOrAsk(K key, Duration timeToLive, Supplier<CompletionStage<V>> ask) {
        Optional<V> known = get(key);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known.get())
                : ask.get().thenApply(value -> {
                    put(key, value, timeToLive);
                    return value;
                });
    }

    /** Keeps a value for so long from now, instead of the one before. */
    public synchronized void put(K key, V value, Duration timeToLive) {
        entries.put(key, new Entry<>(value, clock.instant().plus(timeToLive)));
    }

    private record Entry<V>(V value, Instant end) {}
}
