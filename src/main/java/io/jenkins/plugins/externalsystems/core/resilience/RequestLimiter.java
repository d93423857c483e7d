package io.jenkins.plugins.externalsystems.core.resilience;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of one connection, as Bucket4j buckets on the injected clock. A request takes its permits at once, be it on
 * credit, and is told how long to wait for them; so requests go in order, and one that does not wait gives them back. (The
 * library's scheduled form keeps the permits of who stopped waiting.) Thread-safe.
 */
final class RequestLimiter {
    /** More keys than that are in use at once by nobody; a forgotten key has its burst again. */
    private static final int MAX_KEYS = 1000;

    private final InstantSource clock;
    private final List<Bucket> own = new ArrayList<>();
    private final Map<RateLimit, Bucket> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private Instant heldUntil = Instant.MIN;

    RequestLimiter(ResilienceSettings settings, InstantSource clock) {
        this.clock = clock;
        if (settings.requestsPerMinute() > 0) {
            own.add(bucket(new RateLimit("", settings.requestsPerMinute(), Duration.ofMinutes(1), settings.burst())));
        }
        if (settings.requestsPerHour() > 0) {
            own.add(hourly(settings.requestsPerHour()));
        }
    }

    /** Takes the permits for one request. @return how long to wait for them, zero or more */
    synchronized Duration take(List<RateLimit> keyed) {
        long nanos = 0;
        for (Bucket bucket : buckets(keyed)) {
            nanos = Math.max(nanos, bucket.consumeIgnoringRateLimits(1));
        }
        return longer(Duration.ofNanos(nanos), heldFor());
    }

    /** Gives the permits back of a request that was not sent. */
    synchronized void giveBack(List<RateLimit> keyed) {
        buckets(keyed).forEach(bucket -> bucket.addTokens(1));
    }

    /** How long a request has to wait at least if others go before it. @param ahead their number */
    synchronized Duration shortestWait(int ahead, List<RateLimit> keyed) {
        long nanos = 0;
        for (Bucket bucket : own) {
            nanos = Math.max(nanos, bucket.consumeIgnoringRateLimits(ahead + 1L));
            bucket.addTokens(ahead + 1L);
        }
        for (RateLimit limit : keyed) {
            Bucket bucket = keyed(limit);
            nanos = Math.max(nanos, bucket.consumeIgnoringRateLimits(1));
            bucket.addTokens(1);
        }
        return longer(Duration.ofNanos(nanos), heldFor());
    }

    /** Nothing goes until then. A moment before the present one changes nothing. */
    synchronized void holdUntil(Instant moment) {
        if (moment.isAfter(heldUntil)) {
            heldUntil = moment;
        }
    }

    /** How long the service's own word holds every request back; zero if it does not. */
    synchronized Duration heldFor() {
        Instant now = clock.instant();
        return heldUntil.isAfter(now) ? Duration.between(now, heldUntil) : Duration.ZERO;
    }

    synchronized int rememberedKeys() {
        return byKey.size();
    }

    private List<Bucket> buckets(List<RateLimit> keyed) {
        List<Bucket> all = new ArrayList<>(own);
        keyed.forEach(limit -> all.add(keyed(limit)));
        return all;
    }

    private Bucket keyed(RateLimit limit) {
        Bucket bucket = byKey.get(limit);
        if (bucket == null) {
            if (byKey.size() >= MAX_KEYS) {
                forget();
            }
            bucket = bucket(limit);
            byKey.put(limit, bucket);
        }
        return bucket;
    }

    /** Drops the keys that lose nothing by it, or, if there are none, the one that rested longest. */
    private void forget() {
        byKey.entrySet()
                .removeIf(entry ->
                        entry.getValue().getAvailableTokens() >= entry.getKey().burst());
        if (byKey.size() >= MAX_KEYS) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    private Bucket bucket(RateLimit limit) {
        return build(Bandwidth.builder()
                .capacity(limit.burst())
                .refillGreedy(limit.permits(), limit.period())
                .build());
    }

    /** The hour's permits may go as fast as the minute's allow, and come back together. */
    private Bucket hourly(int permits) {
        return build(Bandwidth.builder()
                .capacity(permits)
                .refillIntervally(permits, Duration.ofHours(1))
                .build());
    }

    private Bucket build(Bandwidth bandwidth) {
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
