package io.jenkins.plugins.externalsystems.core.cache;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One remembered answer. Thread-safe. */
public final class StoredAnswer {
    /** What an entry costs beside its body: key, headers, objects. */
    private static final int OVERHEAD = 1024;

    private final HttpResponse response;
    private final boolean isMetadata;
    private final Instant asked;
    private final Instant end;
    /** What the body says, parsed. It can be made again, so that it does not count and goes where memory is short. */
    private volatile SoftReference<Object> parsed = new SoftReference<>(null);

    StoredAnswer(HttpResponse response, boolean isMetadata, Instant asked, Duration fresh) {
        this.response = response;
        this.isMetadata = isMetadata;
        this.asked = asked;
        this.end = asked.plus(fresh);
    }

    /** As it was given. */
    public HttpResponse response() {
        return response;
    }

    /** Whether it is what the connector remembers for itself, and not an item of an operation. */
    public boolean isMetadata() {
        return isMetadata;
    }

    /** How to ask whether it still holds; empty where the service gave nothing to ask by. */
    public Optional<Condition> condition() {
        return Freshness.condition(response);
    }

    /**
     * What the body says, parsed once for as long as there is memory; all callers get the same object and must not change it.
     *
     * @param type what the parsing makes
     */
    public <T> T parsed(Class<T> type, Function<HttpResponse, T> parsing) {
        Object known = parsed.get();
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        T made = parsing.apply(response);
        parsed = new SoftReference<>(made);
        return made;
    }

    boolean isFresh(Instant now) {
        return now.isBefore(end);
    }

    Duration age(Instant now) {
        Duration age = Duration.between(asked, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    long weight() {
        return (long) response.bytes().length + OVERHEAD;
    }

    /** Status and size. */
    @Override
    public String toString() {
        return response.toString();
    }
}
