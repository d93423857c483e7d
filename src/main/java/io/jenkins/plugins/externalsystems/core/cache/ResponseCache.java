package io.jenkins.plugins.externalsystems.core.cache;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers that one connection remembers, for a time and up to a size; what was used longest ago makes room. There are two
 * kinds:
 *
 * <ul>
 *   <li>items: answers to reads of the operations that the connection's settings name. A write through the same connection
 *       makes all of them doubtful, whatever came of it, and throws them away, and so does it those that were asked for before
 *       it ended.
 *   <li>metadata: what a connector looks up for itself, such as fields, statuses and users, whatever the settings name. Writes
 *       leave it: an issue that is created does not change which fields there are, and a build that posts ten messages would
 *       otherwise look the same people up ten times.
 * </ul>
 *
 * Thread-safe. Holds no credentials, and nothing outlives the process.
 */
public final class ResponseCache {
    private static final int MOST_ANSWERS = 5_000;

    private final InstantSource clock;
    private final CacheRules rules;
    private final Map<AnswerKey, StoredAnswer> answers = new LinkedHashMap<>(16, 0.75f, true);
    /** Operations that have written, and so are no reads, whatever the settings say. */
    private final Set<String> writers = new HashSet<>();

    private long bytes;
    private long writes;

    public ResponseCache(InstantSource clock, CacheRules rules) {
        this.clock = clock;
        this.rules = rules;
    }

    /** One that remembers nothing, and so needs no clock. */
    public static ResponseCache none() {
        return new ResponseCache(() -> Instant.EPOCH, CacheRules.nothing());
    }

    /** Whether metadata is remembered. */
    public boolean remembers() {
        return !rules.timeToLive().isZero();
    }

    /** Whether answers to the operation's reads are remembered. */
    public synchronized boolean keeps(String operation) {
        return remembers() && rules.operations().contains(operation) && !writers.contains(operation);
    }

    /** How many writes there were so far; an item is only stored if that has not changed since it was asked for. */
    public synchronized long writes() {
        return writes;
    }

    /** The answer, be it fresh or in need of a question; empty if there is none that helps. */
    public synchronized Optional<StoredAnswer> find(AnswerKey key) {
        StoredAnswer answer = answers.get(key);
        if (answer != null && !isFresh(answer) && answer.condition().isEmpty()) {
            remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(answer);
    }

    /** Whether the answer may be given without a question. */
    public boolean isFresh(StoredAnswer answer) {
        return answer.isFresh(clock.instant());
    }

    /** Time since it was asked for. */
    public Duration age(StoredAnswer answer) {
        return answer.age(clock.instant());
    }

    /** The time, for {@link #put}. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Remembers an item, unless the service or the size forbids it, or something was written since it was asked for.
     *
     * @param asked when the request was made
     * @param writesBefore {@link #writes} at that time
     */
    public synchronized void putItem(AnswerKey key, HttpResponse answer, Instant asked, long writesBefore) {
        boolean isForbidden = !rules.ignoresHeaders() && Freshness.isForbidden(answer);
        if (isForbidden || writesBefore != writes || !keeps(key.operation())) {
            remove(key);
            return;
        }
        Duration fresh = rules.ignoresHeaders() ? rules.timeToLive() : Freshness.of(answer, rules.timeToLive());
        put(key, new StoredAnswer(answer, false, asked, fresh));
    }

    /**
     * Remembers metadata. Cache-Control does not matter: what a connector knows of a service lives in memory anyway, and the
     * connection's time bounds how long it is believed.
     */
    public synchronized void putMetadata(AnswerKey key, HttpResponse answer, Instant asked) {
        if (remembers()) {
            put(key, new StoredAnswer(answer, true, asked, rules.timeToLive()));
        }
    }

    private void put(AnswerKey key, StoredAnswer answer) {
        remove(key);
        boolean isOfUse = isFresh(answer) || answer.condition().isPresent();
        if (!isOfUse || answer.weight() > rules.mostBytes()) {
            return;
        }
        answers.put(key, answer);
        bytes += answer.weight();
        Iterator<StoredAnswer> eldest = answers.values().iterator();
        while (bytes > rules.mostBytes() || answers.size() > MOST_ANSWERS) {
            bytes -= eldest.next().weight();
            eldest.remove();
        }
    }

    private void remove(AnswerKey key) {
        StoredAnswer removed = answers.remove(key);
        if (removed != null) {
            bytes -= removed.weight();
        }
    }

    /** A write is about to go out for an operation, which is no read from now on: items are doubtful. */
    public synchronized void writeBegins(String operation) {
        writers.add(operation);
        forgetItems();
    }

    /** A write is over, well or not: what was read while it ran is doubtful too. */
    public synchronized void writeEnds() {
        forgetItems();
    }

    private void forgetItems() {
        writes++;
        Iterator<StoredAnswer> all = answers.values().iterator();
        while (all.hasNext()) {
            StoredAnswer answer = all.next();
            if (!answer.isMetadata()) {
                bytes -= answer.weight();
                all.remove();
            }
        }
    }

    /** How many answers there are, and their size in bytes. */
    @Override
    public synchronized String toString() {
        return answers.size() + " answers, " + bytes + " bytes";
    }
}
